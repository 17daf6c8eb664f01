/** 分类建议 for a text: the classes of today, judged by the classifier in use. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import {
  type ClassSuggestion,
  classKeyOfDetail,
  conditionsOf,
  type IssueClass,
  likelihoodWords,
  suggestClass,
  type TextOfReport,
} from "#capabilities/report/model/public.ts";
import { formatLimit } from "#kernel/clock/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { among } from "#platform/database/query.ts";
import { askTogether, byKey, writeTogether } from "#platform/database/together.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import { type Beside, seeReport } from "../desk/beside-report.ts";
import type { Told } from "../jobs/told.ts";
import { currentClassifier } from "./classifier-store.ts";

interface Suggested {
  readonly suggestions: readonly (ClassSuggestion<IssueClass> & { readonly limitText: string })[];
  readonly learnt: { readonly version: number; readonly trainedAt: Instant } | null;
}

/** For any door: most likely first, empty when the text points nowhere. */
export async function suggestForText(
  database: Database,
  report: TextOfReport,
  now: Instant,
  on: Database | Tx = database,
): Promise<Suggested> {
  const [current, configuration] = await Promise.all([currentClassifier(on), loadConfiguration(on)]);
  const catalogue = configuration.catalogueOn(plainDateOf(now));
  const suggestions = suggestClass(current?.classifier ?? null, [...catalogue.classes.values()], report);
  return {
    suggestions: suggestions.map((one) => {
      const limit = conditionsOf(catalogue, one.issueClass.key)[0]?.limit;
      return { ...one, limitText: limit ? formatLimit(limit) : "" };
    }),
    learnt: current && { version: current.version, trainedAt: current.trainedAt },
  };
}

/** As it goes to the browser. */
export function presentSuggested({ suggestions, learnt }: Suggested) {
  return {
    learnt,
    suggestions: suggestions.map(({ issueClass, basis, likelihood, words, limitText }) => ({
      key: issueClass.key,
      name: issueClass.name,
      majorName: issueClass.majorName,
      limitText,
      basis,
      likelihood,
      likelihoodLabel: likelihoodWords(likelihood),
      words: [...words],
    })),
  };
}

export async function suggestForReport(beside: Beside) {
  const { matter, detail } = await seeReport(beside);
  const text = { title: matter.title, text: detail.description, place: matter.address };
  return {
    current: classKeyOfDetail(detail),
    ...presentSuggested(await suggestForText(beside.platform.database, text, beside.now)),
  };
}

/** Keeps what is suggested when a report comes in: later on it would be judged by what people made of it. */
export async function keepSuggestion({ database }: Platform, tx: Tx, { matterId, at }: Told): Promise<void> {
  const report = await askTogether(tx, "texts of reports", matterId, TEXTS);
  if (!report) return;
  const { suggestions, learnt } = await suggestForText(database, report, at, tx);
  if (suggestions.length === 0) return;
  const row = {
    matter_id: matterId,
    at,
    classifier_version: learnt?.version ?? null,
    class_key_before: report.classKey,
    class_keys: suggestions.map((one) => one.issueClass.key),
  };
  await writeTogether(
    tx,
    "suggestions",
    row,
    (rows) => sql`insert into report_class_suggestion (matter_id, at, classifier_version, class_key_before, class_keys)
      select matter_id, at, classifier_version, class_key_before, class_keys
      from jsonb_populate_recordset(null::report_class_suggestion, ${JSON.stringify(rows)}::jsonb) on conflict (matter_id) do nothing`,
  );
}

interface TextRow extends TextOfReport {
  readonly id: string;
  readonly classKey: string | null;
}
const TEXTS = {
  ask: (ids: readonly string[]) =>
    sql<TextRow>`select m.id, m.title, r.description as text, m.address as place, r.class_kind || ':' || r.class_code as "classKey"
      from matter m join report r on r.matter_id = m.id where m.id ${among(ids)}`,
  answers: byKey<TextRow, TextRow>(
    ({ id }) => id,
    (row) => row,
  ),
};
