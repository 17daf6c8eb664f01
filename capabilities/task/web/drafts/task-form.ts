import { isPlainDate, type PlainDate } from "#base/plain-date.ts";
import { listDirectory } from "#kernel/people/contract.ts";
import { useUnits } from "#kernel/people/web/public.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldOption, FieldSpec } from "#ui/fields/field.ts";
import { useCall } from "#ui/use-call.ts";
import type { DraftTask } from "../../contract.ts";
import { RECURRENCE_OPTIONS } from "../parts/words.ts";
import type { TaskFields } from "./corrections.ts";

export function fieldsOf(task: DraftTask): TaskFields {
  return {
    title: task.title,
    lead: task.lead.map((party) => party.name),
    responsible: task.responsible.map((party) => party.name),
    personId: task.personId,
    from: task.from,
    to: task.to,
    recurrence: task.recurrence,
    targets: task.targets,
  };
}

/** From what the form holds; a field that was emptied is null. */
export function taskFieldsIn(value: FormValue): Omit<TaskFields, "targets"> {
  const text = (name: string) => (typeof value[name] === "string" && value[name] !== "" ? String(value[name]) : null);
  const names = (name: string) => (Array.isArray(value[name]) ? value[name].map(String) : []);
  const day = (name: string): PlainDate | null => {
    const written = text(name);
    return written && isPlainDate(written) ? written : null;
  };
  return {
    title: text("title") ?? "",
    lead: names("lead"),
    responsible: names("responsible"),
    personId: text("personId"),
    from: day("from"),
    to: day("to"),
    recurrence: text("recurrence"),
  };
}

/** Units by the words of the document or by their own names; persons of the directory; recurrences that people say. */
export function useTaskFields(task: DraftTask): readonly FieldSpec[] {
  const { units } = useUnits();
  const { data: people = [] } = useCall(listDirectory, { query: {} });
  const written = [...task.lead, ...task.responsible];
  const own = written.map((party): FieldOption => {
    const matched = party.unitName && party.unitName !== party.name ? party.unitName : undefined;
    return { value: party.name, label: party.name, hint: matched };
  });
  const known = new Set(own.map((option) => option.value));
  const parties = [
    ...new Map(own.map((option) => [option.value, option])).values(),
    ...units.filter((unit) => !known.has(unit.name)).map((unit) => ({ value: unit.name, label: unit.name })),
  ];
  const persons = people.map((person) => ({
    value: person.id,
    label: person.name,
    hint: `${person.unitName} ${person.title}`,
  }));
  if (task.personId && !persons.some((person) => person.value === task.personId))
    persons.unshift({ value: task.personId, label: task.personName ?? "已指定的人", hint: "" });
  const recurrences: FieldOption[] = [...RECURRENCE_OPTIONS];
  if (task.recurrence && !recurrences.some((one) => one.value === task.recurrence))
    recurrences.unshift({ value: task.recurrence, label: task.recurrenceLabel ?? "按原文" });
  // Six options and more fold into a list; fewer lie open and take too much room here.
  return [
    { name: "title", label: "任务", type: "text", isRequired: true },
    { name: "lead", label: "牵头单位", type: "manyChoices", isRequired: false, options: parties },
    { name: "responsible", label: "责任单位", type: "manyChoices", isRequired: false, options: parties },
    { name: "personId", label: "责任人", type: "choice", isRequired: false, options: persons },
    { name: "from", label: "开始", type: "date", isRequired: false },
    { name: "to", label: "完成期限", type: "date", isRequired: false },
    { name: "recurrence", label: "周期", type: "choice", isRequired: false, options: recurrences },
  ];
}
