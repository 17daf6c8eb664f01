/** 责令改正、复查 (《行政处罚法》第二十八条、第三十三条). Codes R01 and R02. */
import { z } from "zod";
import { type Instant, InstantSchema } from "#base/instant.ts";
import { dayNumberOf, plainDateOf } from "#base/plain-date.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { issue, startOn, stop } from "../consequences.ts";
import { files, optional, personId, required, secondOfficerField, words } from "../fields.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byHandler, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import type { CorrectionOrder } from "./correction.ts";
import { computeDaily } from "./daily.ts";

const WHILE = [
  "verifying",
  "on_the_spot",
  "investigating",
  "investigated",
  "reviewed",
  "noticed",
  "deliberating",
  "decided",
  "executing",
] as const satisfies readonly CaseState[];

export const recheckClock = (correctionId: string) => `recheck:${correctionId}`;

/**
 * 组织复查 (《生态环境法典》第一千零六十条), for matters of the Code. The text gives no length: the agency's, and never over before the
 * term that the party was given.
 */
function recheckTerm(situation: CaseSituation, { id, orderedOn, dueAt }: CorrectionOrder): readonly CaseEffect[] {
  const { facts } = situation;
  if (!facts.offence?.isUnderEcoCode) return [];
  const given = dayNumberOf(plainDateOf(dueAt)) - dayNumberOf(orderedOn);
  const value = Math.max(facts.settings["recheck.days"], given + 1);
  const source = facts.sourceOf("recheck.days") || "本机关设置「责令改正后的复查」，待本机关确认";
  const limit = { value, unit: "day", basis: "statutory" } as const;
  return [startOn(situation, { clock: recheckClock(id), label: "复查整改", limit, source }, orderedOn)];
}

export const orderCorrection = caseAct({
  label: "责令改正",
  code: "R01",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({
    requirement: words(4, "改正要求"),
    basis: words(4, "依据"),
    dueAt: InstantSchema,
    isStopOrdered: z.boolean().default(false),
    secondOfficerId: personId,
  }),
  fields: (situation) => [
    required("requirement", "改正要求", "longText"),
    required("basis", "依据", "longText"),
    required("dueAt", "改正期限", "instant"),
    optional("isStopOrdered", "同时责令立即停止违法行为", "yesNo", { initial: false }),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler],
  checks: [
    withSecondOfficer(),
    ({ now }, input: { dueAt: Instant }) =>
      input.dueAt > now ? null : wrongField("dueAt", "改正期限须晚于现在，给当事人合理的时间"),
  ],
  effects: (situation, input) => {
    const { corrections } = situation.detail;
    const id = `correction-${corrections.length + 1}`;
    const order: CorrectionOrder = {
      id,
      state: "ordered",
      requirement: input.requirement,
      orderedOn: today(situation),
      dueAt: input.dueAt,
      recheckedAt: null,
      isRefused: false,
    };
    const papers = [{ form: "DOC-20", key: id }, ...(input.isStopOrdered ? [{ form: "DOC-21", key: id }] : [])];
    return [...recheckTerm(situation, order), ...issue(situation, papers, { corrections: [...corrections, order] })];
  },
});

const isAnyOpen: CaseGuard = ({ detail: known }) =>
  known.corrections.some((order) => order.state !== "corrected")
    ? null
    : byDesign("R02-NONE", "没有等待复查的责令改正");

export const recheckCorrection = caseAct({
  label: "复查整改",
  code: "R02",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({
    correctionId: z.string().min(1, "请选择责令改正"),
    result: z.enum(["corrected", "partly", "not_corrected"], "请选择复查结果"),
    isRefused: z.boolean().default(false),
    content: words(2, "复查情况"),
    secondOfficerId: personId,
    photos: files.min(1, "请附复查照片"),
  }),
  fields: (situation) => [
    required("correctionId", "责令改正", "choice", {
      options: situation.detail.corrections.map((order) => ({
        value: order.id,
        label: order.requirement.slice(0, 30),
      })),
    }),
    required("result", "结果", "choice", {
      options: [
        { value: "corrected", label: "已改正" },
        { value: "partly", label: "部分改正" },
        { value: "not_corrected", label: "未改正" },
      ],
    }),
    optional("isRefused", "当事人拒不改正", "yesNo", { initial: false }),
    required("content", "复查情况", "longText"),
    required("photos", "复查照片", "photos"),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, isAnyOpen],
  checks: [
    withSecondOfficer(),
    ({ detail: known }, input: { correctionId: string }) =>
      known.corrections.some((order) => order.id === input.correctionId && order.state !== "corrected")
        ? null
        : wrongField("correctionId", "本案没有这份责令改正，或者已经改正"),
  ],
  effects: (situation, input) => [
    ...stop(recheckClock(input.correctionId)),
    ...issue(situation, [{ form: "DOC-22", key: `${input.correctionId}-${situation.matter.version}` }], {
      corrections: situation.detail.corrections.map((order) =>
        order.id === input.correctionId
          ? { ...order, state: input.result, recheckedAt: situation.now, isRefused: order.isRefused || input.isRefused }
          : order,
      ),
    }),
  ],
});

export const CORRECTION_ACTS = {
  order_correction: orderCorrection,
  recheck_correction: recheckCorrection,
  compute_daily: computeDaily,
};
