/** 送达 in six methods (《行政处罚法》第六十一条, 《民事诉讼法》第八十七条至第九十五条). Codes V01 to V04. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { deliveredOn } from "#law/penalty/public.ts";
import { afterDelivery } from "../after-delivery.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, type IssuedPaper, issue, startPeriod } from "../consequences.ts";
import { files, optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { CASE_FORMS, SERVED_FORMS } from "../papers/index.ts";
import { byDesign, byLaw, certified, certifiedIfOfficer, today, withSecondOfficer, wrongField } from "../rules.ts";
import { confirmAddress } from "./confirm-address.ts";
import { DELIVERY_METHODS, type Delivery, type DeliveryMethod } from "./delivery.ts";

/** While papers may still be on their way. */
const UNDER_DELIVERY = [
  "verifying",
  "investigating",
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "hearing",
  "deliberating",
  "decided",
  "executing",
  "criminal",
  "closed",
] as const satisfies readonly CaseState[];

/** 催告书和强制执行决定书 are handed over first of all (《行政强制法》第三十八条). */
const DIRECT_FIRST: readonly string[] = ["DOC-41", "DOC-42"];

/** Papers to a court or another body were once put here too: they are sent by the act that makes them. */
const open = ({ detail: known }: CaseSituation): readonly Delivery[] =>
  known.deliveries.filter(
    ({ state, form }) => (state === "pending" || state === "attempted") && SERVED_FORMS.includes(form),
  );

const somethingOpen: CaseGuard = (situation) =>
  open(situation).length > 0 ? null : byDesign("DELIVERY-NONE", "没有待送达的文书");

function deliveryOptions(situation: CaseSituation) {
  return open(situation).map((delivery) => ({
    value: delivery.id,
    label: CASE_FORMS.find((form) => form.code === delivery.form)?.name ?? delivery.form,
    hint: delivery.attempts.length > 0 ? `已试 ${delivery.attempts.length} 次` : "待送达",
  }));
}

/** What the decision is for the party: `decided` becomes `executing` when it has arrived. */
function stateAfter(situation: CaseSituation, id: string, isArrived: boolean): CaseState {
  const { state } = situation.matter;
  const paper = situation.detail.deliveries.find((delivery) => delivery.id === id);
  const isDecision = paper?.form === "DOC-34" || paper?.form === "DOC-35";
  return isArrived && isDecision && state === "decided" ? "executing" : (state as CaseState);
}

const ACCOUNT_HINTS: Readonly<Record<DeliveryMethod, string>> = {
  direct: "签收人、与受送达人的关系",
  leave: "拒收事由、见证人或者拍照录像的情况",
  electronic: "电子送达地址、到达系统的记录",
  post: "邮件号、回执日期",
  entrust: "受托机关、签收情况",
  public_notice: "公告的原因和经过",
};

const DeliverInput = z.object({
  deliveryId: z.string().min(1, "请选择文书"),
  method: keysOf(DELIVERY_METHODS),
  at: InstantSchema,
  isDone: z.boolean(),
  account: words(2, "送达情况"),
  secondOfficerId: personId,
  files: files.default([]),
  hasElectronicConsent: z.boolean().default(false),
  witness: z.string().trim().max(200).default(""),
});
type DeliverInput = z.infer<typeof DeliverInput>;

function judgeMethod(situation: CaseSituation, input: DeliverInput): Refusal | FieldError | null {
  const delivery = open(situation).find((one) => one.id === input.deliveryId);
  if (!delivery) return wrongField("deliveryId", "这份文书已经送达，或者不在本案中");
  if (input.at > situation.now) return wrongField("at", "送达时间不能晚于现在");
  if (plainDateOf(input.at) < plainDateOf(delivery.createdAt)) return wrongField("at", "送达时间不能早于文书印发");
  const tried = new Set(delivery.attempts.map((attempt) => attempt.method));
  if (DIRECT_FIRST.includes(delivery.form) && input.method !== "direct" && !tried.has("direct"))
    return byLaw(
      "XZQZ-038",
      "催告书、行政强制执行决定书应当直接送达当事人；当事人拒绝接收或者无法直接送达的，才用其他方式",
    );
  switch (input.method) {
    case "direct":
      return null;
    case "leave":
      return input.witness.length >= 2 || input.files.length > 0
        ? null
        : byLaw("MSSS-089", "留置送达须有见证人签名，或者用拍照、录像记录送达过程");
    case "electronic":
      return input.hasElectronicConsent || situation.detail.electronicConsentAt
        ? null
        : byLaw("MSSS-090", "电子送达须经当事人签订确认书同意");
    case "post":
    case "entrust":
      return tried.has("direct") || input.account.length >= 6
        ? null
        : byLaw("MSSS-091", "直接送达有困难的，才可以委托或者邮寄送达，请写明直接送达的困难");
    case "public_notice":
      return wrongField("method", "公告送达请用“公告送达”，从发布公告起算");
  }
}

export const deliver = caseAct({
  label: "送达文书",
  code: "V01",
  from: [...UNDER_DELIVERY],
  to: (situation, input) => stateAfter(situation, input.deliveryId, input.isDone),
  toStates: [...UNDER_DELIVERY],
  by: ["officer"],
  weight: "primary",
  input: DeliverInput,
  fields: (situation) => [
    required("deliveryId", "文书", "choice", { options: deliveryOptions(situation) }),
    required("method", "方式", "choice", {
      options: optionsOf(DELIVERY_METHODS)
        .filter((option) => option.value !== "public_notice")
        .map((option) => ({ ...option, hint: ACCOUNT_HINTS[option.value as DeliveryMethod] })),
      initial: "direct",
    }),
    required("at", "送达时间", "instant"),
    required("isDone", "已送达", "yesNo"),
    required("account", "送达情况", "longText"),
    optional("witness", "见证人", "text"),
    optional("hasElectronicConsent", "当事人已签订电子送达确认书", "yesNo", { initial: false }),
    secondOfficerField(situation),
    optional("files", "照片、回执", "photos", {
      ...(situation.facts.settings["av.mandatory_steps"].includes("leave_delivery") && {
        hint: "留置送达请全程录像并附上（本机关设置「须全程音像记录的环节」）",
      }),
    }),
  ],
  guards: [certified, somethingOpen],
  checks: [
    withSecondOfficer("D55-011"),
    enforcing(["XZQZ-038", "MSSS-089", "MSSS-090", "MSSS-091"], (situation: CaseSituation, input: DeliverInput) =>
      judgeMethod(situation, input),
    ),
  ],
  effects: (situation, input) => {
    const on = deliveredOn(situation.facts.calendar, input.method, plainDateOf(input.at));
    const attempt = {
      method: input.method,
      at: input.at,
      officerIds: [situation.actor.personId ?? "", input.secondOfficerId],
      isDone: input.isDone,
      account: input.account,
      files: input.files,
    };
    if (!input.isDone)
      return [
        detail(
          changed(situation, input.deliveryId, (one) => ({
            ...one,
            state: "attempted",
            attempts: [...one.attempts, attempt],
          })),
        ),
      ];
    const receipt = { form: "DOC-37", key: `${input.deliveryId}-${situation.matter.version}` };
    return arrived(
      situation,
      input.deliveryId,
      on,
      (one) => ({ ...one, state: "delivered", attempts: [...one.attempts, attempt], deliveredOn: on }),
      [receipt],
    );
  },
});

/** A delivery reached its end: its state, and what begins with it, in one change of the detail. */
function arrived(
  situation: CaseSituation,
  id: string,
  on: PlainDate,
  change: (one: Delivery) => Delivery,
  /** 送达回证; none where nobody received anything. */
  receipts: readonly IssuedPaper[] = [],
) {
  const delivery = situation.detail.deliveries.find((one) => one.id === id);
  const { effects, changes } = afterDelivery(situation, delivery ?? { form: "", key: "" }, on);
  const deliveries = situation.detail.deliveries.map((one) => (one.id === id ? change(one) : one));
  return [...effects, ...issue(situation, receipts, { ...changes, deliveries })];
}

function changed(situation: CaseSituation, id: string, change: (one: Delivery) => Delivery) {
  return { deliveries: situation.detail.deliveries.map((one) => (one.id === id ? change(one) : one)) };
}

const PublishInput = z.object({
  deliveryId: z.string().min(1, "请选择文书"),
  reason: words(8, "公告的原因和经过"),
  isWhereaboutsUnknown: z.boolean(),
});

export const publishDelivery = caseAct({
  label: "公告送达",
  code: "V02",
  from: [...UNDER_DELIVERY],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: PublishInput,
  fields: (situation) => [
    required("deliveryId", "文书", "choice", { options: deliveryOptions(situation) }),
    required("isWhereaboutsUnknown", "受送达人下落不明", "yesNo"),
    required("reason", "公告的原因和经过", "longText"),
  ],
  guards: [certified, somethingOpen],
  checks: [
    enforcing(["MSSS-095"], (situation: CaseSituation, input: z.infer<typeof PublishInput>) => {
      const delivery = open(situation).find((one) => one.id === input.deliveryId);
      if (!delivery) return wrongField("deliveryId", "这份文书已经送达，或者不在本案中");
      return input.isWhereaboutsUnknown || delivery.attempts.length > 0
        ? null
        : byLaw("MSSS-095", "受送达人下落不明，或者用其他方式无法送达的，才可以公告送达");
    }),
  ],
  effects: (situation, input) => [
    { ...startPeriod(situation, "public_notice_delivery"), clock: `public_notice:${input.deliveryId}` },
    ...issue(
      situation,
      [{ form: "DOC-39", key: `${input.deliveryId}-${situation.matter.version}` }],
      changed(situation, input.deliveryId, (one) => ({ ...one, state: "published", publishedOn: today(situation) })),
    ),
  ],
});

/** 公告期满，视为送达. Done by the clock. */
export const deemDelivered = caseAct({
  label: "公告期满视为送达",
  code: "V03",
  from: [...UNDER_DELIVERY],
  to: (situation, input) => stateAfter(situation, input.deliveryId, true),
  toStates: [...UNDER_DELIVERY],
  by: ["system", "officer"],
  weight: "normal",
  input: z.object({ deliveryId: z.string().min(1, "请选择文书") }),
  fields: ({ detail: known }) => [
    required("deliveryId", "文书", "choice", {
      options: known.deliveries
        .filter((delivery) => delivery.state === "published")
        .map((delivery) => ({ value: delivery.id, label: delivery.form })),
    }),
  ],
  guards: [
    certifiedIfOfficer,
    ({ detail: known }) =>
      known.deliveries.some((delivery) => delivery.state === "published")
        ? null
        : byDesign("V03-PUBLISHED", "没有正在公告的文书"),
  ],
  checks: [
    enforcing(["MSSS-095"], (situation: CaseSituation, input: { deliveryId: string }) => {
      const delivery = situation.detail.deliveries.find((one) => one.id === input.deliveryId);
      if (delivery?.state !== "published" || !delivery.publishedOn)
        return wrongField("deliveryId", "这份文书没有在公告");
      const due = deliveredOn(situation.facts.calendar, "public_notice", delivery.publishedOn);
      return today(situation) >= due
        ? null
        : byLaw("MSSS-095", `自公告之日起经过三十日视为送达，至 ${due}；现在还不能视为送达`);
    }),
  ],
  effects: (situation, input) => {
    const published = situation.detail.deliveries.find((one) => one.id === input.deliveryId)?.publishedOn;
    const on = published ? deliveredOn(situation.facts.calendar, "public_notice", published) : today(situation);
    return [
      { kind: "stopClock", clock: `public_notice:${input.deliveryId}` },
      ...arrived(situation, input.deliveryId, on, (one) => ({ ...one, state: "deemed", deliveredOn: on })),
    ];
  },
});

export const DELIVERY_ACTS = {
  confirm_address: confirmAddress,
  deliver,
  publish_delivery: publishDelivery,
  deem_delivered: deemDelivered,
};
