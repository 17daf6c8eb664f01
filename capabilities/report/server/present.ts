/** The facts of a report for its page: labelled, in the order a desk reads them, personal data masked. */
import type { Json } from "#base/canonical-json.ts";
import { formatInstant, type Instant } from "#base/instant.ts";
import {
  APPEAL_STATES,
  APPEALABLE,
  ASKS,
  CLOSINGS,
  REFUSAL_REASONS,
  type ReportDetail,
  SATISFACTIONS,
  VERIFY_RESULTS,
} from "#capabilities/report/model/public.ts";
import { formatLimit } from "#kernel/clock/model/public.ts";
import type { PresentedField } from "#kernel/matter/server/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import { maskPersonal } from "#platform/personal-data.ts";
import { PERSONAL_MEMBERS } from "./columns.ts";
import type { Names } from "./names.ts";

export interface PresentedExtras {
  readonly names: Names;
  readonly tagLabels: ReadonlyMap<string, string>;
  /** 原坐标 of an imported row outside the city. */
  readonly rawPosition: { readonly longitude: number; readonly latitude: number } | null;
  /** Others whose reports were merged into this one. */
  readonly reporterCount: number;
  readonly mergedIntoNumber: string | null;
}

export function presentReport(
  matter: MatterCore,
  detail: ReportDetail,
  extras: PresentedExtras,
): { fields: readonly PresentedField[]; detail: Json } {
  const { names } = extras;
  const fields: (PresentedField | null)[] = [
    field("问题小类", detail.classCode && `${matter.subject}（${detail.classCode}）`),
    field("标签", detail.tags.map((tag) => extras.tagLabels.get(tag) ?? tag).join("、")),
    field("问题描述", detail.description),
    field("部件标识码", detail.facilityCode),
    field("来源编号", [detail.externalSystem, detail.externalNumber].filter(Boolean).join(" ")),
    field("来源单位时限", time(detail.externalDueAt)),
    field(
      "原坐标",
      extras.rawPosition && `${extras.rawPosition.longitude}，${extras.rawPosition.latitude}（市外坐标）`,
    ),
    personal("反映人", detail.reporterName),
    personal("联系电话", detail.reporterPhone),
    field("匿名", detail.isAnonymous ? "是" : null),
    field("同一问题的反映人", extras.reporterCount > 1 ? `${extras.reporterCount} 人` : null),
    field("责任网格监督员", names.person(detail.beatPersonId)),
    field("核实结果", detail.verifyResult && VERIFY_RESULTS[detail.verifyResult]),
    field("立案条件", detail.conditionText),
    field("处置时限", limitOf(detail)),
    field("结案条件", detail.closingCondition),
    field("主办单位", names.unit(matter.unitId)),
    field("一级承办单位", names.unit(detail.firstUnitId)),
    field("协办单位", detail.assistUnitIds.flatMap((id) => names.unit(id) ?? []).join("、")),
    field("权责认定", names.unit(detail.ruledUnitId)),
    field("待审批", detail.ask && `${ASKS[detail.ask]}：${detail.askReason ?? ""}`),
    field("缓办至", detail.deferredUntil),
    field("挂账复核", detail.ledgerReviewOn),
    field("处置结果", detail.resultText),
    field("核查人", names.person(detail.recheckPersonId)),
    field("结案方式", detail.closing && CLOSINGS[detail.closing]),
    field("强制结案原因", detail.forcedCloseReason),
    field("不予受理原因", detail.refusalReason && REFUSAL_REASONS[detail.refusalReason]),
    field("作废原因", detail.annulmentReason),
    field("并入", detail.mergedIntoId && (extras.mergedIntoNumber ?? "另一件案卷")),
    field("回访", detail.satisfaction && SATISFACTIONS[detail.satisfaction]),
    field("反映人评价", detail.rating && `${detail.rating} 分`),
    field(
      `${APPEALABLE[detail.appealCounter ?? "overtime_dispose"]}申诉`,
      detail.appeal && APPEAL_STATES[detail.appeal],
    ),
    field("原系统办结时间", time(detail.importedClosedAt)),
    field("原系统是否超期", detail.importedIsOverdue === null ? null : detail.importedIsOverdue ? "超期" : "按期"),
  ];
  return { fields: fields.filter((one) => one !== null), detail: masked(detail) };
}

function field(label: string, value: string | null | undefined | 0): PresentedField | null {
  return value ? { label, value } : null;
}

function personal(label: string, value: string | null): PresentedField | null {
  return value === null ? null : { label, value: maskPersonal(value), unmaskAct: "unmask" };
}

function time(at: Instant | null): string | null {
  return at && formatInstant(at);
}

function limitOf({ limitValue: value, limitUnit: unit, limitBasis: basis, limitSource }: ReportDetail): string | null {
  if (value === null || unit === null || basis === null) return null;
  return `${formatLimit({ value, unit, basis })}${limitSource === "" ? "（待本机关确认）" : ""}`;
}

function masked(detail: ReportDetail): Json {
  const hidden = Object.fromEntries(
    PERSONAL_MEMBERS.map((member) => [member, detail[member] === null ? null : maskPersonal(detail[member])]),
  );
  return { ...detail, ...hidden } as unknown as Json;
}
