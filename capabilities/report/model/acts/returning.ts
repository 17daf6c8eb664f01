/** 回退: 申请 T10, 同意 T11, 驳回 T12. The handling clock runs on while a return is judged. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import type { FieldDeclaration } from "#kernel/procedure/model/public.ts";
import { RETURN_REASONS } from "../labels.ts";
import {
  axesApart,
  citySource,
  classKeyOfDetail,
  hasRunOut,
  isNotAsker,
  ofLeadUnit,
  onlyRole,
  refuse,
  wrongField,
} from "../rules.ts";
import { detail, NO_ASK, startStage, stop, tell, turn, UNIT_ASK_FLAGS, unitsTurn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required, unitOptions, words } from "./fields.ts";
import {
  type ReportCheck,
  type ReportEffect,
  type ReportGuard,
  type ReportSituation,
  reportAct,
} from "./report-act.ts";

const withinWindow: ReportGuard = (situation) => {
  const { detail: report, facts } = situation;
  const limit: Limit = {
    value: facts.settings.return_window_minutes,
    unit: "minute",
    basis: report.isEmergency ? "emergency" : "working",
  };
  if (!hasRunOut(situation, limit, report.dispatchedAt)) return null;
  return refuse(
    "T10-WINDOW",
    `已超过派遣后 ${limit.value} 分钟的回退期限，请继续处置；确有困难的，可申请延期、缓办或挂账`,
    citySource("return_window_minutes"),
  );
};

/** The second return of a matter: somebody above the two parties decides. */
function isDisputed({ detail: report }: ReportSituation): boolean {
  return report.returnCount >= 1;
}

const decidedByLeader = (code: string) => onlyRole(code, "shift_leader", isDisputed, "本案第二次回退，权责有争议");
const notAsker = (code: string) => isNotAsker(code, (report) => report.returnAskedByPersonId);

export const sendBack = reportAct({
  label: "申请回退",
  code: "T10",
  from: ["dispatched", "resolving"],
  to: "sent_back",
  by: ["unit_desk"],
  weight: "normal",
  input: z.object({ reason: choiceOf(RETURN_REASONS, "回退原因"), opinion: words(4, "情况说明") }),
  fields: () => [
    required("reason", "回退原因", "choice", { options: optionsOf(RETURN_REASONS) }),
    required("opinion", "情况说明", "longText", { hint: "回退期间处置时限继续计算" }),
  ],
  guards: [ofLeadUnit("T10"), withinWindow],
  checks: [],
  effects: (situation, input) => [
    startStage(situation, "decide_return"),
    detail({
      ...(situation.detail.ask !== "annulment" && NO_ASK),
      returnReason: input.reason,
      returnAskedByPersonId: situation.actor.personId,
    }),
    { kind: "flag", remove: UNIT_ASK_FLAGS },
    ...(isDisputed(situation) ? [{ kind: "flag", add: ["disputed"] } as const] : []),
    turn(
      isDisputed(situation) ? ["shift_leader"] : ["dispatcher"],
      `${RETURN_REASONS[input.reason]}，申请回退，待裁定`,
    ),
  ],
});

const checkRuledUnit: ReportCheck<{ ruledUnitId: string | null }> = (situation, { ruledUnitId }) => {
  const { facts, matter } = situation;
  if (ruledUnitId === null)
    return isDisputed(situation) ? wrongField("ruledUnitId", "请认定负责的单位，以后同类问题照此派遣") : null;
  if (!facts.units.some(({ id }) => id === ruledUnitId)) return wrongField("ruledUnitId", "请选择可以承办的单位");
  return ruledUnitId === matter.unitId ? wrongField("ruledUnitId", "认定仍由原单位负责的，请驳回回退") : null;
};

function ruledUnitField(situation: ReportSituation): readonly FieldDeclaration[] {
  const options = unitOptions(situation).filter(({ value }) => value !== situation.matter.unitId);
  return isDisputed(situation)
    ? [required("ruledUnitId", "认定责任单位", "unit", { options })]
    : [optional("ruledUnitId", "改派建议", "unit", { options })];
}

/** 权责认定: what a shift leader decided after a dispute is used again next time. */
function precedent(situation: ReportSituation, unitId: string | null): readonly ReportEffect[] {
  const { matter, detail: report } = situation;
  if (!isDisputed(situation) || unitId === null) return [];
  const payload = {
    classKey: classKeyOfDetail(report),
    cellCode: matter.cellCode,
    facilityCode: report.facilityCode,
    unitId,
  };
  return [tell("precedent_set", payload)];
}

export const acceptReturn = reportAct({
  label: "同意回退",
  code: "T11",
  from: ["sent_back"],
  to: "filed",
  by: ["dispatcher", "shift_leader"],
  weight: "primary",
  input: z.object({ ruledUnitId: IdSchema.nullable().default(null), opinion }),
  fields: (situation) => [...ruledUnitField(situation), opinionField],
  guards: [axesApart("T11"), decidedByLeader("T11"), notAsker("T11")],
  checks: [checkRuledUnit],
  effects: (situation, input) => {
    const { detail: report, matter } = situation;
    const unitId = report.firstUnitId ?? matter.unitId;
    return [
      ...stop("decide_return", "onward"),
      { kind: "pauseClock", clock: "resolve", reason: "同意回退，待重新派遣" },
      startStage(situation, "dispatch"),
      { kind: "matter", changes: { unitId: null } },
      detail({
        returnCount: report.returnCount + 1,
        returnedUnitIds: unitId === null ? report.returnedUnitIds : [...report.returnedUnitIds, unitId],
        ruledUnitId: isDisputed(situation) ? input.ruledUnitId : null,
        firstUnitId: null,
        assistUnitIds: [],
        assistDoneUnitIds: [],
      }),
      { kind: "flag", remove: ["joint"] },
      turn(["dispatcher"], isDisputed(situation) ? "值班长已认定责任单位，待派遣" : "同意回退，待重新派遣"),
      ...precedent(situation, input.ruledUnitId),
      tell("return_accepted", { unitId }),
    ];
  },
});

export const rejectReturn = reportAct({
  label: "驳回回退",
  code: "T12",
  from: ["sent_back"],
  to: "resolving",
  by: ["dispatcher", "shift_leader"],
  weight: "normal",
  input: z.object({ opinion: words(4, "驳回理由") }),
  fields: () => [required("opinion", "驳回理由", "longText")],
  guards: [axesApart("T12"), decidedByLeader("T12"), notAsker("T12")],
  checks: [],
  effects: (situation, input) => [
    ...stop("decide_return"),
    unitsTurn(situation, "回退被驳回，继续处置"),
    ...precedent(situation, situation.matter.unitId),
    tell("return_rejected", { unitId: situation.matter.unitId, opinion: input.opinion }),
  ],
});
