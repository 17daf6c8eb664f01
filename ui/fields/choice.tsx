import { Select } from "antd";
import { useRef, useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import {
  ariaOf,
  type FieldKind,
  type FieldOption,
  type FieldProps,
  type FieldSpec,
  useFieldSurroundings,
} from "./field.ts";

/** Up to this many options lie open as buttons; more fold into a list that can be searched. */
const OPEN_OPTIONS = 5;
/** Options that each explain themselves are a list to go through, up to this many. */
const CHECKLIST_OPTIONS = 16;

export const choice: FieldKind = {
  Input: (props) => {
    const options = props.spec.options ?? [];
    return options.length > 0 && options.length <= OPEN_OPTIONS ? <OpenChoice {...props} /> : <ListChoice {...props} />;
  },
  display: (value, spec) => labelIn(spec, value),
  print: (value, spec) => labelIn(spec, value),
};

/** Folded whatever the number of options: where there is little room. */
export const listChoice: FieldKind = { ...choice, Input: ListChoice };

export const manyChoices: FieldKind = {
  Input: (props) => {
    const options = props.spec.options ?? [];
    const isChecklist = options.length > 0 && options.length <= CHECKLIST_OPTIONS && options.every(({ hint }) => hint);
    if (isChecklist) return <Checklist {...props} />;
    return (
      <Select
        {...ariaOf(props)}
        className="wide"
        mode="multiple"
        optionFilterProp="search"
        options={grouped(options)}
        value={listOf(props.value)}
        onChange={(values: string[]) => props.onChange(values.length > 0 ? values : undefined)}
      />
    );
  },
  display: (value, spec) =>
    listOf(value)
      .map((item) => labelIn(spec, item))
      .join("、"),
  print: (value, spec) =>
    listOf(value)
      .map((item) => labelIn(spec, item))
      .join("、"),
};

export const yesNo: FieldKind = {
  Input: (props) => (
    <div
      className="segmented"
      role="radiogroup"
      id={props.id}
      aria-describedby={props.describedBy}
      aria-label={props.spec.label}
    >
      {[true, false].map((answer) => (
        // biome-ignore lint/a11y/useSemanticElements: a pair of pressed words; native radios would need a second visual language.
        <button
          key={String(answer)}
          type="button"
          role="radio"
          aria-checked={props.value === answer}
          onClick={() => props.onChange(answer)}
        >
          {answer ? "是" : "否"}
        </button>
      ))}
    </div>
  ),
  display: (value) => (value === true ? "是" : "否"),
  print: (value) => (value === true ? "是" : "否"),
};

/** Units, matters and issue classes: options of the form when it brings some, otherwise found by typing. */
type LookedUp = "unit" | "matter" | "issueClass";
export const unit: FieldKind = { Input: LookUpOrList, ...shownBy("unit") };
export const matter: FieldKind = { Input: LookUpOrList, ...shownBy("matter") };
export const issueClass: FieldKind = { Input: LookUpOrList, ...shownBy("issueClass") };

function shownBy(type: LookedUp): Pick<FieldKind, "display" | "print"> {
  const words: FieldKind["print"] = (value, spec, around) =>
    around.labelOf?.(type, String(value)) ?? labelIn(spec, value);
  return { display: words, print: words };
}

function LookUpOrList(props: FieldProps) {
  return props.spec.options ? <ListChoice {...props} /> : <LookUp {...props} type={props.spec.type as LookedUp} />;
}

function OpenChoice(props: FieldProps) {
  return (
    <div
      className="open-choice"
      role="radiogroup"
      aria-label={props.spec.label}
      aria-describedby={props.describedBy}
      data-wrong={props.isWrong || undefined}
    >
      {(props.spec.options ?? []).map((option, i) => (
        <label key={option.value} data-on={props.value === option.value || undefined}>
          <input
            type="radio"
            name={props.id}
            {...(i === 0 ? { id: props.id } : {})}
            checked={props.value === option.value}
            onChange={() => props.onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span className="faint t12">　{option.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

/** In the order of the options, whatever the order of ticking. */
function Checklist(props: FieldProps) {
  const options = props.spec.options ?? [];
  const ticked = listOf(props.value);
  const toggle = (value: string) => {
    const next = options.filter((option) => ticked.includes(option.value) !== (option.value === value));
    props.onChange(next.length > 0 ? next.map((option) => option.value) : undefined);
  };
  return (
    <fieldset
      className="open-choice checklist"
      aria-label={props.spec.label}
      aria-describedby={props.describedBy}
      data-wrong={props.isWrong || undefined}
    >
      {options.map((option, i) => (
        <label key={option.value} data-on={ticked.includes(option.value) || undefined}>
          <input
            type="checkbox"
            {...(i === 0 ? { id: props.id } : {})}
            checked={ticked.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span className="grow">
            {option.label}
            <span className="faint t12">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function ListChoice(props: FieldProps) {
  return (
    <Select
      {...ariaOf(props)}
      className="wide"
      showSearch={{ optionFilterProp: "search" }}
      allowClear={!props.spec.isRequired}
      placeholder="请选择，可输入文字或编码查找"
      options={grouped(props.spec.options ?? [])}
      value={typeof props.value === "string" ? props.value : null}
      onChange={(value: string | null | undefined) => props.onChange(value ?? undefined)}
      optionRender={(option) => <OptionLine label={option.label} hint={hintOf(option.data)} />}
    />
  );
}

function LookUp(props: FieldProps & { readonly type: LookedUp }) {
  const { lookUp, labelOf } = useFieldSurroundings();
  const [found, setFound] = useState<readonly FieldOption[]>([]);
  const running = useRef<AbortController | null>(null);
  async function search(words: string) {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    try {
      const options = await lookUp?.(props.type, words, own.signal);
      if (options && !own.signal.aborted) setFound(options);
    } catch (problem) {
      if (!own.signal.aborted) throw problem;
    }
  }
  const value = typeof props.value === "string" ? props.value : null;
  const chosen =
    value && !found.some((option) => option.value === value)
      ? [{ value, label: labelOf?.(props.type, value) ?? value }]
      : [];
  return (
    <Select
      {...ariaOf(props)}
      className="wide"
      showSearch={{ filterOption: false, onSearch: (words) => void search(words) }}
      allowClear={!props.spec.isRequired}
      placeholder="输入文字或编码查找"
      options={grouped([...chosen, ...found])}
      value={value}
      onFocus={() => void search("")}
      onChange={(next: string | null | undefined) => props.onChange(next ?? undefined)}
      optionRender={(option) => <OptionLine label={option.label} hint={hintOf(option.data)} />}
    />
  );
}

function OptionLine({ label, hint }: { readonly label: React.ReactNode; readonly hint: string | undefined }) {
  return (
    <span className="option-line">
      {label}
      {hint && <span className="faint t12">{hint}</span>}
    </span>
  );
}

interface ListedOption {
  value: string;
  label: string;
  hint: string | undefined;
  /** Everything it can be found by. */
  search: string;
}

function grouped(
  options: readonly FieldOption[],
): (ListedOption | { label: string; title: string; options: ListedOption[] })[] {
  const groups = new Map<string, ListedOption[]>();
  for (const option of options) {
    const { value, label, hint, group = "" } = option;
    const listed = { value, label, hint, search: `${label} ${group} ${value} ${hint ?? ""}` };
    groups.set(group, [...(groups.get(group) ?? []), listed]);
  }
  const free = groups.get("") ?? [];
  groups.delete("");
  return [...free, ...[...groups].map(([label, listed]) => ({ label, title: label, options: listed }))];
}

function labelIn(spec: FieldSpec, value: Json): string {
  return spec.options?.find((option) => option.value === value)?.label ?? String(value ?? "");
}

function listOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A heading of a group is an option to antd as well, and has no hint. */
function hintOf(option: object): string | undefined {
  return "hint" in option && typeof option.hint === "string" ? option.hint : undefined;
}
