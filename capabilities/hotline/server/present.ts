/** The facts of an order for its page: labelled, personal data masked, the caller's word kept from the handling side while it is asked. */
import type { Json } from "#base/canonical-json.ts";
import { formatInstant, type Instant } from "#base/instant.ts";
import {
  CAUSES,
  DISSATISFACTIONS,
  EXCLUSION_STATES,
  GIVE_UP_REASONS,
  isHandlingSide,
  isVisitConcealed,
  ORDER_CLOSINGS,
  ORDER_KINDS,
  ORDER_SATISFACTIONS,
  type OrderDetail,
  REPLY_OUTCOMES,
  URGENCIES,
  VISIT_DOUBTS,
} from "#capabilities/hotline/model/public.ts";
import { formatLimit } from "#kernel/clock/model/public.ts";
import type { PresentedField } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import { maskPersonal } from "#platform/personal-data.ts";
import { PERSONAL_MEMBERS } from "./order-table.ts";

export interface PresentedExtras {
  readonly unitName: (id: string | null) => string | null;
  readonly personName: (id: string | null) => string | null;
  readonly followCode: string | null;
  readonly mergedIntoNumber: string | null;
  readonly repeatOfNumber: string | null;
}

/** Members of the detail in which the caller speaks, or that tell whether somebody asked. */
const CALLERS_MEMBERS = [
  "visitRound",
  "visitCount",
  "unreachedCount",
  "visitChannel",
  "visitedAt",
  "visitedByPersonId",
  "satisfaction",
  "isSolved",
  "dissatisfaction",
  "firstSatisfaction",
  "firstIsSolved",
  "firstVisitedByPersonId",
  "isRatedByCaller",
  "visitDoubts",
  "pressureReportedAt",
  "isSampled",
  "sampleSeed",
  "sampleDraw",
] as const satisfies readonly (keyof OrderDetail)[];

export function presentOrder(
  matter: MatterCore,
  detail: OrderDetail,
  actor: Actor,
  extras: PresentedExtras,
): { fields: readonly PresentedField[]; detail: Json } {
  const isConcealed = isVisitConcealed(actor, matter, detail);
  const isHandling = isHandlingSide(actor, matter, detail);
  const { unitName, personName } = extras;
  const fields: (PresentedField | null)[] = [
    field("诉求类型", `${URGENCIES[detail.urgency]}${ORDER_KINDS[detail.orderKind]}`),
    field("涉企", detail.isEnterprise && "是"),
    field("诉求内容", detail.content),
    field("平台编号", [detail.externalSystem, detail.externalNumber].filter(Boolean).join(" ")),
    field("平台时限", time(detail.externalDueAt)),
    personal("诉求人", detail.callerName),
    personal("联系电话", detail.callerPhone),
    field("匿名", detail.isAnonymous && "是"),
    field("查询码", isHandling || actor.role !== "hotline_clerk" ? null : extras.followCode),
    field("近期相似工单", detail.repeatOfId && (extras.repeatOfNumber ?? "另一件工单")),
    field("主办单位", unitName(matter.unitId)),
    field("协办单位", detail.assistUnitIds.flatMap((id) => unitName(id) ?? []).join("、")),
    field("首问负责人", personName(detail.firstOwnerPersonId)),
    field("办理时限", limitOf(detail)),
    field("首次联系", time(detail.contactedAt)),
    field("延期申请", detail.askedDays && `${detail.askedDays} 个工作日：${detail.askReason ?? ""}`),
    field("答复", detail.replyText),
    field("结果类别", detail.replyOutcome && REPLY_OUTCOMES[detail.replyOutcome]),
    field("诉求成因", detail.cause && CAUSES[detail.cause]),
    field("源头治理、调解", detail.sourceTreatment),
    field("把关", detail.gatePassedAt && `${formatInstant(detail.gatePassedAt)} 通过`),
    field("答复送出", time(detail.sentAt)),
    field("转办案卷", detail.reportAskedAt && (detail.reportNumber ?? "正在建立")),
    field("案卷结果", detail.reportResult),
    ...(isConcealed ? [] : visitFields(detail, isHandling)),
    field("重办", detail.redoCount > 0 && `${detail.redoCount} 次`),
    field("办结方式", detail.closing && ORDER_CLOSINGS[detail.closing]),
    field("不再重办", detail.giveUpReason && GIVE_UP_REASONS[detail.giveUpReason]),
    field("申诉剔除", detail.exclusion && EXCLUSION_STATES[detail.exclusion]),
    field("并入", detail.mergedIntoId && (extras.mergedIntoNumber ?? "另一件工单")),
  ];
  return { fields: fields.filter((one) => one !== null), detail: shown(detail, isConcealed) };
}

function visitFields(detail: OrderDetail, isHandling: boolean): readonly (PresentedField | null)[] {
  return [
    field("满意程度", detail.satisfaction && ORDER_SATISFACTIONS[detail.satisfaction]),
    field("是否解决", detail.isSolved === null ? null : detail.isSolved ? "已解决" : "未解决"),
    field("不满意原因", detail.dissatisfaction && DISSATISFACTIONS[detail.dissatisfaction]),
    field("诉求人自评", detail.isRatedByCaller && "是"),
    field("回访疑点", !isHandling && detail.visitDoubts.map((doubt) => VISIT_DOUBTS[doubt]).join("、")),
    field(
      "抽样复访",
      !isHandling && detail.isSampled && `已抽中（种子 ${detail.sampleSeed}，签号 ${detail.sampleDraw}）`,
    ),
  ];
}

function field(label: string, value: string | number | null | undefined | false): PresentedField | null {
  return value ? { label, value: String(value) } : null;
}

function personal(label: string, value: string | null): PresentedField | null {
  return value === null ? null : { label, value: maskPersonal(value), unmaskAct: "unmask" };
}

function time(at: Instant | null): string | null {
  return at && formatInstant(at);
}

function limitOf({ limitValue: value, limitUnit: unit, limitBasis: basis, limitSource }: OrderDetail): string | null {
  if (value === null || unit === null || basis === null) return null;
  return `${formatLimit({ value, unit, basis })}（${limitSource ?? ""}）`;
}

function shown(detail: OrderDetail, isConcealed: boolean): Json {
  const masked = Object.fromEntries(
    PERSONAL_MEMBERS.map((member) => [member, detail[member] === null ? null : maskPersonal(detail[member])]),
  );
  const members = Object.entries({ ...detail, ...masked }).filter(
    ([member]) => !(isConcealed && (CALLERS_MEMBERS as readonly string[]).includes(member)),
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(members))) as Json;
}
