/** The filing condition as a field to choose and as columns to keep. */
import { formatLimit } from "#kernel/clock/model/public.ts";
import type { FieldDeclaration } from "#kernel/procedure/model/public.ts";
import { conditionsOf, type FilingCondition } from "../catalogue/catalogue.ts";
import type { ReportDetail } from "../report.ts";
import { classKeyOfDetail, FILING_STANDARD } from "../rules.ts";
import { required } from "./fields.ts";
import type { ReportSituation } from "./report-act.ts";

export function conditionFields({ detail, facts }: ReportSituation): readonly FieldDeclaration[] {
  const options = conditionsOf(facts.catalogue, classKeyOfDetail(detail)).map((condition) => ({
    value: condition.id,
    label: condition.text,
    hint: conditionHint(condition),
  }));
  const only = options.length === 1 ? options[0] : undefined;
  return [required("conditionId", "立案条件", "choice", { options, ...(only && { initial: only.value }) })];
}

/** «2 紧急工作时，现场围护并复原». */
function conditionHint({ limit, closingCondition, isConfirmed, seasonNote }: FilingCondition): string {
  return [formatLimit(limit), closingCondition, seasonNote, isConfirmed ? "" : "时限待本机关确认"]
    .filter((part) => part !== "")
    .join("，");
}

/** Snapshot: a later change of the catalogue never touches a filed report. */
export function conditionColumns(condition: FilingCondition): Partial<ReportDetail> {
  return {
    conditionId: condition.id,
    conditionText: condition.text,
    closingCondition: condition.closingCondition,
    limitValue: condition.limit.value,
    limitUnit: condition.limit.unit,
    limitBasis: condition.limit.basis,
    limitSource: condition.isConfirmed ? FILING_STANDARD : "",
    isEmergency: condition.limit.basis === "emergency",
  };
}

export function emergencyFlag(isEmergency: boolean) {
  return isEmergency
    ? ({ kind: "flag", add: ["emergency"] } as const)
    : ({ kind: "flag", remove: ["emergency"] } as const);
}
