/** After closing: 回访 T24, 重办 T24r, 市民评价. */
import { z } from "zod";
import { SATISFACTIONS, type Satisfaction } from "../labels.ts";
import { axesApart, citySource, hasRunOut, LOOP_STANDARD, naturalDays, refuse, wrongField } from "../rules.ts";
import { detail, filedLimit, isPublic, NOBODYS_TURN, startStage, startWhole, tell, turn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required } from "./fields.ts";
import { type ReportCheck, type ReportGuard, reportAct } from "./report-act.ts";

const VisitInput = z.object({
  isReached: z.boolean(),
  satisfaction: choiceOf(SATISFACTIONS, "满意程度").nullable().default(null),
  isSolved: z.boolean().nullable().default(null),
  opinion,
});

const mayVisit: ReportGuard = (situation) => {
  const { detail: report, facts } = situation;
  if (!isPublic(situation)) return refuse("T24-SOURCE", "监督员上报的案卷不需要回访", LOOP_STANDARD);
  if (!report.hasContact) return refuse("T24-CONTACT", "反映人没有留下联系方式，不能回访", LOOP_STANDARD);
  if (report.satisfaction !== null) return refuse("T24-ANSWERED", "本次办结已经回访过");
  const most = facts.settings.unreached_visits;
  if (report.unreachedCount < most) return null;
  return refuse(
    "T24-UNREACHED",
    `已经 ${most} 次联系不上，不再回访；未答复的回访不计入满意率`,
    citySource("unreached_visits"),
  );
};

const checkAnswers: ReportCheck<z.infer<typeof VisitInput>> = (_, input) => {
  if (!input.isReached) return null;
  if (input.satisfaction === null) return wrongField("satisfaction", "请选择反映人的满意程度");
  return input.isSolved === null ? wrongField("isSolved", "请填写反映人认为问题是否解决") : null;
};

export const returnVisit = reportAct({
  label: "回访",
  code: "T24",
  from: ["closed"],
  to: "same",
  by: ["acceptor"],
  weight: "primary",
  input: VisitInput,
  fields: ({ detail: report }) => [
    required("isReached", "联系上反映人", "yesNo", {
      initial: true,
      ...(report.unreachedCount > 0 && { hint: `已有 ${report.unreachedCount} 次联系不上` }),
    }),
    optional("satisfaction", "满意程度", "choice", { options: optionsOf(SATISFACTIONS) }),
    optional("isSolved", "反映人认为已经解决", "yesNo"),
    opinionField,
  ],
  guards: [axesApart("T24"), mayVisit],
  checks: [checkAnswers],
  effects: ({ detail: report, facts }, input) => {
    if (!input.isReached) {
      const unreachedCount = report.unreachedCount + 1;
      return [
        detail({ visitCount: report.visitCount + 1, unreachedCount }),
        unreachedCount < facts.settings.unreached_visits
          ? turn(["acceptor"], `第 ${unreachedCount} 次联系不上，待再次回访`)
          : NOBODYS_TURN,
      ];
    }
    const isUnsolved = input.isSolved === false && report.conditionId !== null;
    return [
      detail({
        visitCount: report.visitCount + 1,
        satisfaction: input.satisfaction as Satisfaction,
        isSolvedByVisit: input.isSolved,
      }),
      isUnsolved ? turn(["shift_leader"], "回访认为没有解决，可重办") : NOBODYS_TURN,
      tell("visited", { satisfaction: input.satisfaction, isSolved: input.isSolved }),
    ];
  },
});

const saysUnsolved: ReportGuard = ({ detail: report }) =>
  report.isSolvedByVisit === false
    ? null
    : refuse("T24r-VISIT", "回访没有反映问题未解决，不能重办；新的问题请另行上报", LOOP_STANDARD);

const wasFiled: ReportGuard = ({ detail: report }) =>
  report.conditionId !== null ? null : refuse("T24r-FILED", "本案没有立案，不能重办；请另行受理");

const withinWindow: ReportGuard = (situation) => {
  const days = situation.facts.settings.reopen_days;
  return hasRunOut(situation, naturalDays(days), situation.detail.lastClosedAt)
    ? refuse("T24r-WINDOW", `结案已超过 ${days} 天，不能重办；问题仍在的，请另行受理`, citySource("reopen_days"))
    : null;
};

export const reopen = reportAct({
  label: "重办",
  code: "T24r",
  from: ["closed"],
  to: "filed",
  by: ["shift_leader"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [axesApart("T24r"), saysUnsolved, wasFiled, withinWindow],
  checks: [],
  effects: (situation) => [
    startStage(situation, "dispatch"),
    startWhole(situation, filedLimit(situation)),
    { kind: "matter", changes: { unitId: null } },
    detail({
      reopenCount: situation.detail.reopenCount + 1,
      closing: null,
      recheckResult: null,
      recheckPersonId: null,
      resolvedAt: null,
      firstUnitId: null,
      assistUnitIds: [],
      assistDoneUnitIds: [],
      forcedClosePublishedAt: null,
      forcedCloseReason: null,
      rating: null,
    }),
    { kind: "flag", add: ["reopened"], remove: ["joint"] },
    turn(["dispatcher"], "回访未解决，重办，待派遣"),
    tell("reopened"),
  ],
});

export const rate = reportAct({
  label: "评价",
  code: "F05",
  from: ["closed"],
  to: "same",
  by: ["citizen"],
  weight: "normal",
  input: z.object({
    rating: z.number().int().min(1, "请选择 1 至 5 分").max(5, "请选择 1 至 5 分"),
    comment: z.string().trim().max(400).default(""),
    isSolved: z.boolean().nullable().default(null),
  }),
  fields: () => [
    required("rating", "评价", "number", { hint: "1 至 5 分" }),
    optional("comment", "说几句", "longText"),
    optional("isSolved", "问题解决了", "yesNo"),
  ],
  guards: [
    (situation) => (isPublic(situation) ? null : refuse("F05-SOURCE", "这件案卷不是公众上报，不能评价")),
    ({ detail: report }) => (report.rating === null ? null : refuse("F05-ONCE", "你已经评价过，谢谢")),
  ],
  checks: [],
  // An answer on the page weighs as much as one by telephone: what is not solved may be handled again.
  effects: ({ detail: report }, { rating, isSolved }) => [
    ...(isSolved === false && report.conditionId !== null && report.isSolvedByVisit === null
      ? [detail({ rating, isSolvedByVisit: false }), turn(["shift_leader"], "反映人网上答复没有解决，可重办")]
      : [detail({ rating })]),
    tell("rated", { rating }),
  ],
});
