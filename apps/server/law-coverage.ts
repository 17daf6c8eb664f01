/**
 * Where the law lives: every rule of `law/rules` with its places, each looked for in the code. For the test of that name and the
 * page `docs/law-coverage.md`. A place counts only when it is there: a guard that declares the rule, a function that exists, a
 * period, a form, a setting.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { rulesEnforcedBy } from "#kernel/procedure/model/public.ts";
import { type Place, RULE_GROUPS, RULES, type Rule, type RuleGroup } from "#law/rules/public.ts";
import { LAW_SETTINGS, RECORDED_ONLY } from "#law/settings/public.ts";
import { citationText } from "#law/sources/public.ts";
import { findPeriodRules, scenariosByRule } from "./law-scenarios.ts";
import { listProcedures, PROJECT } from "./procedures.ts";

export interface FoundPlace {
  readonly place: Place;
  readonly isThere: boolean;
}

export interface CoveredRule {
  readonly rule: Rule;
  readonly places: readonly FoundPlace[];
  readonly scenarios: number;
}

/** Every rule with its places looked for. */
export async function coverRules(): Promise<readonly CoveredRule[]> {
  const [enforced, forms, scenarios, sources] = await Promise.all([
    enforcedRules(),
    formCodes(),
    scenariosByRule(),
    readSources(),
  ]);
  const periods = findPeriodRules((id) => isNamed(id, sources));
  const isThere = async (rule: Rule, place: Place): Promise<boolean> => {
    switch (place.kind) {
      case "enforced":
        return enforced.has(rule.id);
      case "computed":
        return (await hasExport(place.by)) && isCalled(place.by, sources);
      case "period":
        return periods.has(rule.id);
      case "printed":
        return forms.has(place.form);
      case "configurable":
        return isSettingKept(place.setting, sources);
      case "recorded":
        return place.reason.length > 0;
    }
  };
  return Promise.all(
    RULES.map(async (rule) => ({
      rule,
      places: await Promise.all(rule.places.map(async (place) => ({ place, isThere: await isThere(rule, place) }))),
      scenarios: scenarios.get(rule.id) ?? 0,
    })),
  );
}

/** Places that are not there, as «owner RULE», sorted. */
export function missingPlaces(covered: readonly CoveredRule[]): readonly string[] {
  const missing = covered.flatMap(({ rule, places }) =>
    places.filter(({ isThere }) => !isThere).map(({ place }) => `${ownerOf(place)} ${rule.id}`),
  );
  return [...new Set(missing)].sort();
}

/** Only a guard or a form may be awaited; any other place is named by the law tables themselves and must be there. */
function ownerOf(place: Place): string {
  switch (place.kind) {
    case "enforced":
      return place.owner;
    case "printed":
      return "forms";
    case "computed":
      return `computed ${place.by}`;
    case "configurable":
      return `setting ${place.setting}`;
    case "period":
    case "recorded":
      return place.kind;
  }
}

/** Rules that a guard refuses by although the catalogue does not name them: a wrong id. */
export async function unknownRules(): Promise<readonly string[]> {
  const known = new Set<string>(RULES.map(({ id }) => id));
  return [...(await enforcedRules())].filter((id) => LOOKS_LIKE_LAW.test(id) && !known.has(id));
}

/** Ids of the catalogue; transitions of other procedures (`T09-STATE`) are their own. */
const LOOKS_LIKE_LAW = /^(XZ|D\d\d-|SX|STHJ|MSSS|SSJS|YSGD|SQ54|CXGH|GF-|DQ-|FS)/;

async function enforcedRules(): Promise<ReadonlySet<string>> {
  const procedures = await listProcedures();
  return new Set(procedures.flatMap((procedure) => [...rulesEnforcedBy(procedure)]));
}

async function formCodes(): Promise<ReadonlySet<string>> {
  const folders = await readdir(`${PROJECT}capabilities`);
  const files = folders.map((name) => `${PROJECT}capabilities/${name}/model/papers/index.ts`).filter(existsSync);
  const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>));
  const forms = modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => (Array.isArray(value) ? value : []));
  return new Set(forms.map((form: { readonly code?: unknown }) => String(form.code)));
}

/** @param by `law/penalty/age.ts#judgeAge` */
async function hasExport(by: string): Promise<boolean> {
  const [file = "", name = ""] = by.split("#");
  if (!existsSync(`${PROJECT}${file}`)) return false;
  const module = (await import(`${PROJECT}${file}`)) as Record<string, unknown>;
  return typeof module[name] === "function";
}

/** What is at work: no tests, no tables of scenarios, nor the rules' own list of places. */
async function readSources(): Promise<ReadonlyMap<string, string>> {
  const all = await Promise.all(
    ["law/penalty", "law/parameters", "capabilities", "kernel", "apps/demo"].map(async (folder) => {
      const entries = await readdir(`${PROJECT}${folder}`, { recursive: true });
      return entries.map((name) => `${folder}/${name}`);
    }),
  );
  const files = all
    .flat()
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|scenarios)\.ts$|\/public\.ts$/.test(file));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(`${PROJECT}${file}`, "utf8")] as const)),
  );
}

/** Called by nobody at work, with the reason. */
const HELD_BY_TESTS: Readonly<Record<string, string>> = {
  "law/parameters/day-kind.ts#dayBasisOf":
    "every entry of the period tables is held against it by law/parameters/parameters.test.ts",
};

/** A function that nobody asks carries no rule. */
function isCalled(by: string, sources: ReadonlyMap<string, string>): boolean {
  if (Object.hasOwn(HELD_BY_TESTS, by)) return true;
  const [file = "", name = ""] = by.split("#");
  const called = new RegExp(`\\b${name}\\(`);
  return [...sources].some(([other, text]) => other !== file && called.test(text));
}

/** A setting carries a rule when something reads it, or when the page says that it is only written down. */
function isSettingKept(setting: string, sources: ReadonlyMap<string, string>): boolean {
  if (!Object.hasOwn(LAW_SETTINGS.declared, setting)) return false;
  return Object.hasOwn(RECORDED_ONLY, setting) || isSettingRead(setting, sources);
}

/** A period that nothing starts, counts to or prints carries no rule. */
function isNamed(id: string, sources: ReadonlyMap<string, string>): boolean {
  return [...sources].some(([file, text]) => !file.startsWith("law/parameters/") && text.includes(`"${id}"`));
}

function isSettingRead(setting: string, sources: ReadonlyMap<string, string>): boolean {
  return [...sources.values()].some((text) => text.includes(`"${setting}"`));
}

/** Settings of the law that nothing reads and that do not say so, and those that say so though something reads them. */
export async function misdeclaredSettings(): Promise<readonly string[]> {
  const sources = await readSources();
  return Object.keys(LAW_SETTINGS.declared).filter(
    (setting) => isSettingRead(setting, sources) === Object.hasOwn(RECORDED_ONLY, setting),
  );
}

const STANDING = { full_text: "", excerpt: "（据节选）", unconfirmed: "（待本机关确认）" } as const;

/** The page, in Chinese for legal officers. */
export function lawCoveragePage(covered: readonly CoveredRule[]): string {
  const groups = (Object.keys(RULE_GROUPS) as RuleGroup[]).filter((id) =>
    covered.some(({ rule }) => rule.group === id),
  );
  const done = covered.filter(({ places }) => places.every(({ isThere }) => isThere)).length;
  return [
    "# 法律规则落点",
    "",
    "每条规则 · 条文 · 在平台何处落实 · 算例和故事数（故事只算被这条规则拒绝的）。由 `apps/server/law-coverage.test.ts` 生成，`UPDATE=1` 重写。",
    "",
    `共 ${covered.length} 条，落点已全部到位 ${done} 条；尚未到位的落点标为〔待〕。`,
    ...groups.flatMap((id) =>
      groupLines(
        RULE_GROUPS[id],
        covered.filter(({ rule }) => rule.group === id),
      ),
    ),
    "",
  ].join("\n");
}

function groupLines(title: string, covered: readonly CoveredRule[]): readonly string[] {
  const rows = covered.map(({ rule, places, scenarios }) => {
    const source = `${citationText(rule.source)}${STANDING[rule.verification]}${until(rule)}`;
    const where = places.map(placeWords).join("<br>");
    return `| ${rule.id} | ${source} | ${rule.statement} | ${where} | ${scenarios === 0 ? "" : scenarios} |`;
  });
  return ["", `## ${title}`, "", "| 规则 | 条文 | 内容 | 落点 | 算例 |", "| --- | --- | --- | --- | --- |", ...rows];
}

function until({ effectiveTo }: Rule): string {
  return effectiveTo === null ? "" : `，至 ${effectiveTo}`;
}

function placeWords({ place, isThere }: FoundPlace): string {
  const awaited = isThere ? "" : "〔待〕";
  switch (place.kind) {
    case "enforced":
      return `${awaited}拒绝：${place.owner}`;
    case "computed":
      return `${awaited}计算：\`${place.by}\``;
    case "period":
      return `${awaited}期间：\`law/parameters\``;
    case "printed":
      return `${awaited}载明：${place.form}`;
    case "configurable":
      return `${awaited}设置${Object.hasOwn(RECORDED_ONLY, place.setting) ? "（只登记）" : ""}：\`${place.setting}\``;
    case "recorded":
      return `仅记录：${place.reason}`;
  }
}
