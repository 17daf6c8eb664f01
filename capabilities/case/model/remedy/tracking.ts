/** 登记复议诉讼、答复、经本机关转送. Codes Y01, Y02, Y06. */
import { z } from "zod";
import { PlainDateSchema, plainDateOf } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { lastDay, thresholdOn } from "#law/parameters/public.ts";
import { remediesOf } from "#law/penalty/public.ts";
import { type CaseEffect, type CaseSituation, caseAct } from "../case-act.ts";
import { decisionDeliveredOn, detail, startPeriod, stop, turn } from "../consequences.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byDesign, byLaw, today, wrongField } from "../rules.ts";
import { anyOpen, changeLast, isOpen, REMEDY_STATES } from "./parts.ts";
import { REMEDY_KINDS } from "./remedy.ts";

const AcceptInput = z.object({
  kind: keysOf(REMEDY_KINDS),
  body: words(4, "受理机关"),
  acceptedOn: PlainDateSchema,
  isStayed: z.boolean().default(false),
  isSimple: z.boolean().default(false),
});

/** 可以适用简易程序 (第五十三条): 当场作出、警告或者通报批评、款额三千元以下. Whether it is, the reconsideration body says in its notice. */
function mayBeSimple({ detail: { procedure, penalty }, now }: CaseSituation): boolean {
  if (penalty === null) return false;
  const isMild = penalty.kinds.every((kind) => kind === "warning" || kind === "public_criticism" || kind === "fine");
  const { value } = thresholdOn("simple_reconsideration", plainDateOf(now));
  return procedure === "simple" || (isMild && penalty.fineFen <= value);
}

export const acceptRemedy = caseAct({
  label: "登记复议、诉讼",
  code: "Y01",
  from: [...REMEDY_STATES],
  to: "same",
  by: ["legal_reviewer"],
  weight: "normal",
  input: AcceptInput,
  fields: (situation) => [
    required("kind", "类型", "choice", { options: optionsOf(REMEDY_KINDS) }),
    required("body", "受理机关", "text"),
    required("acceptedOn", "受理通知（起诉状副本）收到日", "date"),
    optional("isStayed", "决定停止执行", "yesNo", { initial: false }),
    optional("isSimple", "复议机关适用简易程序", "yesNo", {
      initial: mayBeSimple(situation),
      hint: "以受理通知为准：简易程序五个工作日内答复，普通程序十个工作日",
    }),
  ],
  guards: [({ detail: known }) => (known.remedies.some(isOpen) ? byDesign("Y01-OPEN", "正在进行复议或者诉讼") : null)],
  checks: [
    enforcing(["XZFY-023"], (situation: CaseSituation, input: z.infer<typeof AcceptInput>) => {
      const on = decisionDeliveredOn(situation.detail);
      if (!on) return byDesign("Y01-DELIVERED", "决定还没有送达");
      if (input.acceptedOn > today(situation)) return wrongField("acceptedOn", "收到日不能晚于今天");
      if (input.acceptedOn < on) return wrongField("acceptedOn", "收到日不能早于决定送达");
      const last = situation.detail.remedies.at(-1)?.concludedOn;
      if (last && input.acceptedOn < last) return wrongField("acceptedOn", "收到日不能早于上一次复议、诉讼的结果");
      const isOnTheSpot = situation.detail.procedure === "simple";
      const { isReconsiderationFirst } = remediesOf(situation.facts.calendar, {
        servedOn: on,
        isOnTheSpot,
        isToldOfRemedies: true,
      });
      const hasReconsidered = situation.detail.remedies.some((one) => one.kind === "reconsideration");
      const hasSued = situation.detail.remedies.some((one) => one.kind === "litigation");
      if (input.kind === "reconsideration" && (hasReconsidered || hasSued))
        return wrongField("kind", "已经申请过复议，或者法院已经受理，不能再申请复议");
      return input.kind === "litigation" && isReconsiderationFirst && !hasReconsidered
        ? byLaw("XZFY-023", "对当场作出的行政处罚决定不服，应当先申请行政复议；法院直接受理的请先核对")
        : null;
    }),
  ],
  effects: (situation, input) => {
    const isReconsideration = input.kind === "reconsideration";
    const isSimple = isReconsideration && input.isSimple;
    const period = isReconsideration
      ? isSimple
        ? "reconsideration_reply_simple"
        : "reconsideration_reply"
      : "litigation_answer";
    const answerDueOn = lastDay(situation.facts.calendar, period, input.acceptedOn);
    return [
      // The fifteen days after a reconsideration take the place of the six months.
      ...stop("reconsideration", "litigation", "litigation_after_reconsideration"),
      ...stop("reconsideration_forward"),
      { kind: "flag", remove: ["forwarding"] },
      {
        ...startPeriod(situation, period, input.acceptedOn),
        ...(isSimple && { clock: "reconsideration_reply" }),
      } as CaseEffect,
      { kind: "flag", add: ["in_remedy"] },
      detail({
        remedies: [
          ...situation.detail.remedies,
          {
            id: `r${situation.detail.remedies.length + 1}`,
            kind: input.kind,
            state: "accepted",
            body: input.body,
            acceptedOn: input.acceptedOn,
            isStayed: input.isStayed,
            isSimple,
            answerDueOn,
            answeredOn: null,
            concludedOn: null,
            outcome: null,
            newFineFen: null,
            fault: null,
          },
        ],
      }),
      turn(["legal_reviewer"], "复议、诉讼答复待办"),
    ];
  },
});

export const answerRemedy = caseAct({
  label: "提交答复和证据",
  code: "Y02",
  from: [...REMEDY_STATES],
  to: "same",
  by: ["legal_reviewer"],
  weight: "primary",
  input: z.object({ hasAllEvidence: z.boolean(), note: words(2, "说明") }),
  fields: () => [
    required("hasAllEvidence", "已提交作出决定的全部证据、依据", "yesNo"),
    required("note", "说明", "longText"),
  ],
  guards: [anyOpen],
  checks: [
    enforcing(["XZFY-048", "XZSS-067"], (situation: CaseSituation, input: { hasAllEvidence: boolean }) => {
      if (input.hasAllEvidence) return null;
      const isReconsideration = situation.detail.remedies.findLast(isOpen)?.kind === "reconsideration";
      return byLaw(
        isReconsideration ? "XZFY-048" : "XZSS-067",
        "应当一并提交作出决定的全部证据、依据和材料，逾期不提交的视为没有证据、依据",
      );
    }),
  ],
  effects: (situation) => [
    ...stop("reconsideration_reply", "litigation_answer"),
    detail(changeLast(situation, { state: "answered", answeredOn: today(situation) })),
  ],
});

/** 通过本机关提交复议申请: only against what was decided on the spot or on records of monitoring devices; forwarded within five workdays. */
export const forwardReconsideration = caseAct({
  label: "收到复议申请，待转送",
  code: "Y06",
  from: [...REMEDY_STATES],
  to: "same",
  by: ["legal_reviewer"],
  weight: "normal",
  input: z.object({ receivedOn: PlainDateSchema, body: words(4, "复议机关") }),
  fields: () => [required("receivedOn", "收到日", "date"), required("body", "复议机关", "text")],
  guards: [
    enforcing(["XZFY-032"], ({ detail: known, matter }: CaseSituation) => {
      if (known.procedure !== "simple" && known.offsite?.isAccepted !== true)
        return byLaw(
          "XZFY-032",
          "通过作出决定的机关提交，限于当场处罚和依据电子技术监控设备记录作出的处罚；请告知当事人直接向复议机关申请",
        );
      return matter.flags.includes("forwarding") ? byDesign("Y06-ONCE", "复议申请已在转送") : null;
    }),
    ({ detail: known }) => (known.remedies.some(isOpen) ? byDesign("Y01-OPEN", "正在进行复议或者诉讼") : null),
  ],
  checks: [
    (situation, input) => {
      const on = decisionDeliveredOn(situation.detail);
      return input.receivedOn > today(situation) || (on !== null && input.receivedOn < on)
        ? wrongField("receivedOn", "收到日须在决定送达之后、今天之前")
        : null;
    },
  ],
  effects: (situation, input) => [
    startPeriod(situation, "reconsideration_forward", input.receivedOn),
    { kind: "flag", add: ["forwarding"] },
    turn(["legal_reviewer"], `复议申请待转送${input.body}`),
  ],
});
