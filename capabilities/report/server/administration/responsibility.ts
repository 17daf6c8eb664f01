/** 权责规则, 权责认定, 标签: read and changed. */
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type {
  addResponsibility,
  addTag,
  listPrecedents as listPrecedentsEndpoint,
  listResponsibility,
  listTags,
} from "#capabilities/report/contract.ts";
import type { Catalogue } from "#capabilities/report/model/public.ts";
import { divisionPrefix } from "#kernel/people/model/public.ts";
import { findUnit, listDivisions } from "#kernel/people/server/public.ts";
import { listAreas } from "#kernel/place/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import type { Author } from "../configuration/catalogue-store.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import { addRules, endPrecedent, endRule, listPrecedents, listRules } from "../configuration/responsibility-store.ts";
import { addTagRevision } from "../configuration/tags-store.ts";
import type { AnswerOf, BodyOf } from "../endpoint-types.ts";
import { wrong } from "./catalogue.ts";

export async function rulesNow(database: Database, now: Instant): Promise<AnswerOf<typeof listResponsibility>> {
  const catalogue = (await loadConfiguration(database)).catalogueOn(plainDateOf(now));
  const areas = new Map((await listAreas(database)).map((area) => [area.code, area.name]));
  const divisions = new Map((await listDivisions(database)).map((one) => [divisionPrefix(one.code), one.name]));
  const rules = await listRules(database);
  return {
    rules: rules.map((rule) => ({
      ...rule,
      classLabel: labelOfPrefix(catalogue, rule.classPrefix),
      areaLabel: rule.area === "" ? "全市" : (areas.get(rule.area) ?? divisions.get(rule.area) ?? rule.area),
    })),
  };
}

function labelOfPrefix(catalogue: Catalogue, prefix: string): string {
  if (prefix === "") return "各类问题";
  const [kind, code = ""] = prefix.split(":");
  const all = kind === "incident" ? "全部事件" : "全部部件";
  if (code === "") return all;
  const exact = catalogue.classes.get(prefix);
  if (exact) return `${exact.name}（${code}）`;
  const major = [...catalogue.classes.values()].find((issueClass) => issueClass.key.startsWith(prefix));
  return major ? `${major.majorName}（${code}）` : prefix;
}

/** @throws Problem when the unit does not exist */
export async function addRule(
  database: Database,
  rule: BodyOf<typeof addResponsibility>,
  author: Author,
): Promise<{ id: string }> {
  if (!(await findUnit(database, rule.unitId))) throw wrong("unitId", "没有这个单位");
  const ids = await database
    .transaction()
    .execute((tx) => addRules(tx, [{ ...rule, area: rule.area.replace(/(000)+$/, "") }], author));
  return { id: ids[0] ?? "" };
}

/** @throws Problem when there is no such rule still open on that day */
export async function closeRule(database: Database, id: string, lastDay: PlainDate): Promise<{ id: string }> {
  await database.transaction().execute(async (tx) => {
    if (!(await endRule(tx, id, lastDay)))
      throw new Problem(PROBLEMS.unacceptable, { detail: "没有这条规则，或者它在那天已经停用" });
  });
  return { id };
}

export async function precedentsNow(
  database: Database,
  now: Instant,
): Promise<AnswerOf<typeof listPrecedentsEndpoint>> {
  const catalogue = (await loadConfiguration(database)).catalogueOn(plainDateOf(now));
  const rows = await listPrecedents(database);
  return {
    precedents: rows.map(({ id, classKey, cellCode, facilityCode, unitId, unitName, decidedOn, matterNumber }) => ({
      id,
      classKey,
      className: catalogue.classes.get(classKey)?.name ?? classKey,
      cellCode,
      facilityCode,
      unitId,
      unitName,
      decidedOn,
      matterNumber,
    })),
  };
}

/** @throws Problem when it is not used any more */
export async function dropPrecedent(database: Database, id: string, now: Instant): Promise<{ id: string }> {
  await database.transaction().execute(async (tx) => {
    if (!(await endPrecedent(tx, id, plainDateOf(now))))
      throw new Problem(PROBLEMS.unacceptable, { detail: "没有这项权责认定，或者已经停用" });
  });
  return { id };
}

export async function tagsNow(database: Database, now: Instant): Promise<AnswerOf<typeof listTags>> {
  const tags = (await loadConfiguration(database)).tagsOn(plainDateOf(now));
  return {
    tags: tags.map(({ id, label, classKeys, note, source }) => ({
      id,
      label,
      classKeys: [...classKeys],
      note,
      source,
    })),
  };
}

export async function changeTag(
  database: Database,
  tag: BodyOf<typeof addTag>,
  author: Author,
): Promise<AnswerOf<typeof addTag>> {
  const revision = await database.transaction().execute((tx) => addTagRevision(tx, tag, author));
  return { id: tag.id, revision };
}
