/** 答复与把关: 提交 H13, 单位把关 H14, 处室把关 H15, 退改 H16, 送出 H17. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import type { Instant } from "#base/instant.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import { CAUSES, GATE_REASONS, REPLY_OUTCOMES, REPLY_SECTIONS, type ReplySection } from "../labels.ts";
import { NO_ASK } from "../order.ts";
import { composeReply, formatFaults, type ReplyFormat } from "../reply-format.ts";
import { HOTLINE_STANDARD, isNot, liveClock, notOfHandlingSide, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { returnedLimitOf } from "../settings.ts";
import { asHandler, detail, NOBODYS_TURN, startDays, startPost, stop, tell, turn, unitsTurn } from "./consequences.ts";
import { choiceOf, files, opinion, opinionField, optional, optionsOf, required, words } from "./fields.ts";
import { type OrderCheck, type OrderEffect, type OrderSituation, orderAct } from "./order-act.ts";

const part = z.string().trim().max(2000, "每部分不超过 2000 字").default("");
const ReplyInput = z.object({
  greeting: part,
  fact: part,
  handling: part,
  result: part,
  contact: part,
  outcome: choiceOf(REPLY_OUTCOMES, "结果类别"),
  cause: choiceOf(CAUSES, "诉求成因"),
  sourceTreatment: z.string().trim().max(2000).default(""),
  knowledgeItemIds: z.array(IdSchema).max(5).default([]),
  photos: files,
});
type ReplyInput = z.infer<typeof ReplyInput>;

const formatOf = ({ facts }: OrderSituation): ReplyFormat => ({
  sections: facts.settings.reply_sections,
  leastCharacters: facts.settings.reply_section_characters,
});

const checkFormat: OrderCheck<ReplyInput> = (situation, input) => {
  const [fault] = formatFaults(input, formatOf(situation));
  return fault ? wrongField(fault.section, fault.message) : null;
};

const checkKnowledge: OrderCheck<ReplyInput> = ({ facts }, { knowledgeItemIds }) =>
  knowledgeItemIds.every((item) => facts.knowledge.some(({ id }) => id === item))
    ? null
    : wrongField("knowledgeItemIds", "引用的知识库条目已经失效，请重新选择");

const HINTS: Readonly<Record<ReplySection, string>> = {
  greeting: "您好，您反映的……已收悉",
  fact: "什么时间、到哪里、看到什么",
  handling: "由谁、依据什么、做了什么",
  result: "结果如何，何时完成",
  contact: "还有疑问请拨打……",
};

export const submitReply = orderAct({
  label: "提交答复",
  code: "H13",
  from: ["handling"],
  to: "unit_review",
  by: ["unit_desk"],
  weight: "primary",
  input: ReplyInput,
  fields: ({ facts }) => [
    ...Object.entries(REPLY_SECTIONS).map(([section, label]) => {
      const make = facts.settings.reply_sections.includes(section) ? required : optional;
      return make(section, label, section === "greeting" || section === "contact" ? "text" : "longText", {
        hint: HINTS[section as ReplySection],
      });
    }),
    required("outcome", "结果类别", "choice", { options: optionsOf(REPLY_OUTCOMES) }),
    required("cause", "诉求成因", "choice", { options: optionsOf(CAUSES) }),
    optional("sourceTreatment", "源头治理、调解情况", "longText"),
    optional("knowledgeItemIds", "引用知识库", "manyChoices", {
      options: facts.knowledge.map(({ id, question }) => ({ value: id, label: question })),
    }),
    optional("photos", "附件照片", "photos"),
  ],
  guards: [
    ofLeadUnit("H13"),
    ({ detail: order }) =>
      order.reportAskedAt !== null && order.reportClosedAt === null
        ? refuse("H13-REPORT", "已转为案卷，案卷结案后再答复；需要先行答复的，请联系热线受理员")
        : null,
  ],
  checks: [checkFormat, checkKnowledge],
  effects: (situation, input) => {
    const { detail: order, facts, now, actor, matter } = situation;
    return [
      // 按期 is judged by the last submission: one that the gate sends back goes on with its clock, and has one for the rework.
      ...stop("reply", "rework"),
      startPost(situation, "unit_review"),
      detail({
        ...asHandler(situation),
        ...NO_ASK,
        replyText: composeReply(input),
        replyOutcome: input.outcome,
        cause: input.cause,
        sourceTreatment: input.sourceTreatment || null,
        knowledgeItemIds: input.knowledgeItemIds,
        replyCount: order.replyCount + 1,
        repliedAt: now,
        repliedByPersonId: actor.personId,
        isReplyLate: ["reply", "rework"].some((kind) => isPast(liveClock(situation, kind), now)),
        isNearDeadline: facts.replyUsed * 100 >= facts.settings.near_deadline_percent,
        unitReviewedByPersonId: null,
        officeReviewedByPersonId: null,
      }),
      { kind: "flag", remove: ["extension_asked"] },
      turn(["unit_lead"], "答复已提交，待单位把关", { unitId: matter.unitId }),
    ];
  },
});

function isPast(clock: Clock | null, now: Instant): boolean {
  return clock !== null && now > clock.dueAt;
}

/** 重办件 are read twice whatever the setting says. */
function needsOffice({ facts, detail: order }: OrderSituation): boolean {
  return facts.settings.gate_levels >= 2 || order.redoCount > 0;
}

const notAuthor = (code: string) =>
  isNot(code, (order) => order.repliedByPersonId, "答复不能由起草人自己把关，请由另一人把关");

const approved = (situation: OrderSituation): readonly OrderEffect[] => [
  startPost(situation, "send"),
  turn(["hotline_clerk", "unit_desk"], "把关通过，待送出答复"),
];

export const passUnitReview = orderAct({
  label: "单位把关通过",
  code: "H14",
  from: ["unit_review"],
  to: (situation) => (needsOffice(situation) ? "office_review" : "approved"),
  toStates: ["office_review", "approved"],
  by: ["unit_lead"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [ofLeadUnit("H14"), notAuthor("H14")],
  checks: [],
  effects: (situation) => [
    ...stop("unit_review"),
    detail({
      ...asHandler(situation),
      unitReviewedByPersonId: situation.actor.personId,
      ...(!needsOffice(situation) && { gatePassedAt: situation.now }),
    }),
    ...(needsOffice(situation)
      ? [startPost(situation, "office_review"), turn(["reply_reviewer"], "单位已把关，待业务处室、督办岗把关")]
      : approved(situation)),
  ],
});

export const passOfficeReview = orderAct({
  label: "处室把关通过",
  code: "H15",
  from: ["office_review"],
  to: "approved",
  by: ["reply_reviewer"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [
    notOfHandlingSide("H15", "处室把关"),
    notAuthor("H15"),
    isNot("H15-LEVELS", (order) => order.unitReviewedByPersonId, "两级把关须由不同的人进行"),
  ],
  checks: [],
  effects: (situation) => [
    ...stop("office_review"),
    detail({ officeReviewedByPersonId: situation.actor.personId, gatePassedAt: situation.now }),
    ...approved(situation),
  ],
});

export const sendReplyBack = orderAct({
  label: "退改",
  code: "H16",
  from: ["unit_review", "office_review"],
  to: "handling",
  by: ["unit_lead", "reply_reviewer"],
  weight: "normal",
  input: z.object({
    reasons: z.array(choiceOf(GATE_REASONS, "退改理由")).min(1, "至少选一条退改理由"),
    opinion: words(4, "修改意见"),
  }),
  fields: () => [
    required("reasons", "退改理由", "manyChoices", { options: optionsOf(GATE_REASONS) }),
    required("opinion", "修改意见", "longText"),
  ],
  guards: [
    ({ matter, actor }) => {
      const isUnits = matter.state === "unit_review";
      if (isUnits === (actor.role === "unit_lead")) return null;
      return refuse("H16-LEVEL", isUnits ? "单位把关中，由承办单位负责人退改" : "处室把关中，由回复把关岗退改");
    },
    (situation) => (situation.actor.role === "unit_lead" ? ofLeadUnit("H16")(situation) : null),
  ],
  checks: [],
  effects: ({ detail: order, matter, facts }, { reasons }) => [
    ...stop("unit_review", "office_review"),
    { kind: "reopenClock", clock: "reply" },
    {
      kind: "startClock",
      clock: "rework",
      label: "退改反馈时限",
      ...returnedLimitOf(facts.settings, order.orderKind, order.urgency),
    },
    detail({ gateReturnCount: order.gateReturnCount + 1, gateReasons: reasons, unitReviewedByPersonId: null }),
    { kind: "flag", add: ["sent_back_by_gate"] },
    unitsTurn(matter.unitId, `退改：${reasons.map((reason) => GATE_REASONS[reason]).join("、")}`),
    tell("reply_sent_back", { unitId: matter.unitId, reasons }),
  ],
});

export const sendReply = orderAct({
  label: "送出答复",
  code: "H17",
  from: ["approved"],
  to: ({ detail: order }) => (order.hasContact ? "visiting" : "closed"),
  toStates: ["visiting", "closed"],
  by: ["hotline_clerk", "unit_desk", "system"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [
    (situation) => (situation.actor.role === "unit_desk" ? ofLeadUnit("H17")(situation) : null),
    ({ detail: order }) =>
      order.gatePassedAt !== null ? null : refuse("H17-GATE", "答复还没有通过把关，不能送出", HOTLINE_STANDARD),
  ],
  checks: [],
  isBatch: true,
  effects: (situation) => {
    const { detail: order, now } = situation;
    const sent = [
      ...stop("send", "external"),
      { kind: "flag", remove: ["sent_back_by_gate"] } as const,
      tell("replied", { externalNumber: order.externalNumber }),
    ];
    if (!order.hasContact)
      return [...sent, detail({ sentAt: now, closing: "no_contact", lastClosedAt: now }), NOBODYS_TURN, tell("closed")];
    return [
      ...sent,
      startDays(situation, "visit", "回访时限", "visit_days"),
      detail({ sentAt: now, visitRound: 1 }),
      turn(["return_visitor"], "答复已送出，待回访"),
    ];
  },
});
