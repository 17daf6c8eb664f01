/** 并案 T26: one problem, several reports. Every reporter keeps a number to follow. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { metresBetween } from "#base/position.ts";
import {
  axesApart,
  citySource,
  classKeyOfDetail,
  isClassified,
  isLocated,
  LOOP_STANDARD,
  refuse,
  wrongField,
} from "../rules.ts";
import { detail, NOBODYS_TURN, tell } from "./consequences.ts";
import { opinion, opinionField, required } from "./fields.ts";
import { ENDS, OPEN, type ReportCheck, reportAct } from "./report-act.ts";

const checkTarget: ReportCheck<{ targetMatterId: string }> = (situation, { targetMatterId }) => {
  const { facts, matter } = situation;
  const target = facts.mergeTarget;
  if (targetMatterId === matter.id) return refuse("T26-SELF", "不能并入自身，请选择另一件在办案卷");
  if (!target || target.id !== targetMatterId)
    return wrongField("targetMatterId", "没有这件案卷，或者不在你的管辖范围");
  if (ENDS.includes(target.state))
    return refuse("T26-OPEN", "目标案卷已经办结，请选择在办案卷；确属再次发生的，另行受理", LOOP_STANDARD);
  if (target.classKey === null || target.classKey !== classKeyOfDetail(situation.detail)) {
    return refuse("T26-CLASS", "两件的问题小类不同，不能并案；类别有误的请先改类", LOOP_STANDARD);
  }
  const distance =
    matter.position && target.position ? metresBetween(matter.position, target.position) : Number.POSITIVE_INFINITY;
  if (distance <= facts.settings.merge_metres) return null;
  const message = `两处相距 ${Math.round(distance)} 米，超过并案距离 ${facts.settings.merge_metres} 米，不是同一地点`;
  return refuse("T26-PLACE", message, citySource("merge_metres"));
};

export const merge = reportAct({
  label: "并案",
  code: "T26",
  from: ["reported", "accepted"],
  to: "merged",
  by: ["acceptor"],
  weight: "normal",
  confirm: "并案后由目标案卷继续办理，本案反映人仍可凭原编号查询进展。",
  input: z.object({ targetMatterId: IdSchema, opinion }),
  fields: ({ facts }) => [
    required("targetMatterId", "并入", "matter", {
      options: facts.duplicates.map(({ matterId, number, title, reason }) => ({
        value: matterId,
        label: number ?? title,
        hint: reason,
      })),
      ...(facts.duplicates[0] && { initial: facts.duplicates[0].matterId }),
    }),
    opinionField,
  ],
  guards: [axesApart("T26"), isLocated("T26"), isClassified("T26")],
  checks: [checkTarget],
  effects: (_, input) => [
    detail({ mergedIntoId: input.targetMatterId }),
    NOBODYS_TURN,
    tell("merged", { targetMatterId: input.targetMatterId }),
  ],
});

/** 同样反映: somebody met the same problem and joins the report instead of making another. Who they are is kept beside the report. */
export const join = reportAct({
  label: "同样反映",
  code: "T02j",
  from: OPEN,
  to: "same",
  by: ["citizen"],
  weight: "normal",
  input: z.object({}),
  fields: () => [],
  guards: [],
  checks: [],
  effects: () => [{ kind: "flag", add: ["repeat"] }],
});

/** Done by the system on the target when another report was merged into it. */
export const takeIn = reportAct({
  label: "并入",
  code: "T26t",
  from: OPEN,
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ matterId: IdSchema, number: z.string().nullable().default(null) }),
  fields: () => [required("matterId", "并入的案卷", "matter")],
  guards: [],
  checks: [],
  effects: ({ detail: report }) => [detail({ mergedCount: report.mergedCount + 1 }), { kind: "flag", add: ["repeat"] }],
});
