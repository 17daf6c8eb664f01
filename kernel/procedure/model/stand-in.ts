/**
 * 未填完的输入: an input that is still being typed, completed with stand-ins so that the act's own schema takes it. Completed twice with
 * different stand-ins, whatever differs in what follows depends on what was not typed yet.
 */
import type { z } from "zod";
import { addMillis, type Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import type { Act, FieldDeclaration } from "./procedure.ts";

export interface CompletedInput {
  /** As the schema gives it; null when no stand-in makes it fit. */
  readonly input: unknown;
  /** Members of the input that a stand-in was put into. */
  readonly stoodIn: readonly string[];
}

/** Which of two different values a stand-in has. */
export type StandIn = 0 | 1;

type Issue = z.core.$ZodIssue;

/** Deeper nesting than any input has: an input that no stand-in mends is given up. */
const MOST_ROUNDS = 16;
const WORDS = ["甲".repeat(24), "乙".repeat(24)] as const;
const HASHES = ["0".repeat(64), "1".repeat(64)] as const;

export function completeInput<S extends string, D, F>(
  { input: schema }: Act<S, D, F, unknown>,
  fields: readonly FieldDeclaration[],
  typed: unknown,
  { now, standIn }: { readonly now: Instant; readonly standIn: StandIn },
): CompletedInput {
  let input: unknown = typed ?? {};
  const stoodIn = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parsed = schema.safeParse(input);
    if (parsed.success) return { input: parsed.data, stoodIn: [...stoodIn] };
    const before = JSON.stringify(input);
    for (const issue of parsed.error.issues) {
      const [name] = issue.path;
      if (typeof name !== "string") continue;
      stoodIn.add(name);
      const field = issue.path.length === 1 ? fields.find((one) => one.name === name) : undefined;
      const byField = round === 0 && field ? valueFor(field, now, standIn) : undefined;
      const value = byField ?? valueAt(issue, at(input, issue.path), { now, standIn, round });
      if (value !== undefined) input = put(input, issue.path, value);
    }
    if (JSON.stringify(input) === before) break;
  }
  return { input: null, stoodIn: [...stoodIn] };
}

/** By the type that the act's form draws. Undefined: the schema has to say what it wants. */
function valueFor({ type, options = [], columns = [] }: FieldDeclaration, now: Instant, standIn: StandIn): unknown {
  switch (type) {
    case "text":
    case "longText":
      return WORDS[standIn];
    case "choice":
      return options[standIn % Math.max(options.length, 1)]?.value;
    case "manyChoices":
      return options.length === 0 ? undefined : [options[standIn % options.length]?.value];
    case "yesNo":
      return standIn === 0;
    case "number":
      return standIn + 1;
    case "date":
      return addDays(plainDateOf(now), standIn);
    case "instant":
      return addMillis(now, -60_000 * standIn);
    case "money":
      return 100 * (standIn + 1);
    case "photos":
    case "recordings":
      return HASHES.slice(0, standIn + 1);
    case "rows":
      return [Object.fromEntries(columns.map((column) => [column.name, valueFor(column, now, standIn)]))];
    default:
      return undefined;
  }
}

interface Standing {
  readonly now: Instant;
  readonly standIn: StandIn;
  readonly round: number;
}

/** By what the schema complains of. */
function valueAt(issue: Issue, current: unknown, { now, standIn, round }: Standing): unknown {
  const words = [addDays(plainDateOf(now), standIn), addMillis(now, -60_000 * standIn), HASHES[standIn]];
  switch (issue.code) {
    case "invalid_type":
      return valueOfType(issue.expected, standIn);
    case "invalid_value":
      return issue.values[standIn % Math.max(issue.values.length, 1)];
    case "too_small":
      if (issue.origin === "array") return Array.from({ length: Math.max(1, Number(issue.minimum)) }, () => null);
      return issue.origin === "string" ? WORDS[standIn] : Number(issue.minimum) + standIn + 1;
    case "too_big":
      return issue.origin === "string" ? WORDS[standIn].slice(0, Number(issue.maximum)) : Number(issue.maximum);
    case "invalid_format":
      if (issue.format === "uuid") return `00000000-0000-4000-8000-00000000000${standIn}`;
      return words.find(fits(issue.pattern));
    // A refinement does not say what it wants: dates, moments and hashes are tried in turn.
    case "custom":
      if (typeof current === "number") return current === 0 ? standIn + 1 : 0;
      return typeof current === "string" ? words[round % words.length] : undefined;
    default:
      return undefined;
  }
}

function fits(pattern: string | undefined): (value: string | undefined) => boolean {
  // zod writes the pattern with its slashes.
  const match = /^\/(.*)\/([a-z]*)$/s.exec(pattern ?? "");
  return (value) => match !== null && value !== undefined && new RegExp(match[1] ?? "", match[2]).test(value);
}

function valueOfType(expected: string, standIn: StandIn): unknown {
  switch (expected) {
    case "string":
      return WORDS[standIn];
    case "number":
    case "int":
      return standIn + 1;
    case "boolean":
      return standIn === 0;
    case "array":
      return [];
    case "object":
    case "record":
      return {};
    default:
      return undefined;
  }
}

function at(target: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    target,
  );
}

function put(target: unknown, path: readonly PropertyKey[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list = Array.isArray(target) ? [...target] : [];
    list[key] = put(list[key], rest, value);
    return list;
  }
  const object = typeof target === "object" && target !== null && !Array.isArray(target) ? target : {};
  return { ...object, [key]: put((object as Record<PropertyKey, unknown>)[key], rest, value) };
}
