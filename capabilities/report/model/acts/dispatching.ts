/** 派遣 T09, 二级派遣 T09b, 接收 T09r. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { divisionPrefix } from "#kernel/people/model/public.ts";
import { axesApart, DESIGN, LOOP_STANDARD, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { detail, filedLimit, liveClock, stop, tell, turn, unitsTurn, withPerson } from "./consequences.ts";
import { opinion, opinionField, optional, required, unitOptions } from "./fields.ts";
import {
  type ReportCheck,
  type ReportEffect,
  type ReportGuard,
  type ReportSituation,
  reportAct,
} from "./report-act.ts";

const DispatchInput = z.object({
  leadUnitId: IdSchema,
  assistUnitIds: z.array(IdSchema).max(9, "协办单位不超过 9 个").default([]),
  opinion,
});
type DispatchInput = z.infer<typeof DispatchInput>;

/** A machine may choose only where there is nothing to choose. */
const isSureForSystem: ReportGuard = ({ actor, facts, detail: report }) => {
  if (actor.role !== "system") return null;
  if (report.returnCount > 0) return refuse("T09-AUTO", "本案有过回退，须由派遣员派遣");
  return facts.responsibility.kind === "one"
    ? null
    : refuse("T09-AUTO", "权责规则没有给出唯一的责任单位，须由派遣员派遣");
};

const checkAutomatic: ReportCheck<DispatchInput> = ({ actor, facts }, { leadUnitId, assistUnitIds }) =>
  actor.role !== "system" || (facts.responsibility.candidates[0]?.unitId === leadUnitId && assistUnitIds.length === 0)
    ? null
    : refuse("T09-AUTO", "自动派遣只能派给权责规则给出的唯一单位");

const checkUnits: ReportCheck<DispatchInput> = ({ facts }, { leadUnitId, assistUnitIds }) => {
  const known = new Set(facts.units.map((unit) => unit.id));
  if (!known.has(leadUnitId)) return wrongField("leadUnitId", "请选择可以承办的单位");
  if (assistUnitIds.some((id) => !known.has(id))) return wrongField("assistUnitIds", "协办单位中有不能承办的单位");
  if (assistUnitIds.includes(leadUnitId)) return wrongField("assistUnitIds", "主办单位不能同时协办");
  return new Set(assistUnitIds).size === assistUnitIds.length ? null : wrongField("assistUnitIds", "协办单位重复");
};

const checkRuling: ReportCheck<DispatchInput> = ({ detail: report, facts }, { leadUnitId }) => {
  if (report.ruledUnitId === null || report.ruledUnitId === leadUnitId) return null;
  const name = facts.units.find((unit) => unit.id === report.ruledUnitId)?.name ?? "认定的单位";
  return refuse("T09-RULED", `值班长已认定由${name}负责，请派给该单位`);
};

export const dispatch = reportAct({
  label: "派遣",
  code: "T09",
  from: ["filed"],
  to: "dispatched",
  by: ["dispatcher", "system"],
  weight: "primary",
  input: DispatchInput,
  fields: (situation) => {
    const options = unitOptions(situation);
    const initial = situation.detail.ruledUnitId ?? situation.facts.responsibility.candidates[0]?.unitId;
    return [
      required("leadUnitId", "主办单位", "unit", { options, ...(initial && { initial }) }),
      optional("assistUnitIds", "协办单位", "manyChoices", { options }),
      opinionField,
    ];
  },
  guards: [axesApart("T09"), isSureForSystem],
  checks: [checkUnits, checkRuling, checkAutomatic],
  effects: (situation, input) => {
    const { detail: report, facts, now, actor } = situation;
    const candidate = facts.responsibility.candidates.find(({ unitId }) => unitId === input.leadUnitId);
    return [
      ...stop("dispatch"),
      ...resolveClock(situation, input.leadUnitId),
      { kind: "matter", changes: { unitId: input.leadUnitId } },
      { kind: "involve", unitId: input.leadUnitId, as: "lead" },
      ...input.assistUnitIds.map((unitId) => ({ kind: "involve", unitId, as: "assist" }) as const),
      { kind: "flag", ...(input.assistUnitIds.length > 0 ? { add: ["joint"] } : { remove: ["joint"] }) },
      detail({
        dispatchCount: report.dispatchCount + 1,
        dispatchedAt: now,
        dispatchedByPersonId: actor.personId,
        dispatchBasis: candidate ? `${candidate.basis}:${candidate.basisId}` : null,
        firstUnitId: null,
        assistUnitIds: input.assistUnitIds,
        assistDoneUnitIds: [],
        ruledUnitId: null,
      }),
      turn(["unit_desk"], "已派遣，待接收", { unitId: input.leadUnitId }),
      tell("dispatched", { unitId: input.leadUnitId, assistUnitIds: input.assistUnitIds }),
    ];
  },
});

/** Back to the unit that had it: the rest of its time. To another: the whole limit anew. */
function resolveClock(situation: ReportSituation, leadUnitId: string): readonly ReportEffect[] {
  const { detail: report } = situation;
  const isSameUnit = report.returnedUnitIds.at(-1) === leadUnitId;
  if (isSameUnit && liveClock(situation, "resolve")?.state === "paused")
    return [{ kind: "resumeClock", clock: "resolve" }];
  const source = `立案条件「${report.conditionText ?? ""}」`;
  return [{ kind: "startClock", clock: "resolve", label: "处置时限", limit: filedLimit(situation), source }];
}

const OnwardInput = z.object({
  unitId: IdSchema,
  value: z.number().positive("时限须大于零").nullable().default(null),
  unit: z.enum(["hour", "day"]).default("hour"),
  opinion,
});

const checkOnward: ReportCheck<z.infer<typeof OnwardInput>> = (situation, input) => {
  const { actor, facts, matter, now, detail: report } = situation;
  const unit = facts.units.find(({ id }) => id === input.unitId);
  if (!unit || input.unitId === matter.unitId) return wrongField("unitId", "请选择另一个可以承办的单位");
  if (!unit.divisionCode.startsWith(divisionPrefix(actor.divisionCode ?? ""))) {
    return refuse("T09b-AREA", `${unit.name}不在你的辖区内，二级派遣只能派给本辖区单位`, LOOP_STANDARD);
  }
  const due = liveClock(situation, "resolve")?.dueAt;
  if (input.value === null || due === undefined || report.limitBasis === null) return null;
  const own = facts.dueOf({ value: input.value, unit: input.unit, basis: report.limitBasis }, now);
  return own <= due ? null : refuse("T09b-LIMIT", "下级时限不能超过本案剩余的处置时限，请缩短", LOOP_STANDARD);
};

export const dispatchOnward = reportAct({
  label: "二级派遣",
  code: "T09b",
  from: ["dispatched"],
  to: "dispatched",
  by: ["dispatcher"],
  weight: "normal",
  input: OnwardInput,
  fields: ({ facts, matter, actor }) => [
    required("unitId", "承办单位", "unit", {
      options: facts.units
        .filter(
          (unit) => unit.id !== matter.unitId && unit.divisionCode.startsWith(divisionPrefix(actor.divisionCode ?? "")),
        )
        .map((unit) => ({ value: unit.id, label: unit.name })),
    }),
    optional("value", "下级时限", "number", { hint: "不填则用本案剩余的处置时限" }),
    optional("unit", "时限单位", "choice", {
      options: [
        { value: "hour", label: "时" },
        { value: "day", label: "日" },
      ],
      initial: "hour",
    }),
    opinionField,
  ],
  guards: [axesApart("T09b")],
  checks: [checkOnward],
  effects: (situation, input) => {
    const { detail: report, matter } = situation;
    const basis = report.limitBasis;
    return [
      ...stop("onward"),
      ...(input.value !== null && basis !== null
        ? [
            {
              kind: "startClock",
              clock: "onward",
              label: "二级处置时限",
              limit: { value: input.value, unit: input.unit, basis },
              source: DESIGN,
            } as const,
          ]
        : []),
      { kind: "matter", changes: { unitId: input.unitId } },
      { kind: "involve", unitId: input.unitId, as: "lead" },
      detail({ firstUnitId: report.firstUnitId ?? matter.unitId }),
      turn(["unit_desk"], "二级派遣，待接收", { unitId: input.unitId }),
      tell("dispatched", { unitId: input.unitId, assistUnitIds: [] }),
    ];
  },
});

export const receive = reportAct({
  label: "接收",
  code: "T09r",
  from: ["dispatched"],
  to: "resolving",
  by: ["unit_desk"],
  weight: "primary",
  isBatch: true,
  input: z.object({ crewPersonIds: z.array(IdSchema).max(50).default([]), opinion }),
  fields: () => [optional("crewPersonIds", "处置人员", "manyChoices"), opinionField],
  guards: [ofLeadUnit("T09r")],
  checks: [],
  effects: (situation, input) => [
    detail({
      handlerPersonIds: input.crewPersonIds.reduce<string[]>(
        (list, id) => withPerson(list, id),
        [...situation.detail.handlerPersonIds],
      ),
    }),
    unitsTurn(situation, "已接收，处置中"),
  ],
});
