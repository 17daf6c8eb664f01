/** 执法案件 as a kind of matter: how its columns and facts are kept, how it is shown and told, which papers it issues. */
import { sql } from "kysely";
import { plainDateOf } from "#base/plain-date.ts";
import {
  BLANK_CASE,
  CASE_FLAGS,
  CASE_MEASURES,
  CASE_PROCEDURE,
  type CaseDetail,
  type CaseFacts,
  CLUE_SOURCES,
  CONTACT_LABELS,
} from "#capabilities/case/model/public.ts";
import type { EvidencePhase } from "#kernel/evidence/model/public.ts";
import { type AnyKind, linkMatters, matterKind } from "#kernel/matter/server/public.ts";
import type { Procedure } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { loadCase, saveCase } from "./case-file.ts";
import { loadFacts } from "./facts/load-facts.ts";
import { narrate } from "./narrate.ts";
import { followPapers } from "./papers/after-act.ts";
import { caseDocuments } from "./papers/content.ts";
import { keepPartyCode, partyCodeFrom } from "./party/access.ts";
import { presentCase } from "./present.ts";

/** Forms whose number is the number of the decision. */
const DECISIONS: readonly string[] = ["DOC-33", "DOC-34", "DOC-35"];

export function caseKind(platform: Pick<Platform, "secrets" | "now">): AnyKind {
  const { secrets } = platform;
  return matterKind<CaseDetail, CaseFacts>({
    procedure: CASE_PROCEDURE as unknown as Procedure<string, CaseDetail, CaseFacts>,
    blankDetail: BLANK_CASE,
    personalDetail: ["partyContact"],
    sourceLabels: CLUE_SOURCES,
    flagLabels: CASE_FLAGS,
    measures: CASE_MEASURES,
    views: [
      view("cases_clues", "线索核查", "received,verifying"),
      view("cases_inquiry", "调查取证", "investigating,suspended,on_the_spot"),
      view("cases_review", "审核告知", "investigated,reviewed,noticed,hearing"),
      view("cases_to_decide", "待作决定", "deliberating"),
      view("cases_executing", "送达执行", "decided,executing"),
      view("cases_to_archive", "待归档", "closed"),
      { id: "cases_overdue", label: "超期案件", filter: { view: "open", kind: "case", lights: "red" } },
      { id: "cases_hearing", label: "听证案件", filter: { view: "open", kind: "case", flags: "hearing" } },
      { id: "cases_remedy", label: "复议诉讼", filter: { view: "open", kind: "case", flags: "in_remedy" } },
      { id: "cases_publish", label: "决定待公开", filter: { view: "open", kind: "case", flags: "publish_due" } },
      { id: "cases_withdraw", label: "公开待撤回", filter: { view: "open", kind: "case", flags: "withdraw_due" } },
    ],
    loadDetail: (on, matterId) => loadCase(secrets, on, matterId),
    saveDetail: (tx, matterId, changes, isNew) => saveCase(secrets, tx, matterId, changes, isNew),
    loadFacts: (on, wanted) => loadFacts(secrets, on, wanted),
    documents: caseDocuments(secrets),
    afterAct: async (tx, { matter, detail, entry, input, issued }) => {
      const decision = issued.find(({ form }) => DECISIONS.includes(form));
      const isToParty = issued.some(({ form }) => form === "DOC-26" || DECISIONS.includes(form));
      await Promise.all([
        followPapers(tx, secrets, { detail, entry, input }),
        decision &&
          sql`update case_file set detail = jsonb_set(detail, '{decisionNumber}', to_jsonb(${decision.number}::text))
            where matter_id = ${matter.id}`.execute(tx),
        // The first paper that goes to the party carries the code of their page.
        isToParty && keepPartyCode(tx, matter.id, partyCodeFrom(secrets, matter.id), entry.at),
        entry.act === "receive_clue" &&
          detail.originMatterId &&
          linkMatters(tx, [matter.id, detail.originMatterId], ["来源事项", "转办的执法案件"], entry.at),
      ]);
    },
    present: async (on, matter, detailRead) => {
      const detail = await detailRead;
      const extras = await extrasOf(on, matter.id, detail);
      return presentCase(detail, { ...extras, today: plainDateOf(platform.now()) });
    },
    reveal: { unmask: revealContact },
    narrate,
    photoPhase,
  });
}

function view(id: string, label: string, states: string) {
  return { id, label, filter: { view: "open", kind: "case", states } };
}

/** The input was parsed by the act: it names the members that were asked for. */
function revealContact(input: unknown, { partyContact }: CaseDetail): { label: string; value: string }[] {
  const asked = (input as { readonly members?: readonly string[] }).members ?? [];
  return (Object.keys(CONTACT_LABELS) as (keyof typeof CONTACT_LABELS)[])
    .filter((member) => asked.includes(member))
    .map((member) => ({ label: CONTACT_LABELS[member], value: partyContact?.[member] || "没有登记" }));
}

async function extrasOf(on: Database | Tx, matterId: string, { handlerIds, originMatterId }: CaseDetail) {
  const [people, row] = await Promise.all([
    handlerIds.length === 0
      ? []
      : listRows(
          on,
          sql<{ id: string; name: string }>`select id, name from people_person where id = any(${handlerIds}::uuid[])`,
        ),
    findRow(
      on,
      sql<{ accessCode: string | null; originNumber: string | null }>`select
        (select code from case_party_access where matter_id = ${matterId}) as "accessCode",
        (select number from matter where id = ${originMatterId}::uuid) as "originNumber"`,
    ),
  ]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  return {
    nameOf: (id: string) => names.get(id) ?? "",
    accessCode: row?.accessCode ?? null,
    originNumber: row?.originNumber ?? null,
  };
}

function photoPhase(act: string): EvidencePhase {
  if (act === "receive_clue") return "report";
  if (act === "add_evidence") return "verify";
  return act === "recheck_correction" ? "recheck" : "other";
}
