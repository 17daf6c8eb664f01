/** 回访 H18, 诉求人自评 H19, 反映被要求好评 H20, 重办 H21, 不满意办结 H22. */
import { z } from "zod";
import { DAY_MS, millisOf } from "#base/instant.ts";
import { doubtsOf, drawOf, isDrawn, recordingFaults } from "../call-back.ts";
import {
  CONTACT_CHANNELS,
  DISSATISFACTIONS,
  type Dissatisfaction,
  GIVE_UP_REASONS,
  ORDER_SATISFACTIONS,
  type OrderSatisfaction,
  type OrderState,
  VISIT_DOUBTS,
} from "../labels.ts";
import type { OrderDetail } from "../order.ts";
import { AGAINST_FALSE_SATISFACTION, HOTLINE_STANDARD, notOfHandlingSide, refuse, wrongField } from "../rules.ts";
import { returnedLimitOf, sourceOf } from "../settings.ts";
import { AssignInput, assigned, assignFields, checkUnits } from "./assigning.ts";
import { detail, NOBODYS_TURN, stop, tell, turn } from "./consequences.ts";
import { choiceOf, files, opinion, opinionField, optional, optionsOf, recordings, required, words } from "./fields.ts";
import { type OrderCheck, type OrderEffect, type OrderGuard, type OrderSituation, orderAct } from "./order-act.ts";

const VisitInput = z.object({
  channel: choiceOf(CONTACT_CHANNELS, "回访方式").default("phone"),
  isReached: z.boolean(),
  dialledNumber: z.string().trim().max(30).default(""),
  callSeconds: z.number().int().nonnegative().nullable().default(null),
  recording: recordings,
  photos: files,
  satisfaction: choiceOf(ORDER_SATISFACTIONS, "满意程度").nullable().default(null),
  isSolved: z.boolean().nullable().default(null),
  dissatisfaction: choiceOf(DISSATISFACTIONS, "不满意原因").nullable().default(null),
  opinion,
});
type VisitInput = z.infer<typeof VisitInput>;

interface Answer {
  readonly satisfaction: OrderSatisfaction;
  readonly isSolved: boolean;
  readonly dissatisfaction: Dissatisfaction | null;
}

interface Verdict {
  readonly to: Extract<OrderState, "visiting" | "unsatisfied" | "closed">;
  readonly changes: Partial<OrderDetail>;
}

/** Where an answer leads: one that is not both satisfied and solved to the clerk; a good one to its end, or to a second caller. */
function verdictOf(situation: OrderSituation, answer: Answer, isByCaller: boolean): Verdict {
  const { detail: order, facts, matter, now } = situation;
  const { settings, handlerRecord } = facts;
  const changes: Partial<OrderDetail> = { ...answer, visitedAt: now, isRatedByCaller: isByCaller };
  if (answer.satisfaction === "unsatisfied" || !answer.isSolved)
    return { to: "unsatisfied", changes: { ...changes, closing: null } };
  // An enquiry that was answered at once stays so: no reply of it went through the gate.
  const byCaller = order.gatePassedAt === null ? "direct" : "rated";
  const closed = { closing: isByCaller ? byCaller : "visited", lastClosedAt: now } as const;
  if (isByCaller || order.visitRound > 1) return { to: "closed", changes: { ...changes, ...closed } };
  const visitDoubts = doubtsOf({ satisfaction: answer.satisfaction, at: now }, order, handlerRecord, settings);
  const sampleDraw = drawOf(settings.sample_seed, matter.id);
  const isSampled = visitDoubts.length > 0 || isDrawn(sampleDraw, settings.sample_percent);
  const drawn = { ...changes, visitDoubts, isSampled, sampleSeed: settings.sample_seed, sampleDraw };
  return isSampled
    ? { to: "visiting", changes: { ...drawn, visitRound: 2, unreachedCount: 0 } }
    : { to: "closed", changes: { ...drawn, ...closed } };
}

/** Not reached so often that nobody calls any more. What was answered in a first round stands; otherwise nothing was. */
function unreached({ detail: order, facts, now }: OrderSituation): Verdict {
  const unreachedCount = order.unreachedCount + 1;
  if (unreachedCount < facts.settings.unreached_visits) return { to: "visiting", changes: { unreachedCount } };
  const closing = order.visitRound > 1 ? "visited" : "unreached";
  return { to: "closed", changes: { unreachedCount, closing, lastClosedAt: now } };
}

function afterVisit(situation: OrderSituation, input: VisitInput): Verdict {
  if (!input.isReached) return unreached(situation);
  const answer = {
    satisfaction: input.satisfaction ?? "unsatisfied",
    isSolved: input.isSolved ?? false,
    dissatisfaction: input.dissatisfaction,
  };
  const { changes, to } = verdictOf(situation, answer, false);
  const by = { visitChannel: input.channel, visitedByPersonId: situation.actor.personId };
  const first =
    situation.detail.visitRound > 1
      ? {}
      : {
          firstSatisfaction: answer.satisfaction,
          firstIsSolved: answer.isSolved,
          firstVisitedByPersonId: situation.actor.personId,
        };
  return { to, changes: { ...changes, ...by, ...first } };
}

/** The same words after a first and before a second round: the handling side must not learn from them that somebody was asked. */
const WAITING = "答复已送出，待回访";

function followed(situation: OrderSituation, { to, changes }: Verdict): readonly OrderEffect[] {
  if (to === "visiting") return [detail(changes), turn(["return_visitor"], WAITING)];
  if (to === "unsatisfied")
    return [
      detail(changes),
      ...stop("visit"),
      turn(["hotline_clerk"], "回访不满意或未解决，待定是否重办"),
      tell("unsatisfied"),
    ];
  return [detail(changes), ...stop("visit"), NOBODYS_TURN, tell("closed", { unitId: situation.matter.unitId })];
}

const otherCaller: OrderGuard = ({ detail: order, actor }) =>
  order.visitRound > 1 && actor.personId === order.firstVisitedByPersonId
    ? refuse("H18-OTHER", "本工单已抽中复访，须由另一名回访员进行", AGAINST_FALSE_SATISFACTION)
    : null;

const checkAnswer: OrderCheck<VisitInput> = (_, input) => {
  if (!input.isReached) return null;
  if (input.satisfaction === null) return wrongField("satisfaction", "请选择诉求人的满意程度");
  if (input.isSolved === null) return wrongField("isSolved", "请填写诉求人认为问题是否解决");
  return input.satisfaction === "unsatisfied" && input.dissatisfaction === null
    ? wrongField("dissatisfaction", "请选择不满意原因")
    : null;
};

const checkProof: OrderCheck<VisitInput> = ({ facts, detail: order }, input) => {
  if (!input.isReached) return null;
  if (input.channel === "message")
    return wrongField("channel", "短信、网络须由诉求人在自己的查询页面评价，回访员不能代填");
  if (input.channel === "in_person")
    return input.photos.length > 0 ? null : wrongField("photos", "当面回访须附诉求人签字的照片");
  const call = { seconds: input.callSeconds ?? 0, dialledNumber: input.dialledNumber };
  const [fault] = recordingFaults(facts.recording, call, order.callerPhone, facts.settings);
  return fault ? wrongField(fault.field, fault.message) : null;
};

export const visit = orderAct({
  label: "回访",
  code: "H18",
  isUnsearched: true,
  from: ["visiting"],
  to: (situation, input: VisitInput) => afterVisit(situation, input).to,
  toStates: ["closed", "unsatisfied", "visiting"],
  by: ["return_visitor"],
  weight: "primary",
  input: VisitInput,
  personalInput: ["dialledNumber"],
  fields: ({ detail: order }) => [
    required("channel", "回访方式", "choice", {
      options: optionsOf(CONTACT_CHANNELS).filter(({ value }) => value !== "message"),
      initial: "phone",
    }),
    required("isReached", "联系上诉求人", "yesNo", {
      initial: true,
      ...(order.unreachedCount > 0 && { hint: `已有 ${order.unreachedCount} 次未接通` }),
    }),
    optional("dialledNumber", "拨打号码", "text"),
    optional("callSeconds", "通话时长（秒）", "number"),
    optional("recording", "通话录音", "recordings"),
    optional("photos", "签字照片", "photos", { hint: "当面回访时" }),
    optional("satisfaction", "满意程度", "choice", { options: optionsOf(ORDER_SATISFACTIONS) }),
    optional("isSolved", "诉求人认为已经解决", "yesNo"),
    optional("dissatisfaction", "不满意原因", "choice", { options: optionsOf(DISSATISFACTIONS) }),
    opinionField,
  ],
  guards: [notOfHandlingSide("H18", "回访"), otherCaller],
  checks: [checkAnswer, checkProof],
  effects: (situation, input) => {
    const verdict = afterVisit(situation, input);
    const changes = { ...verdict.changes, visitCount: situation.detail.visitCount + 1 };
    return followed(situation, { ...verdict, changes });
  },
});

const RateInput = z.object({
  satisfaction: choiceOf(ORDER_SATISFACTIONS, "满意程度"),
  isSolved: z.boolean("请选择问题是否解决"),
  dissatisfaction: choiceOf(DISSATISFACTIONS, "不满意原因").nullable().default(null),
  comment: z.string().trim().max(400, "不超过 400 字").default(""),
});

export const rate = orderAct({
  label: "诉求人自评",
  code: "H19",
  isUnsearched: true,
  from: ["visiting", "closed"],
  to: (situation, input: z.infer<typeof RateInput>) => verdictOf(situation, input, true).to,
  toStates: ["closed", "unsatisfied"],
  by: ["citizen"],
  weight: "primary",
  input: RateInput,
  fields: () => [
    required("satisfaction", "满意程度", "choice", { options: optionsOf(ORDER_SATISFACTIONS) }),
    required("isSolved", "问题解决了", "yesNo"),
    optional("dissatisfaction", "不满意原因", "choice", { options: optionsOf(DISSATISFACTIONS) }),
    optional("comment", "说几句", "longText"),
  ],
  guards: [
    ({ detail: order }) => (order.isRatedByCaller ? refuse("H19-ONCE", "您已经评价过，谢谢") : null),
    ({ detail: order, matter, facts, now }) => {
      if (matter.state !== "closed" || order.lastClosedAt === null) return null;
      const days = facts.settings.rating_days;
      return millisOf(now) - millisOf(order.lastClosedAt) <= days * DAY_MS
        ? null
        : refuse(
            "H19-WINDOW",
            `办结已超过 ${days} 天，不能再评价；问题仍在的，请再次拨打热线`,
            sourceOf("rating_days"),
          );
    },
  ],
  checks: [],
  effects: (situation, { comment: _comment, ...answer }) => followed(situation, verdictOf(situation, answer, true)),
});

export const reportPressure = orderAct({
  label: "反映被要求好评",
  code: "H20",
  isUnsearched: true,
  from: ["visiting", "closed", "unsatisfied"],
  to: "same",
  by: ["return_visitor", "hotline_clerk", "citizen"],
  weight: "normal",
  input: z.object({ text: words(4, "反映的情况") }),
  fields: () => [required("text", "反映的情况", "longText")],
  guards: [notOfHandlingSide("H20", "此项登记")],
  checks: [],
  effects: ({ detail: order, now }) => [
    detail({
      pressureReportedAt: now,
      visitDoubts: order.visitDoubts.includes("pressure") ? order.visitDoubts : [...order.visitDoubts, "pressure"],
    }),
    tell("pressure_reported", { doubt: VISIT_DOUBTS.pressure }),
  ],
});

export const redo = orderAct({
  label: "重办",
  code: "H21",
  from: ["unsatisfied"],
  to: "assigned",
  by: ["hotline_clerk"],
  weight: "primary",
  input: AssignInput.extend({ opinion: words(4, "重办要求") }),
  fields: (situation) => [
    ...assignFields(situation).filter(({ name }) => name !== "opinion"),
    required("opinion", "重办要求", "longText"),
  ],
  guards: [
    notOfHandlingSide("H21", "重办"),
    ({ detail: order, facts }) =>
      order.redoCount < facts.settings.redo_times
        ? null
        : refuse("H21-TIMES", `已重办 ${order.redoCount} 次，请由回复把关岗定夺`, sourceOf("redo_times")),
  ],
  checks: [checkUnits],
  effects: (situation, input) => {
    const { facts, detail: order } = situation;
    const limit = returnedLimitOf(facts.settings, order.orderKind, order.urgency);
    return [
      ...assigned(situation, input, "回访不满意，重办，待签收", limit),
      detail({ redoCount: order.redoCount + 1 }),
      { kind: "flag", add: ["redo"] },
      tell("redo"),
    ];
  },
});

export const closeUnsatisfied = orderAct({
  label: "不满意办结",
  code: "H22",
  from: ["unsatisfied"],
  to: "closed",
  by: ["reply_reviewer"],
  weight: "danger",
  confirm: "诉求人的不满意和未解决照样计入统计。",
  input: z.object({ reason: choiceOf(GIVE_UP_REASONS, "不再重办的原因"), opinion: words(10, "说明") }),
  fields: () => [
    required("reason", "不再重办的原因", "choice", { options: optionsOf(GIVE_UP_REASONS) }),
    required("opinion", "说明", "longText"),
  ],
  guards: [
    notOfHandlingSide("H22", "不满意办结"),
    ({ detail: order }) =>
      order.gatePassedAt !== null ? null : refuse("H22-GATE", "没有通过把关的答复，不能办结", HOTLINE_STANDARD),
  ],
  checks: [],
  effects: ({ now }, { reason }) => [
    detail({ closing: "unsatisfied", giveUpReason: reason, lastClosedAt: now }),
    NOBODYS_TURN,
    tell("closed"),
  ],
});
