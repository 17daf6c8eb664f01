/** 公式 built field by field: what is counted, of which classes, areas and divisions, and against what. */
import { isPlainDate, type PlainDate } from "#base/plain-date.ts";
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
const MEASURES: readonly (FieldOption & { readonly value: Measure })[] = [
  { value: "ratio", label: "现成的比率", hint: "评价里定好的算法" },
  { value: "quotient", label: "两数相除", hint: "任选上面和下面的计数" },
  { value: "counter", label: "期内数" },
  { value: "change", label: "比基数增减", hint: "百分比，减少为负" },
];

export const kindChosen = (value: FormValue): MatterKind => (value.matterKind === "hotline" ? "hotline" : "report");
const measureChosen = (value: FormValue): Measure =>
  MEASURES.find((one) => one.value === value.measure)?.value ?? "ratio";
const isComputed = (value: FormValue): boolean => value.source === "computed";
/** A percentage of change stands on a baseline: a number, or the daily mean of a period. */
export const needsBaseline = (value: FormValue): boolean =>
  isComputed(value) && measureChosen(value) === "change" && baselinePeriodOf(value) === null;

/** Each kind has its own list, so that a choice of one never stays under the other. */
const own = (value: FormValue, list: "ratio" | "counter" | "above" | "below"): string => `${kindChosen(value)}_${list}`;
const LISTS = ["ratio", "counter", "above", "below"] as const;

export const FORMULA_FIELDS: readonly string[] = [
  ...["source", "matterKind", "measure", "classKeys", "cellGrades", "divisionCode", "baselineFrom", "baselineTo"],
  ...LISTS.flatMap((list) => [`report_${list}`, `hotline_${list}`]),
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
  const grades = offered.definitions?.cellGrades ?? [];
  return [
    source,
    {
      ...{ name: "matterKind", label: "数什么", type: "choice", isRequired: true },
      options: Object.entries(KINDS).map(([key, label]) => ({ value: key, label })),
    },
    { name: "measure", label: "怎么算", type: "choice", isRequired: true, options: MEASURES },
    ...countedFields(value, offered.definitions),
    { name: "classKeys", label: "只数这些小类", type: "manyChoices", isRequired: false, options: offered.classes },
    ...(grades.length > 0
      ? [
          {
            ...{ name: "cellGrades", label: "只数这些区域", type: "manyChoices", isRequired: false },
            hint: "按单元网格现在的管理等级",
            options: grades.map((grade) => ({ value: grade, label: `${grade} 类区域` })),
          },
        ]
      : []),
    { name: "divisionCode", label: "只数这个区划", type: "choice", isRequired: false, options: offered.divisions },
  ];
}

function countedFields(value: FormValue, definitions: Definitions | undefined): readonly FieldSpec[] {
  const counters = counterOptions(definitions);
  const measure = measureChosen(value);
  if (measure === "ratio")
    return [
      ...[
        {
          name: own(value, "ratio"),
          label: "比率",
          type: "choice",
          isRequired: true,
          options: ratioOptions(definitions),
        },
      ],
    ];
  if (measure === "quotient")
    return [
      { name: own(value, "above"), label: "除式上面", type: "manyChoices", isRequired: true, options: counters },
      { name: own(value, "below"), label: "除式下面", type: "manyChoices", isRequired: true, options: counters },
    ];
  const counter: FieldSpec = {
    ...{ name: own(value, "counter"), label: "计数", type: "choice", isRequired: true, options: counters },
  };
  if (measure === "counter") return [counter];
  return [
    counter,
    {
      ...{ name: "baselineFrom", label: "基数期自", type: "date", isRequired: false },
      hint: "填了基数期，就按那时的日均数比；不填，按上面的基数比",
    },
    { name: "baselineTo", label: "基数期至", type: "date", isRequired: false },
  ];
}

const counterOptions = (definitions: Definitions | undefined): FieldOption[] =>
  (definitions?.counters ?? []).map(({ id, label, definition }) => ({
    value: id,
    label,
    ...(definition === "" ? {} : { hint: definition }),
  }));

function ratioOptions(definitions: Definitions | undefined): FieldOption[] {
  const label = (id: string) => definitions?.counters.find((counter) => counter.id === id)?.label ?? id;
  const sum = (ids: readonly string[]) =>
    ids.length > 1 ? `（${ids.map(label).join(" + ")}）` : ids.map(label).join("");
  return (definitions?.ratios ?? []).map(({ id, label: name, numerator, denominator }) => ({
    ...{ value: id, label: name, hint: `${sum(numerator)} ÷ ${sum(denominator)}` },
  }));
}

const listed = (value: FormValue[string]): string[] => (Array.isArray(value) ? value.map(String) : []);
const chosen = (value: FormValue[string]): string => (typeof value === "string" ? value : "");
const dayIn = (value: FormValue[string]): PlainDate | null =>
  typeof value === "string" && isPlainDate(value) ? value : null;

function baselinePeriodOf(value: FormValue): Formula["baselinePeriod"] {
  const [from, to] = [dayIn(value.baselineFrom), dayIn(value.baselineTo)];
  return from !== null && to !== null ? { from, to } : null;
}

/** Null when values are typed; parts not chosen yet are empty. */
export function formulaOf(value: FormValue): Formula | null {
  if (!isComputed(value)) return null;
  const measure = measureChosen(value);
  const isQuotient = measure === "quotient";
  return {
    ...{ matterKind: kindChosen(value), measure },
    id: isQuotient ? "" : chosen(value[own(value, measure === "ratio" ? "ratio" : "counter")]),
    numerator: isQuotient ? listed(value[own(value, "above")]) : [],
    denominator: isQuotient ? listed(value[own(value, "below")]) : [],
    classKeys: listed(value.classKeys),
    cellGrades: listed(value.cellGrades),
    divisionCode: chosen(value.divisionCode) || null,
    baselinePeriod: measure === "change" ? baselinePeriodOf(value) : null,
  };
}

/** The fields of a formula that is there, to be changed. */
export function valueOfFormula(formula: Formula): FormValue {
  const list = formula.measure === "ratio" ? "ratio" : "counter";
  return {
    ...{ source: "computed", matterKind: formula.matterKind, measure: formula.measure },
    ...(formula.id === "" ? {} : { [`${formula.matterKind}_${list}`]: formula.id }),
    [`${formula.matterKind}_above`]: formula.numerator,
    [`${formula.matterKind}_below`]: formula.denominator,
    ...{ classKeys: formula.classKeys, cellGrades: formula.cellGrades, divisionCode: formula.divisionCode },
    ...{ baselineFrom: formula.baselinePeriod?.from ?? null, baselineTo: formula.baselinePeriod?.to ?? null },
  };
}
