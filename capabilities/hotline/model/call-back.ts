/**
 * 防“被满意”: who may ask the caller, what a recorded call must show, which answers are doubtful and which are asked again.
 */
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { type Actor, UNIT_SCOPED_ROLES } from "#kernel/people/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { OrderSatisfaction, VisitDoubt } from "./labels.ts";
import type { OrderDetail } from "./order.ts";
import type { HotlineSettings } from "./settings.ts";

/**
 * 承办一方: the posts of units, everyone whose own unit has or had the order, and whoever handled it, in person or in whose place they
 * act. They neither ask the caller nor see the answer before the call-back is over.
 */
export function isHandlingSide(
  actor: Pick<Actor, "role" | "personId" | "unitId" | "onBehalfOf">,
  matter: Pick<MatterCore, "unitId">,
  detail: Pick<OrderDetail, "handlerPersonIds" | "assistUnitIds" | "pastUnitIds">,
): boolean {
  const units = [matter.unitId, ...detail.assistUnitIds, ...detail.pastUnitIds];
  const persons = [actor.personId, actor.onBehalfOf?.personId ?? null];
  return (
    UNIT_SCOPED_ROLES.includes(actor.role) ||
    (actor.unitId !== null && units.includes(actor.unitId)) ||
    persons.some((person) => person !== null && detail.handlerPersonIds.includes(person))
  );
}

/** Acts in which the caller speaks. */
const CALLERS_WORD: readonly string[] = ["visit", "rate", "report_pressure"];

/** While the call-back goes on, its entries since the reply went out are kept from the handling side. */
export function isEntryConcealed(
  entry: Pick<RecordEntry, "act" | "seq">,
  seen: {
    readonly matter: Pick<MatterCore, "state" | "unitId">;
    readonly detail: OrderDetail;
    readonly actor: Actor;
    readonly entries: readonly Pick<RecordEntry, "act" | "seq">[];
  },
): boolean {
  if (!CALLERS_WORD.includes(entry.act) || !isVisitConcealed(seen.actor, seen.matter, seen.detail)) return false;
  const sent = seen.entries.findLast(({ act }) => act === "send_reply");
  return sent === undefined || entry.seq > sent.seq;
}

export function isVisitConcealed(
  actor: Actor,
  matter: Pick<MatterCore, "state" | "unitId">,
  detail: OrderDetail,
): boolean {
  return matter.state === "visiting" && isHandlingSide(actor, matter, detail);
}

/** What the file of a recorded call says of itself. */
export interface Recording {
  readonly isAudio: boolean;
  readonly seconds: number | null;
  /** Another call-back stands on it already. */
  readonly isUsedElsewhere: boolean;
}

export interface Call {
  /** As the exchange or the caller-back states it. */
  readonly seconds: number;
  readonly dialledNumber: string;
}

/** Why a recording does not prove the call, as sentences; none when it does. */
export function recordingFaults(
  recording: Recording | null,
  call: Call,
  callerPhone: string | null,
  settings: Pick<HotlineSettings, "recording_tolerance_seconds" | "recording_minimum_seconds">,
): readonly { readonly field: "recording" | "callSeconds" | "dialledNumber"; readonly message: string }[] {
  const faults: { field: "recording" | "callSeconds" | "dialledNumber"; message: string }[] = [];
  if (!isSameNumber(call.dialledNumber, callerPhone))
    faults.push({ field: "dialledNumber", message: "拨打的号码不是诉求人留下的号码" });
  if (!recording) return [...faults, { field: "recording", message: "电话回访须附通话录音" }];
  if (!recording.isAudio) return [...faults, { field: "recording", message: "附件不是录音文件" }];
  if (recording.isUsedElsewhere) faults.push({ field: "recording", message: "这段录音已经用在别的回访上" });
  if (recording.seconds === null) {
    faults.push({ field: "recording", message: "读不出录音的时长，请换一种格式（WAV、MP3、M4A、OGG、AMR）" });
    return faults;
  }
  const heard = Math.round(recording.seconds);
  if (Math.abs(recording.seconds - call.seconds) > settings.recording_tolerance_seconds)
    faults.push({ field: "callSeconds", message: `录音长 ${heard} 秒，与填写的通话时长 ${call.seconds} 秒不符` });
  if (recording.seconds < settings.recording_minimum_seconds)
    faults.push({
      field: "recording",
      message: `录音只有 ${heard} 秒，短于 ${settings.recording_minimum_seconds} 秒，问不完两个问题`,
    });
  return faults;
}

export function isSameNumber(one: string, other: string | null): boolean {
  return other !== null && plainNumber(one) !== "" && plainNumber(one) === plainNumber(other);
}

/** Digits only, without 0086 and 0 before a mobile number: one caller is one number however it was written down. */
export function plainNumber(number: string): string {
  return number.replace(/\D/g, "").replace(/^(0086|86)(?=1\d{10}$)|^0(?=1\d{10}$)/, "");
}

/** Call-backs of the handler in the last ninety days. */
export interface HandlerRecord {
  readonly visited: number;
  readonly satisfied: number;
}

export function doubtsOf(
  answer: { readonly satisfaction: OrderSatisfaction; readonly at: Instant },
  detail: Pick<OrderDetail, "sentAt" | "pressureReportedAt">,
  handler: HandlerRecord,
  settings: Pick<HotlineSettings, "doubt_minutes" | "doubt_perfect_orders">,
): VisitDoubt[] {
  if (answer.satisfaction === "unsatisfied") return [];
  const doubts: VisitDoubt[] = [];
  if (detail.sentAt !== null && answer.at < addMillis(detail.sentAt, settings.doubt_minutes * MINUTE_MS))
    doubts.push("soon_after_reply");
  if (handler.visited >= settings.doubt_perfect_orders && handler.satisfied === handler.visited)
    doubts.push("perfect_record");
  if (detail.pressureReportedAt !== null) doubts.push("pressure");
  return doubts;
}

const DRAWS = 10_000;

/**
 * 抽样: a number from 0 to 9 999 made of the seed and the order alone, so that whoever has both draws the same. FNV-1a, then mixed, so that
 * neighbouring identifiers do not draw neighbouring numbers.
 */
export function drawOf(seed: string, matterId: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${matterId}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % DRAWS;
}

export function isDrawn(draw: number, percent: number): boolean {
  return draw < (percent / 100) * DRAWS;
}
