/** 处置反馈 T13 and, in joint cases, the parts of assisting units. */
import { z } from "zod";
import { PositionSchema } from "#base/position.ts";
import { inPlace, LOOP_STANDARD, ofLeadUnit, refuse } from "../rules.ts";
import { detail, NO_ASK, startStage, stop, tell, turn, UNIT_ASK_FLAGS, withPerson } from "./consequences.ts";
import { photos, photosField, required, words } from "./fields.ts";
import { type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

const arePartsDone: ReportGuard = ({ detail: report, facts }) => {
  const open = report.assistUnitIds.filter((id) => !report.assistDoneUnitIds.includes(id));
  if (open.length === 0) return null;
  const names = open.map((id) => facts.units.find((unit) => unit.id === id)?.name ?? "协办单位").join("、");
  return refuse("T13-JOINT", `${names}还没有完成协办，全部完成后才能反馈`, LOOP_STANDARD);
};

const isAnnulmentUndecided: ReportGuard = ({ detail: report }) =>
  report.ask === "annulment" ? refuse("T13-PENDING", "本案正在申请作废，裁定后再反馈") : null;

const ResultInput = z.object({ result: words(2, "处置结果"), position: PositionSchema, photos });
const resultFields = [
  required("result", "处置结果", "longText"),
  required("photos", "处置后照片", "photos", { hint: "与上报照片同一角度" }),
  required("position", "拍摄位置", "position"),
];

export const reportResult = reportAct({
  label: "处置完成反馈",
  code: "T13",
  from: ["resolving"],
  to: "resolved",
  by: ["unit_desk", "crew"],
  weight: "primary",
  input: ResultInput,
  fields: () => resultFields,
  guards: [ofLeadUnit("T13"), isAnnulmentUndecided, arePartsDone],
  checks: [(situation, input) => inPlace("T13", situation, input.position)],
  effects: (situation, input) => {
    const { detail: report, actor, now } = situation;
    return [
      ...stop("resolve", "onward"),
      startStage(situation, "send_recheck"),
      detail({
        ...NO_ASK,
        resultText: input.result,
        resolvedAt: now,
        resolvedByPersonId: actor.personId,
        handlerPersonIds: withPerson(report.handlerPersonIds, actor.personId),
        recheckPersonId: null,
        recheckResult: null,
      }),
      { kind: "flag", remove: UNIT_ASK_FLAGS },
      turn(["acceptor"], "处置完成，待发核查"),
      tell("resolved", { result: input.result }),
    ];
  },
});

function openPartOf({ actor, detail: report }: ReportSituation): string | null {
  return (
    report.assistUnitIds.find((id) => actor.unitIds.includes(id) && !report.assistDoneUnitIds.includes(id)) ?? null
  );
}

export const reportPart = reportAct({
  label: "协办完成",
  code: "T13p",
  from: ["dispatched", "resolving"],
  to: "same",
  by: ["unit_desk", "crew"],
  weight: "normal",
  input: z.object({ result: words(2, "协办结果"), photos }),
  fields: () => [required("result", "协办结果", "longText"), photosField],
  guards: [(situation) => (openPartOf(situation) ? null : refuse("T13p-UNIT", "你单位没有未完成的协办任务"))],
  checks: [],
  effects: (situation) => {
    const { detail: report, actor } = situation;
    const unitId = openPartOf(situation);
    return [
      detail({
        assistDoneUnitIds: unitId === null ? report.assistDoneUnitIds : [...report.assistDoneUnitIds, unitId],
        handlerPersonIds: withPerson(report.handlerPersonIds, actor.personId),
      }),
    ];
  },
});
