/** 城管案卷 as a kind of matter: how its columns and facts are kept, how it is shown and told. */
import { sql } from "kysely";
import { plainDateOf } from "#base/plain-date.ts";
import {
  BLANK_DETAIL,
  FLAGS,
  REPORT_PROCEDURE,
  type ReportDetail,
  type ReportFacts,
  SOURCES,
} from "#capabilities/report/model/public.ts";
import type { EvidencePhase } from "#kernel/evidence/model/public.ts";
import { type AnyKind, matterKind } from "#kernel/matter/server/public.ts";
import type { MatterCore, Procedure } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { loadDetail, PERSONAL_MEMBERS, saveDetail } from "./columns.ts";
import { loadConfiguration } from "./configuration/configuration.ts";
import { loadFacts } from "./facts/load-facts.ts";
import { REPORT_MEASURES } from "./measures.ts";
import { NameBook } from "./names.ts";
import { narrate } from "./narrate.ts";
import { type PresentedExtras, presentReport } from "./present.ts";
import { addJoined, addReporter, moveReporters } from "./reporters.ts";

export function reportKind(platform: Pick<Platform, "database" | "secrets" | "now">): AnyKind {
  const { secrets } = platform;
  const names = new NameBook();
  return matterKind<ReportDetail, ReportFacts>({
    procedure: REPORT_PROCEDURE as unknown as Procedure<string, ReportDetail, ReportFacts>,
    blankDetail: BLANK_DETAIL,
    personalDetail: PERSONAL_MEMBERS,
    sourceLabels: SOURCES,
    flagLabels: FLAGS,
    measures: REPORT_MEASURES,
    views: [
      { id: "to_locate", label: "待定位", filter: { view: "open", flags: "to_locate" } },
      { id: "to_accept", label: "待受理", filter: { view: "open", states: "reported" } },
      { id: "to_file", label: "待立案", filter: { view: "open", states: "accepted" } },
      { id: "to_dispatch", label: "待派遣", filter: { view: "open", states: "filed" } },
      { id: "sent_back", label: "回退待裁", filter: { view: "open", states: "sent_back" } },
      { id: "resolving", label: "处置中", filter: { view: "open", states: "dispatched,resolving" } },
      { id: "rechecking", label: "核查中", filter: { view: "open", states: "resolved,rechecking" } },
      { id: "to_close", label: "待结案", filter: { view: "open", states: "to_close" } },
      { id: "paused", label: "缓办挂账", filter: { view: "open", states: "deferred,on_ledger" } },
      { id: "supervised", label: "督办件", filter: { view: "open", flags: "supervised" } },
    ],
    loadDetail: (on, matterId) => loadDetail(on, secrets, matterId),
    saveDetail: (tx, matterId, changes, isNew) => saveDetail(tx, secrets, matterId, changes, isNew),
    loadFacts: (on, wanted) => loadFacts(platform, on, wanted),
    afterAct: async (tx, { matter, detail, entry }) => {
      if (entry.act === "report_by_public") await addReporter(tx, secrets, matter.id, detail, entry.at);
      if (entry.act === "join") await addJoined(tx, matter.id, entry.requestId, entry.at);
      if (entry.act === "merge" && detail.mergedIntoId)
        await moveReporters(tx, matter.id, detail.mergedIntoId, entry.at);
    },
    present: async (on, matter, detailRead) => {
      const [detail, configuration, extras] = await Promise.all([
        detailRead,
        loadConfiguration(on),
        extrasOf(on, matter),
        names.refresh(on),
      ]);
      const tags = configuration.tagsOn(plainDateOf(platform.now()));
      return presentReport(matter, detail, {
        names,
        tagLabels: new Map(tags.map((tag) => [tag.id, tag.label])),
        ...extras,
      });
    },
    reveal: { unmask: revealReporter },
    narrate: (entry) => narrate(entry, names),
    photoPhase,
  });
}

const REPORTER_LABELS = { reporterName: "反映人", reporterPhone: "联系电话" } as const;

/** The input was parsed by the act: it names the members that were asked for. */
function revealReporter(input: unknown, detail: ReportDetail): { label: string; value: string }[] {
  const asked = (input as { readonly members?: readonly string[] }).members ?? [];
  return Object.entries(REPORTER_LABELS)
    .filter(([member]) => asked.includes(member))
    .map(([member, label]) => ({ label, value: detail[member as keyof typeof REPORTER_LABELS] ?? "没有留下" }));
}

async function extrasOf(
  on: Database | Tx,
  matter: MatterCore,
): Promise<Pick<PresentedExtras, "rawPosition" | "reporterCount" | "mergedIntoNumber">> {
  const row = await getRow(
    on,
    sql<{ longitude: number | null; latitude: number | null; reporters: number; mergedInto: string | null }>`
      select row.raw_longitude as longitude, row.raw_latitude as latitude,
        (select count(*) from report_reporter where matter_id = ${matter.id}) as reporters,
        (select number from matter where id = r.merged_into_id) as "mergedInto"
      from report r left join report_import_row row on row.matter_id = r.matter_id and row.is_outside_city
      where r.matter_id = ${matter.id} limit 1`,
  );
  const { longitude, latitude, reporters, mergedInto } = row;
  return {
    rawPosition: longitude === null || latitude === null ? null : { longitude, latitude },
    reporterCount: reporters,
    mergedIntoNumber: mergedInto,
  };
}

function photoPhase(act: string, field: string): EvidencePhase {
  if (field === "photosAfter") return "resolve";
  switch (act) {
    case "report_by_patrol":
    case "report_by_public":
    case "self_handle":
      return "report";
    case "verify":
      return "verify";
    case "report_result":
    case "report_part":
      return "resolve";
    case "pass_recheck":
    case "fail_recheck":
      return "recheck";
    default:
      return "other";
  }
}
