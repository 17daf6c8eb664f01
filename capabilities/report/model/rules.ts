/**
 * Rules of the loop that more than one act stands on. Each refusal has a stable id, says why and what is possible, and names
 * its source: the standard where the standard says so, the city's own setting, or 方圆设计规则.
 */
import type { Instant } from "#base/instant.ts";
import { metresBetween, type Position } from "#base/position.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import { COMMAND_AXIS, ROLES, type Role, SUPERVISION_AXIS } from "#kernel/people/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { ReportGuard, ReportSituation } from "./acts/report-act.ts";
import { findClass, type IssueClass } from "./catalogue/catalogue.ts";
import { ASKS, type Ask } from "./labels.ts";
import type { ReportDetail } from "./report.ts";
import { REPORT_SETTINGS, type SettingId } from "./settings.ts";

export const DESIGN = "方圆设计规则";
/** 立案、处置和结案: the filing condition, its limit and its closing condition. */
export const FILING_STANDARD = "GB/T 30428.8-2020";
export const LOOP_STANDARD = "GB/T 30428 系列、CJJ/T 312-2021 案卷闭环";

export function refuse(rule: string, message: string, source: string = DESIGN): Refusal {
  return { rule, message, source };
}

export function wrongField(name: string, message: string): FieldError {
  return { path: `input.${name}`, message };
}

export function citySource(id: SettingId): string {
  return `本市设置「${REPORT_SETTINGS.declared[id].label}」`;
}

/** 监督轴 and 指挥轴 must not meet in one person on one matter: who says the problem is gone must not have sent the task. */
export function axesApart(code: string): ReportGuard {
  return ({ actor, facts }) => {
    const other = SUPERVISION_AXIS.includes(actor.role)
      ? COMMAND_AXIS
      : COMMAND_AXIS.includes(actor.role)
        ? SUPERVISION_AXIS
        : [];
    const past = facts.actedBefore.find((act) => act.personId === actor.personId && other.includes(act.role));
    if (!past) return null;
    const message = `你曾以${ROLES[past.role]}身份办理过本案，监督与指挥须由不同的人办理，请由其他${ROLES[actor.role]}办理`;
    return refuse(`${code}-AXES`, message);
  };
}

/** The actor belongs to the lead unit, or to a unit above it. */
export function ofLeadUnit(code: string): ReportGuard {
  return ({ actor, matter }) => {
    if (matter.unitId !== null && actor.unitIds.includes(matter.unitId)) return null;
    return refuse(`${code}-UNIT`, "本案不由你单位主办，只有主办单位可以办理");
  };
}

export function isLocated(code: string): ReportGuard {
  return ({ matter }) =>
    matter.position !== null ? null : refuse(`${code}-PLACE`, "本案还没有位置，请先定位，再办理", LOOP_STANDARD);
}

export function isClassified(code: string): ReportGuard {
  return (situation) =>
    classOf(situation) ? null : refuse(`${code}-CLASS`, "本案还没有确定问题小类，请先改类，再办理", LOOP_STANDARD);
}

export function classOf({ detail, facts }: ReportSituation): IssueClass | null {
  return findClass(facts.catalogue, classKeyOfDetail(detail));
}

export function classKeyOfDetail(detail: Pick<ReportDetail, "classKind" | "classCode">): string | null {
  return detail.classKind === null || detail.classCode === null ? null : `${detail.classKind}:${detail.classCode}`;
}

export function isWaitingFor(code: string, ask: Ask): ReportGuard {
  return ({ detail }) => (detail.ask === ask ? null : refuse(`${code}-NO-ASK`, `没有待审批的${ASKS[ask]}申请`));
}

export function isNothingAsked(code: string): ReportGuard {
  return ({ detail }) =>
    detail.ask === null ? null : refuse(`${code}-PENDING`, `还有一项${ASKS[detail.ask]}申请未审批，审批后才能再申请`);
}

/** Who asks never grants. */
export function isNotAsker(code: string, asker: (detail: ReportDetail) => string | null): ReportGuard {
  return ({ actor, detail }) =>
    actor.personId !== null && actor.personId === asker(detail)
      ? refuse(`${code}-ASKER`, "申请人不能审批自己的申请，请由另一人审批")
      : null;
}

/** 核查 never by the crew, whoever reported the result, or anyone of a unit that took part. */
export function cannotRecheck(
  matter: Pick<MatterCore, "unitId">,
  detail: ReportDetail,
  person: { readonly personId: string | null; readonly unitId: string | null },
): boolean {
  const units = [matter.unitId, detail.firstUnitId, ...detail.assistUnitIds];
  return (
    (person.personId !== null && detail.handlerPersonIds.includes(person.personId)) ||
    (person.unitId !== null && units.includes(person.unitId))
  );
}

/** @returns a refusal when the person stood too far from the problem */
export function inPlace(code: string, { matter, facts }: ReportSituation, standing: Position): Refusal | null {
  if (matter.position === null) return null;
  const distance = Math.round(metresBetween(matter.position, standing));
  const most = facts.settings.in_place_metres;
  if (distance <= most) return null;
  const message = `距离问题位置 ${distance} 米，超过到位距离 ${most} 米，请到现场后再提交；位置有误的，请受理员先更正`;
  return refuse(`${code}-IN-PLACE`, message, citySource("in_place_metres"));
}

/** Whether a limit counted from an instant has run out. */
export function hasRunOut({ facts, now }: ReportSituation, limit: Limit, from: Instant | null): boolean {
  return from === null || facts.dueOf(limit, from) < now;
}

export function naturalDays(days: number): Limit {
  return { value: days, unit: "day", basis: "natural" };
}

export function onlyRole(
  code: string,
  role: Role,
  when: (situation: ReportSituation) => boolean,
  why: string,
  source?: string,
): ReportGuard {
  return (situation) =>
    situation.actor.role !== role && when(situation)
      ? refuse(`${code}-LEVEL`, `${why}，须由${ROLES[role]}办理`, source ?? DESIGN)
      : null;
}
