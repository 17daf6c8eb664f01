import { Info } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import type { Json } from "#base/canonical-json.ts";
import type { FieldError } from "#base/problem.ts";
import { type FieldSpec, type FieldSurroundings, useFieldSurroundings } from "./field.ts";
import { kindOf } from "./kinds.ts";
import { isWithoutRows } from "./row-values.ts";
import { type Uploads, UploadsContext } from "./uploads.ts";

export type FormValue = Readonly<Record<string, Json | undefined>>;

interface FormFieldsProps {
  readonly fields: readonly FieldSpec[];
  readonly value: FormValue;
  /** Paths end in the field's name: `input.description` or `description`. */
  readonly errors?: readonly FieldError[];
  readonly onChange: (value: FormValue) => void;
  /** What stands under the field of this name. */
  readonly under?: (name: string) => ReactNode;
  /** Of a form that can hold files: it is sent when they are there. */
  readonly uploads?: Uploads;
}

/** The fields of a form, from their declaration. A wrong field has an ink border and a sentence under it. */
export function FormFields({ fields, value, errors = [], onChange, under, uploads }: FormFieldsProps) {
  const prefix = useId();
  // A photograph arrives long after its upload began: it must join what is written by then, not what was written at the beginning.
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  function set(name: string, next: Json | undefined) {
    const changed = { ...latest.current.value, [name]: next };
    latest.current.value = changed;
    latest.current.onChange(changed);
  }
  const drawn = fields.map((spec) => {
    const kind = kindOf(spec.type);
    const id = `${prefix}${spec.name}`;
    const messages = errors.filter((error) => isAbout(error, spec.name));
    const isWrong = messages.length > 0;
    return (
      <div key={spec.name} className="field" data-wrong={isWrong || undefined}>
        <label htmlFor={id}>
          {spec.label}
          {!spec.isRequired && <span className="field-hint">可不填</span>}
          {spec.hint && <span className="field-hint">{spec.hint}</span>}
        </label>
        <kind.Input
          spec={spec}
          id={id}
          value={value[spec.name] ?? undefined}
          isWrong={isWrong}
          describedBy={isWrong ? `${id}-message` : undefined}
          onChange={(next) => set(spec.name, next)}
        />
        {isWrong && (
          <p className="field-message" id={`${id}-message`}>
            <Info size={14} strokeWidth={1.5} aria-hidden />
            <span>{messages.map((message) => inWords(message, spec)).join("；")}</span>
          </p>
        )}
        {under?.(spec.name)}
      </div>
    );
  });
  if (!uploads) return drawn;
  return (
    <UploadsContext value={uploads}>
      {drawn}
      <KeptBack names={uploads.unsent} />
    </UploadsContext>
  );
}

/** Why the form was not sent: files that did not arrive, and that nobody has decided about. */
function KeptBack({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="kept-back" role="alert">
      <Info size={16} strokeWidth={1.5} aria-hidden />
      <span>
        还没有提交：{names.map((name) => `“${name}”`).join("、")}
        没有传上去。每一份都重新上传，或者点“不要这份文件”，再提交。
      </span>
    </p>
  );
}

/** Whether an error's path names the field or something inside it. */
export function isAbout(error: FieldError, name: string): boolean {
  const parts = error.path.split(".");
  return parts[0] === name || (["input", "body"].includes(parts[0] ?? "") && parts[1] === name);
}

/** An error inside a line names the line and the column: 第 2 行「数量」：请填写. */
function inWords({ path, message }: FieldError, { name, columns = [] }: FieldSpec): string {
  const parts = path.split(".");
  const [line, column] = parts.slice(parts.indexOf(name) + 1);
  if (line === undefined || !/^\d+$/.test(line) || columns.length === 0) return message;
  const label = columns.find((one) => one.name === column)?.label;
  return `第 ${Number(line) + 1} 行${label ? `「${label}」` : ""}：${message}`;
}

/** Required fields that are still empty, as errors in the words of the form. */
export function missingFields(fields: readonly FieldSpec[], value: FormValue): FieldError[] {
  return fields
    .filter(
      (spec) =>
        spec.isRequired &&
        (value[spec.name] === undefined ||
          value[spec.name] === null ||
          value[spec.name] === "" ||
          isWithoutRows(spec, value[spec.name])),
    )
    .map((spec) => ({ path: spec.name, message: `${spec.label}还没有填` }));
}

/** The initial values that the declaration brings. Where one thing must be chosen and there is one, it is chosen. */
export function initialValue(fields: readonly FieldSpec[]): FormValue {
  return Object.fromEntries(
    fields.flatMap((spec) => {
      const initial = spec.initial ?? onlyOption(spec);
      return initial === undefined ? [] : [[spec.name, initial]];
    }),
  );
}

function onlyOption({ type, isRequired, options = [] }: FieldSpec): string | undefined {
  return type === "choice" && isRequired && options.length === 1 ? options[0]?.value : undefined;
}

/** A value as read back: in a record, on a page. */
export function FieldDisplay({ spec, value }: { readonly spec: FieldSpec; readonly value: Json | undefined }) {
  const around = useFieldSurroundings();
  return value === undefined || value === null ? null : kindOf(spec.type).display(value, spec, around);
}

export function printField(spec: FieldSpec, value: Json | undefined, around: FieldSurroundings = {}): string {
  return value === undefined || value === null ? "" : kindOf(spec.type).print(value, spec, around);
}
