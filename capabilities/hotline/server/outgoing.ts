/** What leaves the house: the reply to the 12345 platform and to the caller, word to the units. By the outbox, in the act's transaction. */
import { sql } from "kysely";
import { formatInstant, type Instant } from "#base/instant.ts";
import { ORDER_KINDS, type OrderDetail } from "#capabilities/hotline/model/public.ts";
import { enqueueMessage } from "#kernel/outbox/server/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";

/** Codes of channels; one that nobody set up registers its messages and sends none. */
export const PLATFORM_CHANNEL = "hotline_12345";
export const UNIT_CHANNEL = "hotline_units";
export const CALLER_CHANNEL = "hotline_sms";

type Sender = Pick<Platform, "secrets" | "publicUrl">;

export async function sendOutgoing(
  tx: Tx,
  sender: Sender,
  { matter, detail, entry }: { matter: MatterCore; detail: OrderDetail; entry: RecordEntry },
): Promise<void> {
  const event = { matter, detail, at: entry.at, key: `${matter.id} ${entry.seq}` };
  switch (entry.act) {
    case "send_reply":
      await sendToPlatform(tx, sender, event);
      await askCaller(tx, sender, event);
      return;
    case "assign":
    case "redo":
      await tellUnit(tx, sender, event, entry.act === "redo" ? "重办工单，请签收" : "新派工单，请签收");
      return;
    case "send_reply_back":
      await tellUnit(tx, sender, event, "答复退改，请修改后重新提交");
      return;
    case "supervise":
      await tellUnit(tx, sender, event, "督办，请按时回复");
  }
}

interface Event {
  readonly matter: MatterCore;
  readonly detail: OrderDetail;
  readonly at: Instant;
  /** Idempotency of the message. */
  readonly key: string;
}

async function sendToPlatform(tx: Tx, { secrets }: Sender, { matter, detail, at, key }: Event): Promise<void> {
  if (detail.externalNumber === null) return;
  await enqueueMessage(tx, secrets, {
    channel: PLATFORM_CHANNEL,
    channelName: "12345 平台",
    recipient: detail.externalSystem ?? "市 12345 平台",
    subject: `工单 ${detail.externalNumber} 答复`,
    text: detail.replyText ?? "",
    payload: {
      externalNumber: detail.externalNumber,
      number: matter.number,
      orderKind: detail.orderKind,
      outcome: detail.replyOutcome,
      reply: detail.replyText,
      repliedAt: at,
      assignCount: detail.assignCount,
    },
    key: `reply ${key}`,
    orderKey: matter.id,
    about: { matterId: matter.id },
    now: at,
  });
}

async function askCaller(tx: Tx, { secrets, publicUrl }: Sender, { matter, detail, at, key }: Event): Promise<void> {
  const follow = await findRow(
    tx,
    sql<{ code: string }>`select code from hotline_follow where matter_id = ${matter.id}`,
  );
  if (detail.callerPhone === null || !follow) return;
  await enqueueMessage(tx, secrets, {
    channel: CALLER_CHANNEL,
    channelName: "诉求人短信",
    recipient: detail.callerPhone,
    subject: `工单 ${matter.number} 答复通知`,
    text: `您反映的问题已经答复，凭查询码 ${follow.code} 可以查看答复并评价：${publicUrl}/hotline/${follow.code}`,
    payload: { number: matter.number },
    key: `ask ${key}`,
    about: { matterId: matter.id },
    now: at,
  });
}

export async function tellUnit(tx: Tx, { secrets }: Sender, event: Event, what: string): Promise<void> {
  const { matter, detail, at, key } = event;
  if (matter.unitId === null) return;
  const unit = await findRow(tx, sql<{ name: string }>`select name from people_unit where id = ${matter.unitId}`);
  const due = await findRow(
    tx,
    sql<{
      dueAt: Instant;
    }>`select due_at as "dueAt" from clock_running where matter_id = ${matter.id} and kind = 'reply'
      order by run desc limit 1`,
  );
  await enqueueMessage(tx, secrets, {
    channel: UNIT_CHANNEL,
    channelName: "热线承办单位",
    recipient: unit?.name ?? matter.unitId,
    subject: `${matter.number}：${what}`,
    text: [
      `${what}：${matter.number} ${ORDER_KINDS[detail.orderKind]}「${matter.title}」`,
      ...(due ? [`办理时限 ${formatInstant(due.dueAt)}`] : []),
    ].join("\n"),
    payload: { number: matter.number, unitId: matter.unitId },
    key: `unit ${key}`,
    about: { matterId: matter.id },
    now: at,
  });
}
