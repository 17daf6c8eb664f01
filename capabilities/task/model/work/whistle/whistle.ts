/**
 * 吹哨报到: a sub-district whistles, the named departments must report in by a time, work on the spot, and both sides rate each other.
 * CS01 to CS09. What each department did stands in a row of its own.
 */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import type { Effect, Guard, Situation } from "#kernel/procedure/model/public.ts";
import { URGENCIES, type WhistleState } from "../../labels.ts";
import { sourceOf } from "../../settings.ts";
import type { WhistleFacts } from "../facts.ts";
import {
  actsOf,
  choiceOf,
  files,
  HANDLERS,
  involve,
  isOfUnit,
  isOwnUnit,
  NOBODYS_TURN,
  namedOptions,
  OFFICE_AND_LEADERS,
  ofLeadUnit,
  optional,
  optionsOf,
  refuse,
  required,
  setMatter,
  stopClock,
  turn,
  unitIds,
  WHISTLE_SOURCE,
  words,
  wrongField,
} from "../kit.ts";

export const WhistleDetailSchema = z.object({
  urgency: z.enum(["normal", "urgent"]),
  problem: z.string(),
  unitIds: z.array(IdSchema),
  blownByPersonId: IdSchema.nullable(),
  reportInBy: InstantSchema.nullable(),
  result: z.string().nullable(),
  isSolved: z.boolean().nullable(),
});
export type WhistleDetail = z.infer<typeof WhistleDetailSchema>;
export const BLANK_WHISTLE: WhistleDetail = {
  urgency: "normal",
  problem: "",
  unitIds: [],
  blownByPersonId: null,
  reportInBy: null,
  result: null,
  isSolved: null,
};

const whistleAct = actsOf<WhistleState, WhistleDetail, WhistleFacts>();
type WhistleGuard = Guard<WhistleDetail, WhistleFacts>;
const detail = (changes: Partial<WhistleDetail>): Effect<WhistleDetail> => ({ kind: "detail", changes });
const rating = z.number().int("评价填 1 到 5 的整数").min(1, "评价填 1 到 5").max(5, "评价填 1 到 5");

export const blow = whistleAct({
  label: "吹哨",
  code: "CS01",
  from: "none",
  to: "blown",
  by: ["unit_desk", "unit_lead", "supervision_office"],
  weight: "primary",
  input: z.object({
    title: words(4, "事项", 200),
    problem: words(6, "问题"),
    unitIds: unitIds.min(1, "请选择要报到的部门"),
    urgency: choiceOf(URGENCIES, "紧急程度").default("normal"),
    address: z.string().trim().max(200).default(""),
    files,
  }),
  fields: ({ facts }) => [
    required("title", "事项", "text"),
    required("problem", "问题", "longText"),
    required("unitIds", "要报到的部门", "manyChoices", { options: namedOptions(facts.units) }),
    required("urgency", "紧急程度", "choice", { options: optionsOf(URGENCIES), initial: "normal" }),
    optional("address", "地点", "text"),
    optional("files", "现场照片", "photos"),
  ],
  guards: [],
  checks: [
    ({ actor }, { unitIds: called }) =>
      actor.unitId !== null && called.includes(actor.unitId) ? wrongField("unitIds", "不能向本单位吹哨") : null,
    ({ facts }, { unitIds: called }) =>
      called.every((id) => facts.units.some((unit) => unit.id === id))
        ? null
        : wrongField("unitIds", "有的部门不存在或已撤销"),
  ],
  effects: ({ actor, facts, now }, input) => {
    const setting = input.urgency === "urgent" ? "report_in_urgent_hours" : "report_in_hours";
    const limit = { value: facts.settings[setting], unit: "hour", basis: "natural" } as const;
    return [
      { kind: "number", letter: "W" },
      setMatter({
        subject: "吹哨",
        title: input.title,
        address: input.address,
        source: "street",
        unitId: actor.unitId,
      }),
      ...(actor.unitId ? [involve(actor.unitId, "lead")] : []),
      ...[...new Set(input.unitIds)].map((id) => involve(id, "assist")),
      { kind: "startClock", clock: "report_in", label: "报到时限", limit, source: sourceOf(setting) },
      detail({
        urgency: input.urgency,
        problem: input.problem,
        unitIds: [...new Set(input.unitIds)],
        blownByPersonId: actor.personId,
        reportInBy: facts.dueOf(limit, now),
      }),
      turn(HANDLERS, "街道吹哨，请部门报到"),
    ];
  },
});

type WhistleSituation = Situation<WhistleDetail, WhistleFacts>;
const own = ({ actor, facts }: WhistleSituation) => facts.called.filter(({ unitId }) => isOwnUnit(actor, unitId));
const isCalled =
  (code: string, state: "called" | "present"): WhistleGuard =>
  (situation) =>
    own(situation).some((unit) => unit.state === state)
      ? null
      : refuse(
          `${code}-CALLED`,
          state === "called" ? "你单位没有待报到的哨" : "你单位还没有报到，或已报处置结果",
          WHISTLE_SOURCE,
        );
/** Everybody else has come, or was let off. */
const isLast = (situation: WhistleSituation) => {
  const mine = own(situation).map(({ unitId }) => unitId);
  return situation.facts.called.every(({ unitId, state }) => mine.includes(unitId) || state !== "called");
};

/** Nobody is waited for any more: from here on the work itself has its limit. */
const together = ({ facts }: WhistleSituation): readonly Effect<never>[] => [
  stopClock("report_in"),
  {
    ...{ kind: "startClock", clock: "whistle", label: "联合处置时限", source: sourceOf("whistle_days") },
    limit: { value: facts.settings.whistle_days, unit: "day", basis: "working" },
  },
  turn(HANDLERS, "部门到齐，联合处置"),
];

export const reportIn = whistleAct({
  label: "报到",
  code: "CS02",
  from: ["blown", "working"],
  to: (situation) => (isLast(situation) ? "working" : (situation.matter.state as "blown" | "working")),
  toStates: ["blown", "working"],
  by: HANDLERS,
  weight: "primary",
  input: z.object({ text: words(2, "到场人员和时间", 500), files }),
  fields: () => [required("text", "到场人员和时间", "text"), optional("files", "到场照片", "photos")],
  guards: [isCalled("CS02", "called")],
  checks: [],
  effects: (situation) => (isLast(situation) && situation.matter.state === "blown" ? together(situation) : []),
});

export const release = whistleAct({
  label: "免于报到",
  code: "CS03",
  from: ["blown"],
  to: (situation, { unitId }) =>
    situation.facts.called.every((unit) => unit.unitId === unitId || unit.state !== "called") ? "working" : "blown",
  toStates: ["blown", "working"],
  by: [...HANDLERS, "supervision_office"],
  weight: "normal",
  input: z.object({ unitId: IdSchema, reason: words(4, "理由") }),
  fields: ({ facts }) => [
    required("unitId", "部门", "choice", {
      options: facts.called
        .filter(({ state }) => state === "called")
        .map(({ unitId, unitName }) => ({ value: unitId, label: unitName })),
    }),
    required("reason", "理由", "longText"),
  ],
  guards: [
    ({ actor, matter }) =>
      actor.role === "supervision_office" || isOfUnit(actor, matter.unitId)
        ? null
        : refuse("CS03-STREET", "由吹哨街道或督查室决定", WHISTLE_SOURCE),
  ],
  checks: [
    ({ facts }, { unitId }) =>
      facts.called.some((unit) => unit.unitId === unitId && unit.state === "called")
        ? null
        : wrongField("unitId", "该部门不在待报到之列"),
    ({ facts }) =>
      facts.called.filter(({ state }) => state !== "released").length > 1
        ? null
        : refuse("CS03-LAST", "至少要有一个部门报到；都不需要的请取消吹哨"),
  ],
  effects: (situation, { unitId }) =>
    situation.facts.called.every((unit) => unit.unitId === unitId || unit.state !== "called")
      ? together(situation)
      : [],
});

export const finish = whistleAct({
  label: "报处置结果",
  code: "CS04",
  from: ["blown", "working"],
  to: "same",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ text: words(4, "处置结果"), files }),
  fields: () => [required("text", "处置结果", "longText"), optional("files", "处置照片", "photos")],
  guards: [isCalled("CS04", "present")],
  checks: [],
  effects: ({ matter }) => [turn(HANDLERS, "部门已报处置结果，待街道确认", { unitId: matter.unitId })],
});

const allFinished: WhistleGuard = ({ facts }) => {
  const open = facts.called.filter(({ state }) => state === "called" || state === "present");
  return open.length === 0
    ? null
    : refuse("CS05-OPEN", `还没有报处置结果：${open.map(({ unitName }) => unitName).join("、")}`, WHISTLE_SOURCE);
};

export const settle = whistleAct({
  label: "确认处置",
  code: "CS05",
  from: ["working"],
  to: "solved",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ result: words(4, "结果"), isSolved: z.boolean() }),
  fields: () => [required("result", "结果", "longText"), required("isSolved", "问题已解决", "yesNo")],
  guards: [ofLeadUnit("CS05", "确认处置"), allFinished],
  checks: [],
  effects: (_, { result, isSolved }) => [
    stopClock("whistle"),
    detail({ result, isSolved }),
    turn(HANDLERS, "待双方互评"),
  ],
});

/** The sub-district rates each department that came. */
export const rateUnit = whistleAct({
  label: "评价部门",
  code: "CS06",
  from: ["solved"],
  to: "same",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ unitId: IdSchema, rating, text: z.string().trim().max(500).default("") }),
  fields: ({ facts }) => [
    required("unitId", "部门", "choice", {
      options: facts.called
        .filter((unit) => unit.state === "finished" && unit.ratedByStreet === null)
        .map(({ unitId, unitName }) => ({ value: unitId, label: unitName })),
    }),
    required("rating", "评价（1 到 5）", "number"),
    optional("text", "说明", "longText"),
  ],
  guards: [ofLeadUnit("CS06", "评价部门")],
  checks: [
    ({ facts }, { unitId }) =>
      facts.called.some((unit) => unit.unitId === unitId && unit.state === "finished" && unit.ratedByStreet === null)
        ? null
        : wrongField("unitId", "该部门没有参加，或已经评价过"),
  ],
  effects: () => [],
});

export const rateStreet = whistleAct({
  label: "评价吹哨",
  code: "CS07",
  from: ["solved"],
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ rating, text: z.string().trim().max(500).default("") }),
  fields: () => [required("rating", "评价（1 到 5）", "number"), optional("text", "说明", "longText")],
  guards: [
    (situation) =>
      own(situation).some((unit) => unit.state === "finished" && unit.ratedStreet === null)
        ? null
        : refuse("CS07-UNIT", "由参加处置的部门评价一次", WHISTLE_SOURCE),
  ],
  checks: [],
  effects: () => [],
});

const streetRated: WhistleGuard = ({ facts }) =>
  facts.called.some((unit) => unit.state === "finished" && unit.ratedByStreet === null)
    ? refuse("CS08-RATE", "请先评价每个参加的部门", WHISTLE_SOURCE)
    : null;

export const close = whistleAct({
  label: "办结",
  code: "CS08",
  from: ["solved"],
  to: "closed",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ opinion: z.string().trim().max(1000).default("") }),
  fields: () => [],
  guards: [ofLeadUnit("CS08", "办结"), streetRated],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

export const cancel = whistleAct({
  label: "取消吹哨",
  code: "CS09",
  from: ["blown", "working"],
  to: "cancelled",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "danger",
  input: z.object({ reason: words(4, "取消理由") }),
  fields: () => [required("reason", "取消理由", "longText")],
  guards: [
    ({ actor, matter }) =>
      actor.role === "leader" || actor.role === "supervision_office" || isOfUnit(actor, matter.unitId)
        ? null
        : refuse("CS09-STREET", "由吹哨街道或督查室取消", WHISTLE_SOURCE),
  ],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

export const comment = whistleAct({
  label: "留言",
  code: "CS10",
  from: ["blown", "working", "solved", "closed", "cancelled"],
  to: "same",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "normal",
  input: z.object({ text: words(1, "留言", 1000) }),
  fields: () => [required("text", "留言", "longText")],
  guards: [],
  checks: [],
  effects: () => [],
});
