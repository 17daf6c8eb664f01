/** 发核实 T05, 核实回复 T06: is a report true, before it is filed. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { PositionSchema } from "#base/position.ts";
import { VERIFY_RESULTS } from "../labels.ts";
import { axesApart, inPlace, isLocated, LOOP_STANDARD, refuse, wrongField } from "../rules.ts";
import { detail, startStage, stop, turn } from "./consequences.ts";
import {
  choiceOf,
  opinion,
  opinionField,
  optionsOf,
  photos,
  photosField,
  required,
  supervisorField,
} from "./fields.ts";
import { type ReportGuard, reportAct } from "./report-act.ts";

const someoneOnDuty: ReportGuard = ({ facts }) =>
  facts.onDutySupervisors.length > 0
    ? null
    : refuse("T05-DUTY", "该网格现在没有在岗监督员，请等换班，或由值班长安排人员上岗", LOOP_STANDARD);

const isOrdered: ReportGuard = ({ actor, detail: report }) =>
  actor.personId !== null && actor.personId === report.verifyPersonId
    ? null
    : refuse("T06-ORDERED", "核实任务派给了另一位监督员，由其本人回复", LOOP_STANDARD);

export const sendVerify = reportAct({
  label: "发核实",
  code: "T05",
  from: ["reported", "accepted"],
  to: "verifying",
  by: ["acceptor"],
  weight: "normal",
  input: z.object({ supervisorPersonId: IdSchema, opinion }),
  fields: ({ facts }) => [supervisorField("核实人", facts.onDutySupervisors), opinionField],
  guards: [axesApart("T05"), isLocated("T05"), someoneOnDuty],
  checks: [
    ({ facts }, input) =>
      facts.onDutySupervisors.some((person) => person.personId === input.supervisorPersonId)
        ? null
        : wrongField("supervisorPersonId", "此人现在不在该网格值守，请选择在岗监督员"),
  ],
  effects: (situation, input) => [
    ...stop("accept", "send_verify", "file"),
    startStage(situation, "verify"),
    detail({
      verifyPersonId: input.supervisorPersonId,
      verifyResult: null,
      needsVerification: true,
      acceptedByPersonId: situation.detail.acceptedByPersonId ?? situation.actor.personId,
    }),
    turn(["supervisor"], "待你到现场核实", { personId: input.supervisorPersonId }),
  ],
});

export const verify = reportAct({
  label: "核实回复",
  code: "T06",
  from: ["verifying"],
  to: "accepted",
  by: ["supervisor"],
  weight: "primary",
  input: z.object({
    result: choiceOf(VERIFY_RESULTS, "核实结果"),
    position: PositionSchema,
    photos,
    opinion,
  }),
  fields: () => [
    required("result", "核实结果", "choice", { options: optionsOf(VERIFY_RESULTS) }),
    required("position", "所在位置", "position"),
    photosField,
    opinionField,
  ],
  guards: [isOrdered],
  checks: [(situation, input) => inPlace("T06", situation, input.position)],
  effects: (situation, input) => [
    ...stop("verify"),
    startStage(situation, "file"),
    detail({ verifyResult: input.result, verifiedAt: situation.now }),
    turn(["shift_leader"], `核实${VERIFY_RESULTS[input.result]}，待${input.result === "true" ? "立案" : "不予立案"}`),
  ],
});
