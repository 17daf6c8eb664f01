/** What a story writes into a form, by the labels of its fields, as the input of the act. */
import type { Json } from "#base/canonical-json.ts";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { fenOfYuan } from "#base/money.ts";
import type { FieldDeclaration } from "#kernel/procedure/model/public.ts";
import { personIdOf } from "./cast.ts";
import { StoryFault } from "./story-file.ts";

export interface Form {
  readonly fields: readonly FieldDeclaration[];
  /** Stands for every photograph and recording. */
  readonly file: string;
  /** Files of fields are named by date and time of this step where a story does not say. */
  readonly now: Instant;
}

/** Members that an act takes though no field of its form shows them are given by their own name. */
export function inputOf(form: Form, filled: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const given = Object.entries(filled).map(([label, value]): [string, Json] => {
    const field = form.fields.find((one) => one.label === label || one.name === label);
    return field ? [field.name, typedValue(field, value)] : [memberName(label, form), value];
  });
  const names = new Set(given.map(([name]) => name));
  const left = form.fields.filter((field) => !names.has(field.name));
  return Object.fromEntries([...left.flatMap((field) => untouched(field, form)), ...given]);
}

/** A name in Latin letters is a member of the input; a Chinese one must be a label of the form. */
function memberName(label: string, { fields }: Form): string {
  if (/^[A-Za-z]+$/.test(label)) return label;
  throw new StoryFault(`没有“${label}”这一栏；有：${fields.map((field) => field.label).join("、") || "（没有栏目）"}`);
}

/** As a person who touches nothing: what is filled in beforehand, and for files, the colleague and a checklist what every story would repeat. */
function untouched(field: FieldDeclaration, { file, now }: Form): [string, Json][] {
  if (field.initial !== undefined) return [[field.name, field.initial]];
  if (field.name === "checked") return [[field.name, field.options?.map((option) => option.value) ?? []]];
  if (!field.isRequired) return [];
  if (field.type === "photos" || field.type === "recordings") return [[field.name, [file]]];
  if (field.type === "instant") return [[field.name, now]];
  if (field.name === "secondOfficerId" && field.options?.[0]) return [[field.name, field.options[0].value]];
  // The only thing there is to choose.
  return field.type === "choice" && field.options?.length === 1 ? [[field.name, field.options[0]?.value ?? ""]] : [];
}

function typedValue(field: FieldDeclaration, value: Json): Json {
  switch (field.type) {
    case "choice":
      return chosen(field, value);
    case "manyChoices":
      return (Array.isArray(value) ? value : [value]).map((one) => chosen(field, one));
    case "yesNo":
      return value === "是" || value === true;
    case "instant":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(value) ? shanghaiTime(value) : value;
    case "text":
    case "longText":
      return typeof value === "number" ? String(value) : value;
    case "rows":
      return linesIn(field.columns ?? [], value);
    case "money":
    case "number":
      return typeof value === "string" ? numberIn(value) : value;
    default:
      return value;
  }
}

/** «70,000 元» as 分; other numbers as they are. */
function numberIn(text: string): Json {
  const yuan = /^([\d,.]+)\s*元$/.exec(text);
  if (yuan?.[1]) return fenOfYuan(yuan[1]);
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

/** By label, by stored value, or a person by name: who is not offered may still be named, and is refused. */
function chosen(field: FieldDeclaration, value: Json): Json {
  const words = String(value);
  const option = field.options?.find((one) => one.label === words || one.value === words);
  return option?.value ?? personIdOf(words) ?? value;
}

/** Lines by the labels of their columns; a column that a story leaves out is empty, as in the form. */
function linesIn(columns: readonly FieldDeclaration[], value: Json): Json {
  if (!Array.isArray(value)) return value;
  return value.map((line) => {
    if (typeof line !== "object" || line === null || Array.isArray(line)) return line;
    const named = Object.entries(line).map(([label, cell]): [string, Json] => {
      const column = columns.find((one) => one.label === label || one.name === label);
      if (!column)
        throw new StoryFault(`明细里没有“${label}”这一列；有：${columns.map((one) => one.label).join("、")}`);
      return [column.name, typedValue(column, cell as Json)];
    });
    return Object.fromEntries(named);
  });
}
