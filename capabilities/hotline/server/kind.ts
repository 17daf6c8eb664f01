/** 热线诉求 as a kind of matter: how its columns and facts are kept, how it is shown and told. */
import { sql } from "kysely";
import {
  BLANK_ORDER,
  HOTLINE_MEASURES,
  isEntryConcealed,
  ORDER_FLAGS,
  ORDER_PROCEDURE,
  ORDER_SOURCES,
  type OrderDetail,
  type OrderFacts,
} from "#capabilities/hotline/model/public.ts";
import type { EvidencePhase } from "#kernel/evidence/model/public.ts";
import { type AnyKind, linkMatters, matterKind } from "#kernel/matter/server/public.ts";
import { type Register, registerOf } from "#kernel/people/server/public.ts";
import type { Procedure } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { newFollowCode } from "#platform/follow-code.ts";
import { noteUse } from "./knowledge.ts";
import { loadFacts } from "./load-facts.ts";
import { narrate } from "./narrate.ts";
import { orderTable, PERSONAL_MEMBERS } from "./order-table.ts";
import { sendOutgoing } from "./outgoing.ts";
import { presentOrder } from "./present.ts";

export function hotlineKind(platform: Pick<Platform, "database" | "secrets" | "now" | "publicUrl">): AnyKind {
  const table = orderTable(platform.secrets);
  // A copy in memory, read again with every page: narrating has no connection of its own.
  let register: Register | null = null;
  const unitName = (id: unknown) => (typeof id === "string" ? (register?.unitName(id) ?? null) : null);
  return matterKind<OrderDetail, OrderFacts>({
    procedure: ORDER_PROCEDURE as unknown as Procedure<string, OrderDetail, OrderFacts>,
    blankDetail: BLANK_ORDER,
    personalDetail: PERSONAL_MEMBERS,
    sourceLabels: ORDER_SOURCES,
    flagLabels: ORDER_FLAGS,
    measures: HOTLINE_MEASURES,
    views: [
      { id: "orders_to_assign", label: "待派件", filter: { view: "open", kind: "hotline", states: "received" } },
      { id: "orders_to_sign", label: "待签收", filter: { view: "open", kind: "hotline", states: "assigned" } },
      {
        id: "orders_handling",
        label: "工单办理中",
        filter: { view: "open", kind: "hotline", states: "signed,handling" },
      },
      {
        id: "orders_at_gate",
        label: "回复把关",
        filter: { view: "open", kind: "hotline", states: "unit_review,office_review" },
      },
      { id: "orders_to_visit", label: "待回访", filter: { view: "open", kind: "hotline", states: "visiting" } },
      {
        id: "orders_unsatisfied",
        label: "不满意待定",
        filter: { view: "open", kind: "hotline", states: "unsatisfied" },
      },
      { id: "orders_enterprise", label: "涉企诉求", filter: { view: "open", kind: "hotline", flags: "enterprise" } },
      { id: "orders_repeat", label: "重复诉求", filter: { view: "open", kind: "hotline", flags: "repeat" } },
      { id: "orders_overdue", label: "超期工单", filter: { view: "open", kind: "hotline", lights: "red" } },
      {
        id: "orders_exclusion_asked",
        label: "申诉待审定",
        filter: { view: "closed", kind: "hotline", flags: "exclusion_asked" },
      },
      { id: "orders_excluded", label: "剔除公开", filter: { view: "all", kind: "hotline", flags: "excluded" } },
    ],
    loadDetail: (on, matterId) => table.load(on, matterId),
    saveDetail: (tx, matterId, changes, isNew) => table.save(tx, matterId, changes, isNew),
    loadFacts: (on, wanted) => loadFacts(platform, table, on, wanted),
    afterAct: async (tx, { matter, detail, entry }) => {
      const { act, at, seq } = entry;
      if (act === "register")
        await sql`insert into hotline_follow (matter_id, code, created_at) values (${matter.id}, ${newFollowCode()}, ${at})`.execute(
          tx,
        );
      if (act === "submit_reply" || act === "answer_directly")
        await noteUse(tx, { itemIds: detail.knowledgeItemIds, matterId: matter.id, seq, at });
      if (act === "link_report" && detail.reportMatterId)
        await linkMatters(tx, [matter.id, detail.reportMatterId], ["转办案卷", "来源工单"], at);
      if (act === "merge" && detail.mergedIntoId)
        await linkMatters(tx, [matter.id, detail.mergedIntoId], ["并入的工单", "并入本件的工单"], at);
      if (act === "register" && detail.repeatOfId)
        await linkMatters(tx, [matter.id, detail.repeatOfId], ["此前相似的工单", "此后相似的工单"], at);
      await sendOutgoing(tx, platform, { matter, detail, entry });
    },
    present: async (on, matter, detailRead, actor) => {
      const [detail, registerNow] = await Promise.all([detailRead, registerOf(on)]);
      register = registerNow;
      const extras = await extrasOf(on, matter.id, detail);
      return presentOrder(matter, detail, actor, {
        unitName,
        personName: () => extras.firstOwner,
        followCode: extras.followCode,
        mergedIntoNumber: extras.mergedInto,
        repeatOfNumber: extras.repeatOf,
      });
    },
    conceals: isEntryConcealed,
    reveal: { unmask: revealCaller },
    narrate: (entry) => narrate(entry, unitName),
    photoPhase,
  });
}

const CALLER_LABELS = { callerName: "诉求人", callerPhone: "联系电话" } as const;

/** The input was parsed by the act: it names the members that were asked for. */
function revealCaller(input: unknown, detail: OrderDetail): { label: string; value: string }[] {
  const asked = (input as { readonly members?: readonly string[] }).members ?? [];
  return Object.entries(CALLER_LABELS)
    .filter(([member]) => asked.includes(member))
    .map(([member, label]) => ({ label, value: detail[member as keyof typeof CALLER_LABELS] ?? "没有留下" }));
}

interface Extras {
  readonly followCode: string | null;
  readonly firstOwner: string | null;
  readonly mergedInto: string | null;
  readonly repeatOf: string | null;
}

async function extrasOf(on: Database | Tx, matterId: string, detail: OrderDetail): Promise<Extras> {
  return getRow(
    on,
    sql<Extras>`select (select code from hotline_follow where matter_id = ${matterId}) as "followCode",
      (select name from people_person where id = ${detail.firstOwnerPersonId}::uuid) as "firstOwner",
      (select number from matter where id = ${detail.mergedIntoId}::uuid) as "mergedInto",
      (select number from matter where id = ${detail.repeatOfId}::uuid) as "repeatOf"`,
  );
}

function photoPhase(act: string): EvidencePhase {
  if (act === "visit") return "visit";
  return act === "submit_reply" ? "resolve" : "other";
}
