/** 派件 H04, 签收 H05, 首次联系 H06. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { CONTACT_CHANNELS } from "../labels.ts";
import { NO_ASK, NO_REPLY, NO_VISIT } from "../order.ts";
import { HOTLINE_STANDARD, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { type LimitRule, limitOf, sourceOf } from "../settings.ts";
import { asHandler, detail, startPost, stop, tell, unitsTurn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required, unitOptions, words } from "./fields.ts";
import { type OrderCheck, type OrderEffect, type OrderGuard, type OrderSituation, orderAct } from "./order-act.ts";

export const AssignInput = z.object({
  leadUnitId: IdSchema,
  assistUnitIds: z.array(IdSchema).max(10, "协办单位不超过 10 个").default([]),
  opinion,
});
type AssignInput = z.infer<typeof AssignInput>;

export const checkUnits: OrderCheck<AssignInput> = ({ facts }, { leadUnitId, assistUnitIds }) => {
  const isKnown = (unitId: string) => facts.units.some(({ id }) => id === unitId);
  if (!isKnown(leadUnitId)) return wrongField("leadUnitId", "请选择可以承办的单位");
  if (!assistUnitIds.every(isKnown)) return wrongField("assistUnitIds", "协办单位中有不能承办的单位");
  return assistUnitIds.includes(leadUnitId) ? wrongField("assistUnitIds", "主办单位不能同时协办") : null;
};

export const assignFields = (situation: OrderSituation) => [
  required("leadUnitId", "主办单位", "unit", {
    options: unitOptions(situation),
    ...(situation.matter.unitId !== null && { initial: situation.matter.unitId }),
  }),
  optional("assistUnitIds", "协办单位", "manyChoices", { options: unitOptions(situation) }),
  opinionField,
];

/** The unit has it anew: its limit begins now. */
export function assigned(
  situation: OrderSituation,
  input: AssignInput,
  reason: string,
  { limit, source }: LimitRule,
): readonly OrderEffect[] {
  const { detail: order, matter, now, actor } = situation;
  const past = matter.unitId === null || matter.unitId === input.leadUnitId ? [] : [matter.unitId];
  return [
    ...stop("assign"),
    { kind: "startClock", clock: "reply", label: "办理时限", limit, source },
    startPost(situation, "sign"),
    { kind: "matter", changes: { unitId: input.leadUnitId } },
    { kind: "involve", unitId: input.leadUnitId, as: "lead" },
    ...input.assistUnitIds.map((unitId): OrderEffect => ({ kind: "involve", unitId, as: "assist" })),
    detail({
      ...NO_ASK,
      ...NO_REPLY,
      ...NO_VISIT,
      assignCount: order.assignCount + 1,
      assignedAt: now,
      assignedByPersonId: actor.personId,
      assistUnitIds: input.assistUnitIds,
      pastUnitIds: [...new Set([...order.pastUnitIds, ...order.assistUnitIds, ...past])],
      limitValue: limit.value,
      limitUnit: limit.unit,
      limitBasis: limit.basis,
      limitSource: source,
      firstOwnerPersonId: null,
      signedAt: null,
      contactAttempts: 0,
      contactedAt: null,
    }),
    unitsTurn(input.leadUnitId, reason),
    tell("assigned", { unitId: input.leadUnitId }),
  ];
}

export const assign = orderAct({
  label: "派件",
  code: "H04",
  from: ["received"],
  to: "assigned",
  by: ["hotline_clerk"],
  weight: "primary",
  input: AssignInput,
  fields: assignFields,
  guards: [],
  checks: [checkUnits],
  isBatch: true,
  effects: (situation, input) => {
    const { facts, detail: order } = situation;
    return assigned(situation, input, "新派工单，待签收", limitOf(facts.settings, order.orderKind, order.urgency));
  },
});

export const sign = orderAct({
  label: "签收",
  code: "H05",
  from: ["assigned"],
  to: ({ detail: order }) => (order.hasContact ? "signed" : "handling"),
  toStates: ["signed", "handling"],
  by: ["unit_desk"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [ofLeadUnit("H05")],
  checks: [],
  isBatch: true,
  effects: (situation) => [
    ...stop("sign"),
    ...(situation.detail.hasContact ? [startPost(situation, "contact")] : []),
    detail({ signedAt: situation.now, firstOwnerPersonId: situation.actor.personId, ...asHandler(situation) }),
    unitsTurn(
      situation.matter.unitId,
      situation.detail.hasContact ? "已签收，待首次联系诉求人" : "没有联系方式，直接办理",
    ),
  ],
});

const ContactInput = z.object({
  channel: choiceOf(CONTACT_CHANNELS, "联系方式"),
  isReached: z.boolean(),
  note: words(4, "联系情况"),
});

const isContactable: OrderGuard = ({ detail: order }) =>
  order.hasContact ? null : refuse("H06-CONTACT", "诉求人没有留下联系方式", HOTLINE_STANDARD);

export const contact = orderAct({
  label: "首次联系",
  code: "H06",
  from: ["signed"],
  to: ({ detail: order, facts }, input: z.infer<typeof ContactInput>) =>
    input.isReached || order.contactAttempts + 1 >= facts.settings.unreached_contacts ? "handling" : "signed",
  toStates: ["handling", "signed"],
  by: ["unit_desk", "crew"],
  weight: "primary",
  input: ContactInput,
  fields: ({ detail: order }) => [
    required("channel", "联系方式", "choice", { options: optionsOf(CONTACT_CHANNELS), initial: "phone" }),
    required("isReached", "联系上诉求人", "yesNo", {
      initial: true,
      ...(order.contactAttempts > 0 && { hint: `已有 ${order.contactAttempts} 次联系不上` }),
    }),
    required("note", "联系情况", "longText"),
  ],
  guards: [ofLeadUnit("H06"), isContactable],
  checks: [],
  effects: (situation, { isReached }) => {
    const { detail: order, facts, matter, now } = situation;
    const contactAttempts = order.contactAttempts + 1;
    const handler = asHandler(situation);
    if (isReached)
      return [
        ...stop("contact"),
        detail({ contactAttempts, contactedAt: now, ...handler }),
        unitsTurn(matter.unitId, "已联系诉求人，办理中"),
      ];
    const most = facts.settings.unreached_contacts;
    if (contactAttempts < most)
      return [
        detail({ contactAttempts, ...handler }),
        unitsTurn(matter.unitId, `第 ${contactAttempts} 次联系不上，待再次联系`),
      ];
    return [
      ...stop("contact"),
      detail({ contactAttempts, ...handler }),
      unitsTurn(matter.unitId, `${most} 次联系不上，先行办理（${sourceOf("unreached_contacts")}）`),
    ];
  },
});
