/** 通报: written from the figures of the moment, issued once, kept as issued. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { formatInstant, type Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { typesetSheet } from "#kernel/document/server/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { type Actor, isWithinDivision } from "#kernel/people/model/public.ts";
import { listDivisions } from "#kernel/people/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { newId } from "#platform/ids.ts";
import { loadSettings } from "#platform/settings/store.ts";
import type { Evaluation } from "../contract.ts";
import { type BulletinContent, type BulletinFacts, type Written, writeBulletin } from "../model/bulletin.ts";
import { EVALUATION_PROBLEMS } from "../model/problems.ts";
import { EVALUATION_SETTINGS } from "../model/settings.ts";
import { SUBJECT_IDS, type SubjectId } from "../model/subject.ts";
import { tableWords } from "../model/table-words.ts";
import { changeWords, countWords, percentWords } from "../model/words.ts";
import { evaluate } from "./evaluate.ts";

export interface BulletinAsked {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly now: Instant;
  readonly query: {
    readonly kind: string;
    readonly period: "week" | "month" | "quarter" | "year";
    readonly on?: PlainDate | undefined;
  };
}

export interface DraftBulletin extends Written {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly isRunning: boolean;
  readonly city: string;
}

/** The text of the city with the figures of this moment; only the tables that the text names are worked out. */
export async function draftBulletin({ engine, actor, now, query }: BulletinAsked): Promise<DraftBulletin> {
  const { database } = engine.platform;
  const settings = (await loadSettings(EVALUATION_SETTINGS, database))(plainDateOf(now));
  const template = settings.bulletin_template;
  const named = SUBJECT_IDS.filter((id) => new RegExp(`\\{\\{(table|best|worst) ${id}\\b`).test(template));
  const whole = await evaluate({ engine, actor, now, query: { ...query, subject: "district" } });
  const departments = await evaluate({ engine, actor, now, query: { ...query, subject: "unit" } });
  const tables = new Map<SubjectId, Evaluation>();
  for (const subject of named) tables.set(subject, await evaluateByScore({ engine, actor, now, query }, subject));
  const city = await divisionName(database, actor.divisionCode);
  const facts: BulletinFacts = {
    words: wordsOf([departments, whole], city),
    tables: new Map([...tables].map(([subject, table]) => [subject, tableWords(table)])),
    ranked: new Map(
      [...tables].map(([subject, { rows }]) => [
        subject,
        rows.filter((row) => row.rank !== null).map((row) => row.label),
      ]),
    ),
  };
  const { from, to, isRunning } = whole.span;
  return { ...writeBulletin(template, facts), from, to, isRunning, city };
}

/** By score where there is a scheme, else by what is usual. */
async function evaluateByScore({ engine, actor, now, query }: BulletinAsked, subject: SubjectId): Promise<Evaluation> {
  const usual = await evaluate({ engine, actor, now, query: { ...query, subject } });
  return usual.scheme ? evaluate({ engine, actor, now, query: { ...query, subject, by: "score" } }) : usual;
}

/** Counters and ratios of the whole; where two tables have one, the later one's. */
function wordsOf(evaluations: readonly Evaluation[], city: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { span, asOf, total, totalBefore } of evaluations) {
    words.set("period", span.label);
    words.set("asOf", ` ${formatInstant(asOf)}`);
    words.set("city", city);
    for (const [id, value] of Object.entries(total.counters)) words.set(id, countWords(value));
    for (const [id, value] of Object.entries(total.ratios)) {
      words.set(id, percentWords(value));
      words.set(`${id}.change`, changeWords(value, totalBefore.ratios[id] ?? null));
    }
  }
  return words;
}

async function divisionName(database: Database, code: string | null): Promise<string> {
  return (await listDivisions(database)).find((division) => division.code === code)?.name ?? "";
}

/** @throws Problem when the text has places that stand for nothing, or the caller has no division */
export async function issue(asked: BulletinAsked): Promise<{ id: string; number: string; hash: string }> {
  const { engine, actor, now } = asked;
  const { divisionCode } = actor;
  if (divisionCode === null) throw new Problem(PROBLEMS.forbidden);
  const { content, unknown, from, to, city } = await draftBulletin(asked);
  if (unknown.length > 0)
    throw new Problem(EVALUATION_PROBLEMS.textUnfilled, { detail: `认不出：${unknown.join("、")}` });
  const id = newId(now);
  return engine.platform.database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('evaluation_bulletin'))`.execute(tx);
    const year = plainDateOf(now).slice(0, 4);
    const { count } = await getRow(
      tx,
      sql<{ count: number }>`select count(*) as count from evaluation_bulletin
        where division_code = ${divisionCode} and number like ${`${divisionCode.slice(0, 6)}-${year}-%`}`,
    );
    const number = `${divisionCode.slice(0, 6)}-${year}-${String(count + 1).padStart(3, "0")}`;
    const pdf = typesetSheet(
      {
        ...content,
        issuer: city,
        number: `通报 ${number}`,
        signed: [actor.unitName, plainDateOf(now)],
        foot: `${formatInstant(now)} 发`,
        isAcross: false,
      },
      now,
    );
    const hash = createHash("sha256").update(pdf).digest("hex");
    await sql`insert into evaluation_bulletin (id, number, title, from_day, to_day, division_code, content, pdf, pdf_hash, issued_at, issued_by)
      values (${id}, ${number}, ${content.title}, ${from}::date, ${to}::date, ${divisionCode}, ${JSON.stringify(content)}::jsonb, ${pdf},
        ${hash}, ${now}::timestamptz, ${actor.personId}::uuid)`.execute(tx);
    return { id, number, hash };
  });
}

interface Summary {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly divisionCode: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly hash: string;
}

const SUMMARY = sql`b.id, b.number, b.title, b.from_day as "from", b.to_day as "to", b.division_code as "divisionCode",
  b.issued_at as "issuedAt", coalesce(p.name, '') as "issuedBy", b.pdf_hash as hash`;

/** A circular goes down and up: to those within the division it tells of, and to those whose division holds it. */
function isFor({ divisionCode }: Actor, told: string): boolean {
  return divisionCode !== null && (isWithinDivision(told, divisionCode) || isWithinDivision(divisionCode, told));
}

export async function bulletinsFor(database: Database, actor: Actor): Promise<Omit<Summary, "divisionCode">[]> {
  const rows = await listRows(
    database,
    sql<Summary>`select ${SUMMARY} from evaluation_bulletin b left join people_person p on p.id = b.issued_by order by b.issued_at desc limit 500`,
  );
  return rows.filter((row) => isFor(actor, row.divisionCode)).map(({ divisionCode: _told, ...summary }) => summary);
}

/** @throws Problem when there is none, or it is not for the caller */
export async function bulletinFor(
  database: Database,
  actor: Actor,
  id: string,
): Promise<Omit<Summary, "divisionCode"> & { content: BulletinContent; pdf: Buffer }> {
  const [found] = await listRows(
    database,
    sql<
      Summary & { content: BulletinContent; pdf: Buffer }
    >`select ${SUMMARY}, b.content, b.pdf from evaluation_bulletin b
      left join people_person p on p.id = b.issued_by where b.id = ${id}`,
  );
  if (!found || !isFor(actor, found.divisionCode)) throw new Problem(EVALUATION_PROBLEMS.noSuchBulletin);
  const { divisionCode: _told, ...rest } = found;
  return rest;
}
