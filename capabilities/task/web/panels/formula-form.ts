/** 公式 built field by field: what is counted, of which classes and where; and the formula in words while it is built. */

import type { getMeasureDefinitions } from "#kernel/measure/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldOption, FieldSpec } from "#ui/fields/field.ts";
import type { Formula } from "../../contract.ts";

export type Definitions = CallOutput<typeof getMeasureDefinitions>;

/** What the fields offer; definitions are those of the kind that is chosen. */
export interface Offered {
  readonly definitions: Definitions | undefined;
  readonly classes: readonly FieldOption[];
  readonly divisions: readonly FieldOption[];
}

type MatterKind = Formula["matterKind"];
type Measure = Formula["measure"];
const KINDS: Readonly<Record<MatterKind, string>> = { report: "案卷", hotline: "热线工单" };

export const kindChosen = (value: FormValue): MatterKind => (value.matterKind === "hotline" ? "hotline" : "report");
const measureChosen = (value: FormValue): Measure =>
  value.measure === "counter" || value.measure === "change" ? value.measure : "ratio";
export const isComputed = (value: FormValue): boolean => value.source === "computed";
/** A percentage of change stands on a baseline. */
export const needsBaseline = (value: FormValue): boolean => isComputed(value) && measureChosen(value) === "change";

/** Each kind has its own list, so that a choice of one never stays under the other. */
const idField = (value: FormValue): string =>
  `${kindChosen(value)}_${measureChosen(value) === "ratio" ? "ratio" : "counter"}`;

export const FORMULA_FIELDS: readonly string[] = [
  ...["source", "matterKind", "measure", "classKeys", "divisionCode"],
  ...["report_ratio", "report_counter", "hotline_ratio", "hotline_counter"],
];

export function formulaFields(value: FormValue, offered: Offered): readonly FieldSpec[] {
  const source: FieldSpec = {
    ...{ name: "source", label: "数值从哪里来", type: "choice", isRequired: true },
    options: [
      { value: "typed", label: "填报或导入" },
      { value: "computed", label: "由留痕计算" },
    ],
  };
  if (!isComputed(value)) return [source];
  const isRatio = measureChosen(value) === "ratio";
  return [
    source,
    {
      ...{ name: "matterKind", label: "数什么", type: "choice", isRequired: true },
      options: Object.entries(KINDS).map(([key, label]) => ({ value: key, label })),
    },
    {
      ...{ name: "measure", label: "怎么算", type: "choice", isRequired: true },
      options: [
        { value: "ratio", label: "比率", hint: "一类数 ÷ 另一类数" },
        { value: "counter", label: "期内数" },
        { value: "change", label: "比基数增减", hint: "百分比，减少为负" },
      ],
    },
    {
      ...{ name: idField(value), label: isRatio ? "比率" : "计数", type: "choice", isRequired: true },
      options: isRatio ? ratioOptions(offered.definitions) : counterOptions(offered.definitions),
    },
    { name: "classKeys", label: "只数这些小类", type: "manyChoices", isRequired: false, options: offered.classes },
    { name: "divisionCode", label: "只数这个区划", type: "choice", isRequired: false, options: offered.divisions },
  ];
}

const counterOptions = (definitions: Definitions | undefined): FieldOption[] =>
  (definitions?.counters ?? []).map(({ id, label, definition }) => ({
    value: id,
    label,
    ...(definition === "" ? {} : { hint: definition }),
  }));

const ratioOptions = (definitions: Definitions | undefined): FieldOption[] =>
  (definitions?.ratios ?? []).map((ratio) => ({
    value: ratio.id,
    label: ratio.label,
    hint: divisionOf(ratio, definitions),
  }));

type Ratio = Definitions["ratios"][number];

/** “按时反馈数 ÷ 反馈数”. */
function divisionOf({ numerator, denominator }: Pick<Ratio, "numerator" | "denominator">, all?: Definitions): string {
  const sum = (ids: readonly string[]) => {
    const labels = ids.map((id) => all?.counters.find((counter) => counter.id === id)?.label ?? id);
    return labels.length > 1 ? `（${labels.join(" + ")}）` : (labels[0] ?? "");
  };
  return `${sum(numerator)} ÷ ${sum(denominator)}`;
}

/** Null when values are typed; the id is empty until one is chosen. */
export function formulaOf(value: FormValue): Formula | null {
  if (!isComputed(value)) return null;
  const id = value[idField(value)];
  return {
    matterKind: kindChosen(value),
    measure: measureChosen(value),
    id: typeof id === "string" ? id : "",
    classKeys: Array.isArray(value.classKeys) ? value.classKeys.map(String) : [],
    divisionCode: typeof value.divisionCode === "string" ? value.divisionCode : null,
  };
}

const REACHED = { up: "不低于", down: "不高于", none: "等于" } as const;

/** The formula as a sentence; null until there is one. */
export function formulaSentence(value: FormValue, offered: Offered): string | null {
  const formula = formulaOf(value);
  if (!formula || formula.id === "") return null;
  const { definitions } = offered;
  const ratio = definitions?.ratios.find(({ id }) => id === formula.id);
  const counted = definitions?.counters.find(({ id }) => id === formula.id)?.label ?? formula.id;
  const limits = [
    formula.classKeys.map((key) => labelIn(offered.classes, key)).join("、"),
    formula.divisionCode === null ? "" : labelIn(offered.divisions, formula.divisionCode),
  ].filter(Boolean);
  const of = `${KINDS[formula.matterKind]}${limits.length > 0 ? `（只数${limits.join("，")}）` : ""}`;
  const baseline = typeof value.baseline === "number" ? String(value.baseline) : "基数";
  const words = {
    ratio: `${of}的${ratio ? divisionOf(ratio, definitions) : formula.id} × 100%`,
    counter: `${of}的期内${counted}`,
    change: `（${of}的期内${counted} − ${baseline}）÷ ${baseline} × 100%`,
  }[formula.measure];
  if (typeof value.target !== "number") return words;
  const direction = value.direction === "down" || value.direction === "none" ? value.direction : "up";
  return `${words}，${REACHED[direction]} ${value.target}${formula.measure === "counter" ? "" : "%"} 为达到`;
}

const labelIn = (options: readonly FieldOption[], key: string): string =>
  options.find((option) => option.value === key)?.label ?? key;
