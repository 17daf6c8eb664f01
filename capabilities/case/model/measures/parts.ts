/** What the acts of measures share: where they start from, which one is meant, and how it changes. */
import type { Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeSeizureBasis } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import type { CaseGuard, CaseSituation } from "../case-act.ts";
import { optional, required } from "../fields.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byLaw, officerFault } from "../rules.ts";
import { type CoerciveMeasure, MEASURE_KINDS, type MeasureKind } from "./measure.ts";

/** Measures serve the investigation; what is taken may have to be freed much later. */
export const INVESTIGATING = ["verifying", "on_the_spot", "investigating"] as const satisfies readonly CaseState[];
export const UNTIL_CLOSED = [
  ...INVESTIGATING,
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "hearing",
  "deliberating",
  "decided",
  "executing",
  "criminal",
] as const satisfies readonly CaseState[];

export const HANDLINGS = {
  returned: "返还",
  released: "解除",
  seized: "转为查封、扣押",
  confiscated: "依决定没收",
  transferred: "移送有关机关",
  tested: "送检测、鉴定",
  sold: "先行拍卖、变卖，保留价款",
  auctioned: "依法拍卖抵缴罚款",
} as const;

/** Columns of 物品清单, as `ItemSchema` takes them. */
export const ITEM_COLUMNS = [
  required("name", "名称", "text"),
  optional("model", "规格型号", "text"),
  required("quantity", "数量", "text"),
  optional("unit", "单位", "text"),
  optional("state", "状况", "text"),
  optional("note", "备注", "text"),
];

export const clockOf = ({ kind, id }: Pick<CoerciveMeasure, "kind" | "id">) =>
  kind === "preserve" ? `preserve:${id}` : `seize:${id}`;
export const bearing = (measure: CoerciveMeasure) => measure.state === "executed" || measure.state === "urgent";

export function optionsIn(situation: CaseSituation, ...states: readonly CoerciveMeasure["state"][]) {
  return situation.detail.measures
    .filter((measure) => states.includes(measure.state))
    .map((measure) => ({
      value: measure.id,
      label: `${MEASURE_KINDS[measure.kind]}：${measure.items.map((item) => item.name).join("、")}`,
      ...(measure.dueOn && { hint: `至 ${measure.dueOn}` }),
    }));
}

export const anyIn = (message: string, ...states: readonly CoerciveMeasure["state"][]): CaseGuard => {
  return ({ detail: known }) =>
    known.measures.some((measure) => states.includes(measure.state)) ? null : byDesign("MEASURE-NONE", message);
};

export function find({ detail: known }: CaseSituation, id: string): CoerciveMeasure | undefined {
  return known.measures.find((measure) => measure.id === id);
}

export function change(
  situation: CaseSituation,
  id: string,
  changes: Partial<CoerciveMeasure>,
): Pick<CaseDetail, "measures"> {
  return { measures: situation.detail.measures.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}

/** What the Ecological and Environmental Code asks for besides a basis (第五十二条). */
export interface SeizureGrounds {
  readonly isSeriousPollution: boolean;
  readonly isEvidenceAtRisk: boolean;
}

/**
 * 设定权: a law, an administrative or a local regulation, a power of the agency's own, and for matters of the Code its grounds. A
 * preservation has its basis in the Penalty Law itself.
 */
export function basisFault(
  { facts, detail: known }: CaseSituation,
  kind: MeasureKind,
  grounds: SeizureGrounds,
): Refusal | null {
  if (kind === "preserve") return null;
  const { offence } = facts;
  if (!offence) return byDesign("CASE-OFFENCE", "还没有确定案由，请先确定违法行为和行为时间");
  const [fault] = judgeSeizureBasis({
    level: offence.seizureBasis?.level ?? null,
    isEntrusted: offence.isEntrusted ?? false,
    isGranted: offence.hasPower,
    code: offence.isUnderEcoCode ? { ...grounds, isOperator: known.party?.kind !== "individual" } : null,
  });
  return fault ? { ...fault, message: `“${offence.name}”：${fault.message}` } : null;
}

/** 由具备资格的执法人员实施，其他人员不得实施. */
export const qualified: CaseGuard = enforcing(["XZQZ-017-3"], (situation: CaseSituation) =>
  officerFault(situation, situation.actor.personId)
    ? byLaw("XZQZ-017-3", "行政强制措施应当由具备资格的行政执法人员实施，其他人员不得实施")
    : null,
);
