/** 核查: 发核查 T19, 重新核查 T19r, 通过 T20, 不通过 T21f and 返工 T21. Never by whoever handled, nor by their unit. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { PositionSchema } from "#base/position.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import { axesApart, cannotRecheck, citySource, inPlace, LOOP_STANDARD, refuse, wrongField } from "../rules.ts";
import { detail, lastClock, startStage, stop, tell, turn, unitsTurn } from "./consequences.ts";
import {
  opinion,
  opinionField,
  optional,
  photos,
  photosField,
  rechecksPossible,
  required,
  supervisorField,
  words,
} from "./fields.ts";
import {
  type ReportCheck,
  type ReportEffect,
  type ReportGuard,
  type ReportSituation,
  reportAct,
} from "./report-act.ts";

const OrderInput = z.object({ supervisorPersonId: IdSchema, opinion });

const someoneApart =
  (code: string): ReportGuard =>
  (situation) =>
    rechecksPossible(situation).length > 0
      ? null
      : refuse(
          `${code}-DUTY`,
          "该网格没有可以核查的在岗监督员（处置人员及其单位的人不能核查），请等换班或由值班长安排",
          LOOP_STANDARD,
        );

const checkChosen =
  (code: string): ReportCheck<z.infer<typeof OrderInput>> =>
  ({ facts, matter, detail: report }, { supervisorPersonId }) => {
    const person = facts.onDutySupervisors.find(({ personId }) => personId === supervisorPersonId);
    if (report.handlerPersonIds.includes(supervisorPersonId) || (person && cannotRecheck(matter, report, person))) {
      return refuse(`${code}-HANDLER`, "处置人员及其单位的人不能核查自己的处置结果，请另选监督员", LOOP_STANDARD);
    }
    return person ? null : wrongField("supervisorPersonId", "此人现在不在该网格值守，请选择在岗监督员");
  };

export const sendRecheck = reportAct({
  label: "发核查",
  code: "T19",
  from: ["resolved"],
  to: "rechecking",
  by: ["acceptor"],
  weight: "primary",
  input: OrderInput,
  fields: (situation) => [supervisorField("核查人", rechecksPossible(situation)), opinionField],
  guards: [axesApart("T19"), someoneApart("T19")],
  checks: [checkChosen("T19")],
  effects: (situation, input) => [...stop("send_recheck"), ...orderRecheck(situation, input.supervisorPersonId)],
});

export const resendRecheck = reportAct({
  label: "重新核查",
  code: "T19r",
  from: ["rechecking"],
  to: "rechecking",
  by: ["acceptor"],
  weight: "normal",
  input: OrderInput.extend({ opinion: words(2, "重新核查的原因") }),
  fields: (situation) => [
    supervisorField("核查人", rechecksPossible(situation)),
    required("opinion", "重新核查的原因", "longText", { hint: "照片不清、位置不符、超时未回复等" }),
  ],
  guards: [axesApart("T19r"), someoneApart("T19r")],
  checks: [checkChosen("T19r")],
  effects: (situation, input) => orderRecheck(situation, input.supervisorPersonId),
});

function orderRecheck(situation: ReportSituation, personId: string): readonly ReportEffect[] {
  return [
    startStage(situation, "recheck"),
    detail({
      recheckPersonId: personId,
      recheckResult: null,
      recheckedAt: null,
      recheckCount: situation.detail.recheckCount + 1,
    }),
    turn(["supervisor"], "待你到现场核查", { personId }),
  ];
}

const isOrdered =
  (code: string): ReportGuard =>
  ({ actor, detail: report }) =>
    actor.personId !== null && actor.personId === report.recheckPersonId
      ? null
      : refuse(`${code}-ORDERED`, "核查任务派给了另一位监督员，由其本人回复", LOOP_STANDARD);

const isApart =
  (code: string): ReportGuard =>
  ({ actor, matter, detail: report }) =>
    cannotRecheck(matter, report, actor)
      ? refuse(`${code}-HANDLER`, "你或你的单位参与了处置，不能核查，请受理员另派监督员", LOOP_STANDARD)
      : null;

const isUnanswered =
  (code: string): ReportGuard =>
  ({ detail: report }) =>
    report.recheckResult === null ? null : refuse(`${code}-ANSWERED`, "本次核查已经回复，等待受理员处理");

const FieldInput = z.object({ position: PositionSchema, photos });
const placeFields = [required("position", "所在位置", "position"), photosField];

export const passRecheck = reportAct({
  label: "核查通过",
  code: "T20",
  from: ["rechecking"],
  to: "to_close",
  by: ["supervisor"],
  weight: "primary",
  input: FieldInput.extend({
    isClosingConditionMet: z.literal(true, "请确认现场已达到结案条件；没有达到的，请选核查不通过"),
    opinion,
  }),
  fields: ({ detail: report }) => [
    required("isClosingConditionMet", "已达到结案条件", "yesNo", { hint: report.closingCondition ?? "" }),
    ...placeFields,
    opinionField,
  ],
  guards: [isOrdered("T20"), isApart("T20"), isUnanswered("T20")],
  checks: [(situation, input) => inPlace("T20", situation, input.position)],
  effects: (situation) => [
    ...stop("recheck"),
    startStage(situation, "close"),
    detail({ recheckResult: "passed", recheckedAt: situation.now }),
    turn(["shift_leader", "acceptor"], "核查通过，待你结案"),
    tell("recheck_passed"),
  ],
});

export const failRecheck = reportAct({
  label: "核查不通过",
  code: "T21f",
  from: ["rechecking"],
  to: "same",
  by: ["supervisor"],
  weight: "normal",
  input: FieldInput.extend({ reason: words(2, "不通过的原因") }),
  fields: () => [required("reason", "不通过的原因", "longText"), ...placeFields],
  guards: [isOrdered("T21f"), isApart("T21f"), isUnanswered("T21f")],
  checks: [(situation, input) => inPlace("T21f", situation, input.position)],
  effects: ({ now }) => [
    ...stop("recheck"),
    detail({ recheckResult: "failed", recheckedAt: now }),
    turn(["acceptor"], "核查不通过，待确认返工"),
  ],
});

const hasFailed: ReportGuard = ({ detail: report }) =>
  report.recheckResult === "failed"
    ? null
    : refuse("T21-RESULT", "监督员还没有回复核查不通过，不能返工", LOOP_STANDARD);

export const rework = reportAct({
  label: "返工",
  code: "T21",
  from: ["rechecking"],
  to: "resolving",
  by: ["acceptor"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [optional("opinion", "返工要求", "longText")],
  guards: [axesApart("T21"), hasFailed],
  checks: [],
  effects: (situation, input) => [
    reworkClock(situation),
    detail({ reworkCount: situation.detail.reworkCount + 1 }),
    { kind: "flag", add: ["rework"] },
    unitsTurn(situation, "核查不通过，返工"),
    tell("rework", { unitId: situation.matter.unitId, opinion: input.opinion }),
  ],
});

/** Rework keeps the deadline it had, unless less than the minimum is left of it. */
function reworkClock(situation: ReportSituation): ReportEffect {
  const { facts, now, detail: report } = situation;
  const minutes = facts.settings.rework_minimum_minutes;
  const least: Limit = { value: minutes, unit: "minute", basis: report.isEmergency ? "emergency" : "working" };
  const kept = lastClock(situation, "resolve");
  if (minutes === 0 || (kept && kept.dueAt >= facts.dueOf(least, now)))
    return { kind: "reopenClock", clock: "resolve" };
  return {
    kind: "startClock",
    clock: "resolve",
    label: "返工时限",
    limit: least,
    source: citySource("rework_minimum_minutes"),
  };
}
