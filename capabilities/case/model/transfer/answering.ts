/** 移送结果、物品移交、提请复议. Codes X04 to X06. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseEffect, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, startPeriod, stop } from "../consequences.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { ItemSchema } from "../measures/measure.ts";
import { bearing, ITEM_COLUMNS } from "../measures/parts.ts";
import { byHandler, byLaw, certified, notAuxiliary, wrongField } from "../rules.ts";
import { anyIn, change, changesAfterPolice, find, inState, optionsIn, stateAfterPolice, WHILE } from "./parts.ts";

const ANSWERS = {
  accepted: "已接收",
  filed: "公安机关立案",
  declined: "不予立案、不予接收",
  returned: "退回本机关处理",
  done: "已办结反馈",
} as const;

const AnswerInput = z.object({
  transferId: z.string().min(1, "请选择移送"),
  answer: keysOf(ANSWERS),
  isFinedByCourt: z.boolean().default(false),
  note: words(2, "说明"),
});
type Answer = Pick<z.infer<typeof AnswerInput>, "transferId" | "answer">;

/** The police do not keep it, or send it back: 不追究刑事责任但应当处罚的移回. */
function comesBack(situation: CaseSituation, { transferId, answer }: Answer): boolean {
  const isOfCrime = find(situation, transferId)?.kind === "criminal";
  return isOfCrime && situation.matter.state === "criminal" && (answer === "declined" || answer === "returned");
}

/** Filed after all, on a challenge. */
function isTaken(situation: CaseSituation, { transferId, answer }: Answer): boolean {
  return find(situation, transferId)?.kind === "criminal" && (answer === "accepted" || answer === "filed");
}

export const recordAnswer = caseAct({
  label: "登记移送结果",
  code: "X04",
  from: [...WHILE],
  to: (situation, input) => {
    if (comesBack(situation, input)) return stateAfterPolice(situation);
    return isTaken(situation, input) ? "criminal" : (situation.matter.state as CaseState);
  },
  toStates: [...WHILE],
  by: ["officer"],
  weight: "primary",
  input: AnswerInput,
  fields: (situation) => [
    required("transferId", "移送", "choice", {
      options: optionsIn(situation, "sent", "accepted", "filed", "challenged"),
    }),
    required("answer", "结果", "choice", { options: optionsOf(ANSWERS) }),
    optional("isFinedByCourt", "人民法院已判处罚金", "yesNo", { initial: false }),
    required("note", "说明", "longText"),
  ],
  guards: [notAuxiliary, byHandler, anyIn("没有已送出的移送", "sent", "accepted", "filed", "challenged")],
  checks: [(situation, input) => inState(situation, input.transferId, "sent", "accepted", "filed", "challenged")],
  effects: (situation, input) => {
    const goesBack = comesBack(situation, input);
    const holdsGoods = situation.detail.measures.some((measure) => measure.state === "executed");
    return [
      ...stop(`police:${input.transferId}`),
      ...(goesBack ? [{ kind: "flag" as const, remove: ["hearing"] }] : []),
      ...(input.answer === "filed" && holdsGoods
        ? [{ ...startPeriod(situation, "transfer_goods"), clock: `goods:${input.transferId}` } as CaseEffect]
        : []),
      ...(input.answer === "declined" && find(situation, input.transferId)?.kind === "criminal"
        ? [{ ...startPeriod(situation, "transfer_challenge"), clock: `challenge:${input.transferId}` } as CaseEffect]
        : []),
      detail({
        ...change(situation, input.transferId, {
          state: input.answer,
          answeredAt: situation.now,
          isFinedByCourt: input.isFinedByCourt,
        }),
        ...(goesBack ? changesAfterPolice(situation) : {}),
      }),
      handlersTurn(situation, goesBack ? "移送退回，继续办理" : `移送：${ANSWERS[input.answer]}`),
    ];
  },
});

export const handOverGoods = caseAct({
  label: "移交涉案物品",
  code: "X05",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({
    transferId: z.string().min(1, "请选择移送"),
    list: z.array(ItemSchema, "请列明物品").min(1, "请列明物品").max(500),
  }),
  fields: (situation) => [
    required("transferId", "移送", "choice", { options: optionsIn(situation, "filed") }),
    required("list", "交接清单", "rows", {
      columns: ITEM_COLUMNS,
      initial: situation.detail.measures.filter(bearing).flatMap(({ items }) => items.map((item) => ({ ...item }))),
    }),
  ],
  guards: [certified, byHandler, anyIn("没有公安机关已立案的移送", "filed")],
  checks: [
    enforcing(["YSGD-012"], (situation: CaseSituation, input: { transferId: string }) => {
      const fault = inState(situation, input.transferId, "filed");
      if (fault) return fault;
      return find(situation, input.transferId)?.isGoodsHandedOver ? byLaw("YSGD-012", "涉案物品已经移交") : null;
    }),
  ],
  effects: (situation, input) => [
    ...stop(`goods:${input.transferId}`),
    detail({
      ...change(situation, input.transferId, { isGoodsHandedOver: true }),
      measures: situation.detail.measures.map((measure) =>
        measure.state === "executed" || measure.state === "urgent"
          ? { ...measure, state: "handled" as const, handling: "transferred" as const, endedAt: situation.now }
          : measure,
      ),
    }),
    ...situation.detail.measures.flatMap((measure) => stop(`seize:${measure.id}`, `preserve:${measure.id}`)),
  ],
});

/** 对不立案提请复议，或者建议检察机关立案监督. */
export const challengeRefusal = caseAct({
  label: "提请复议、建议立案监督",
  code: "X06",
  from: [...WHILE],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ transferId: z.string().min(1, "请选择移送"), reason: words(4, "理由") }),
  fields: (situation) => [
    required("transferId", "移送", "choice", { options: optionsIn(situation, "declined") }),
    required("reason", "理由", "longText"),
  ],
  guards: [anyIn("没有被决定不立案的移送", "declined")],
  checks: [
    enforcing(["YSGD-009"], (situation: CaseSituation, input: { transferId: string }) => {
      const fault = inState(situation, input.transferId, "declined");
      if (fault) return fault;
      if (find(situation, input.transferId)?.kind !== "criminal")
        return wrongField("transferId", "只有不予立案的刑事移送可以提请复议或者建议立案监督");
      const clock = situation.clocks.findLast(
        (one) => one.kind === `challenge:${input.transferId}` && one.state !== "stopped",
      );
      return clock && situation.now > clock.dueAt
        ? byLaw("YSGD-009", "接到不予立案通知书三日内提请复议，期限已过；仍可以建议人民检察院立案监督，请另行函告")
        : null;
    }),
  ],
  effects: (situation, input) => [
    ...stop(`challenge:${input.transferId}`),
    detail(change(situation, input.transferId, { state: "challenged" })),
  ],
});
