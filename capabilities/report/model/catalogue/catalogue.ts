/**
 * 分类与立案条件: the classes of city problems, the conditions under which each is filed, and the limit each condition gives.
 *
 * Vocabulary
 * - class key 小类键: `incident:0406`, `facility:0101`; unique inside one edition of the scheme
 * - local extension 本地扩展: numbered downward from 99, never a national code
 * - confirmed 已确认: code and name were seen in a published municipal table; everything else is 待本机关确认
 *
 * In this edition 04 is 街面秩序 and 05 突发事件; in CJ/T 214-2007 it was the other way round. Old data goes through `legacyCode`.
 */
import { formatLimit, type Limit } from "#kernel/clock/model/public.ts";

export interface FilingCondition {
  /** `incident:0101/1`: class key and number in the class. */
  readonly id: string;
  readonly text: string;
  readonly limit: Limit;
  readonly closingCondition: string;
  /** `municipal` 一地市级立案标准, `analogy` 参照同类推定, `typical` 常见做法. */
  readonly limitBasis: "municipal" | "analogy" | "typical";
  readonly isConfirmed: boolean;
  /** A season in which alone the work can be done: 适栽季节. */
  readonly seasonNote: string;
}

export interface IssueClass {
  readonly key: string;
  readonly kind: "incident" | "facility";
  readonly scheme: string;
  readonly version: string;
  readonly code: string;
  readonly majorName: string;
  readonly name: string;
  readonly isLocal: boolean;
  readonly legacyCode: string | null;
  readonly departmentHint: string;
  readonly isConfirmed: boolean;
  readonly source: string;
  readonly conditions: readonly FilingCondition[];
}

export interface Catalogue {
  readonly classes: ReadonlyMap<string, IssueClass>;
}

export function catalogueOf(classes: Iterable<IssueClass>): Catalogue {
  return { classes: new Map([...classes].map((issueClass) => [issueClass.key, issueClass])) };
}

export function classKeyOf(kind: "incident" | "facility", code: string): string {
  return `${kind}:${code}`;
}

export function findClass(catalogue: Catalogue, key: string | null): IssueClass | null {
  return key === null ? null : (catalogue.classes.get(key) ?? null);
}

export function conditionsOf(catalogue: Catalogue, key: string | null): readonly FilingCondition[] {
  return findClass(catalogue, key)?.conditions ?? [];
}

/** @param id `incident:0101/1` */
export function findCondition(catalogue: Catalogue, id: string): FilingCondition | null {
  const key = id.slice(0, id.lastIndexOf("/"));
  return conditionsOf(catalogue, key).find((condition) => condition.id === id) ?? null;
}

/** «一般 4 工作时内处理»: the first condition of a class is its usual one. */
export function usualLimit({ conditions }: IssueClass): string {
  const [usual] = conditions;
  return usual ? `一般 ${formatLimit(usual.limit)}内处理` : "";
}
