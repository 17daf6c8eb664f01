/**
 * 本市设置 dated settings: what a city decides by a document of its own, with the day from which it holds. One mechanism for every
 * owner (a capability or a word of the kernel): it declares its settings as plain data, `platform/settings` keeps the city's
 * values, `ui/settings` shows them. A change adds a value with a later day and never edits one.
 */
import type { z } from "zod";
import type { PlainDate } from "./plain-date.ts";

export interface SettingChoice {
  readonly value: string;
  readonly label: string;
}

/** One setting as its owner ships it. */
export interface SettingDeclaration<Value = unknown> {
  readonly label: string;
  /** What holds until the city says otherwise: common practice, or the number of the document in `source`. */
  readonly value: Value;
  readonly unit: string;
  readonly effectiveFrom: PlainDate;
  /** The document behind the value; empty: 待本机关确认. */
  readonly source: string;
  readonly note: string;
  /** Heading under which the page lists it; empty: none. */
  readonly group: string;
  /** All that a text or a member of a list may be. */
  readonly choices?: readonly SettingChoice[];
  /** Choices that only a capability knows: 问题小类. */
  readonly choicesFrom?: "issueClass";
  /** What a lawful value must satisfy beyond its kind; needed for objects. Its messages are shown. */
  readonly schema?: z.ZodType;
}

/** All settings of one owner. `Values` is what rules read: `settingsOn(…).accept_minutes`. */
export interface SettingsOwner<Values extends object> {
  /** Folder name: `report`. */
  readonly owner: string;
  readonly label: string;
  readonly declared: { readonly [Id in keyof Values]-?: SettingDeclaration<Values[Id]> };
}
/** An owner whose values are not known by type: as the store and the page see it. */
export interface AnySettingsOwner {
  readonly owner: string;
  readonly label: string;
  readonly declared: Readonly<Record<string, SettingDeclaration>>;
}

/** A value that the city gave. */
export interface SettingRow {
  readonly id: string;
  readonly value: unknown;
  readonly effectiveFrom: PlainDate;
  readonly source: string;
  readonly note: string;
}

const FROM_THE_BEGINNING = "2000-01-01" as PlainDate;

type More = Partial<Omit<SettingDeclaration, "label" | "value" | "unit">>;

/** Declares a setting; without more it holds from the beginning and waits for the city's document. */
export function setting<Value>(label: string, value: Value, unit = "", more: More = {}): SettingDeclaration<Value> {
  return { label, value, unit, effectiveFrom: FROM_THE_BEGINNING, source: "", note: "", group: "", ...more };
}

/** Puts settings under one heading. */
export function inGroup<Declared extends Readonly<Record<string, SettingDeclaration>>>(
  group: string,
  declared: Declared,
): Declared {
  return Object.fromEntries(Object.entries(declared).map(([id, one]) => [id, { ...one, group }])) as Declared;
}

/**
 * The values in force on a day: of each id the row with the latest day not after it, else the declared one.
 * @param rows in the order in which they were added: of two with one day the later holds
 */
export function settingsOn<Values extends object>(
  { declared }: SettingsOwner<Values>,
  rows: readonly SettingRow[],
  on: PlainDate,
): Values {
  const inForce = new Map(
    Object.entries<SettingDeclaration>(declared).map(([id, { value, effectiveFrom }]) => [
      id,
      { value, effectiveFrom },
    ]),
  );
  for (const { id, value, effectiveFrom } of rows) {
    const known = inForce.get(id);
    if (known && effectiveFrom <= on && known.effectiveFrom <= effectiveFrom) inForce.set(id, { value, effectiveFrom });
  }
  return Object.fromEntries([...inForce].map(([id, row]) => [id, row.value])) as Values;
}

/** The document that the value in force on the day rests on; empty: it is shown as 待本机关确认. */
export function sourceOn<Values extends object>(
  { declared }: SettingsOwner<Values>,
  rows: readonly SettingRow[],
  id: keyof Values & string,
  on: PlainDate,
): string {
  const own = rows.filter((row) => row.id === id && row.effectiveFrom <= on);
  const latest = own.reduce((found: SettingRow | undefined, row) => {
    return found && found.effectiveFrom > row.effectiveFrom ? found : row;
  }, undefined);
  return (latest ?? declared[id]).source.trim();
}

export type SettingKind = "number" | "yesNo" | "text" | "list" | "object";

export function kindOfSetting(value: unknown): SettingKind {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "yesNo";
  if (typeof value === "string") return "text";
  return Array.isArray(value) && value.every((member) => typeof member === "string") ? "list" : "object";
}

/** Why `value` cannot be a value of the setting, or null when it can. */
export function settingError(
  { label, value: shipped, choices, schema }: SettingDeclaration,
  value: unknown,
): string | null {
  const kind = kindOfSetting(shipped);
  if (kind !== kindOfSetting(value) && !(kind === "object" && typeof value === "object" && value !== null))
    return `“${label}”的值类型不对`;
  if (typeof value === "number" && !(Number.isFinite(value) && value >= 0)) return `“${label}”不能是负数`;
  const members = kind === "text" ? [value] : kind === "list" && Array.isArray(value) ? value : [];
  const stray = choices && members.find((member) => !choices.some((choice) => choice.value === member));
  if (stray !== undefined) return `“${label}”没有“${stray}”这一项可选`;
  if (!schema) return kind === "object" ? `“${label}”没有说明格式，不能改` : null;
  const parsed = schema.safeParse(value);
  return parsed.success ? null : `“${label}”${parsed.error.issues.map(({ message }) => message).join("；")}`;
}
