/** 单位匹配: names in a document become units: by name, by what was matched before for that issuer, or once by a person. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listUnits } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

export interface UnitMatcher {
  /** Null when nobody is known by that name. */
  readonly match: (name: string) => { readonly unitId: string; readonly name: string } | null;
  /** Units whose names are most like it, the best first. */
  readonly candidates: (name: string) => readonly { readonly unitId: string; readonly name: string }[];
  readonly nameOf: (unitId: string) => string | null;
}

const bare = (name: string): string =>
  name.replace(/[\s（）()“”"《》]/g, "").replace(/^(?:市|区|县|局|各)(?=.{3,})/, "");

export async function unitMatcher(on: Database | Tx, issuer: string | null, now: Instant): Promise<UnitMatcher> {
  const units = await listUnits(on, { on: plainDateOf(now) });
  const aliases = await listRows(
    on,
    sql<{
      name: string;
      unitId: string;
    }>`select name, unit_id as "unitId" from task_alias where issuer in ('', ${issuer ?? ""}) order by issuer`,
  );
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const known = new Map<string, string | null>();
  // A short name that two units share points to none.
  const learn = (name: string, id: string) => known.set(name, known.has(name) && known.get(name) !== id ? null : id);
  for (const unit of units) {
    learn(unit.name, unit.id);
    if (unit.shortName !== unit.name) learn(unit.shortName, unit.id);
  }
  const loose = new Map<string, string | null>();
  for (const [name, id] of known) {
    const short = bare(name);
    if (id !== null) loose.set(short, loose.has(short) && loose.get(short) !== id ? null : id);
  }
  for (const { name, unitId } of aliases) known.set(name, unitId);
  const found = (id: string | null | undefined) => {
    const name = id ? names.get(id) : undefined;
    return id && name ? { unitId: id, name } : null;
  };
  return {
    match: (name) => found(known.get(name.trim())) ?? found(loose.get(bare(name))),
    candidates: (name) =>
      units
        .map(({ id, name: unitName }) => ({ unitId: id, name: unitName, score: common(bare(name), bare(unitName)) }))
        .filter(({ score }) => score > 0.3)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, 5)
        .map(({ unitId, name: unitName }) => ({ unitId, name: unitName })),
    nameOf: (unitId) => names.get(unitId) ?? null,
  };
}

/** Share of the characters of the shorter one that the other has. */
function common(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length === 0 ? 0 : [...short].filter((letter) => long.includes(letter)).length / short.length;
}

/** Remembered for the issuer: its next document is matched the same way. */
export async function setAlias(
  tx: Tx,
  { issuer, name, unitId }: { readonly issuer: string | null; readonly name: string; readonly unitId: string | null },
  actor: Actor,
  now: Instant,
): Promise<void> {
  if (unitId === null) {
    await sql`delete from task_alias where issuer = ${issuer ?? ""} and name = ${name}`.execute(tx);
    return;
  }
  await sql`insert into task_alias (issuer, name, unit_id, set_by, set_at) values (${issuer ?? ""}, ${name}, ${unitId}, ${actor.personId}, ${now})
    on conflict (issuer, name) do update set unit_id = excluded.unit_id, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
    tx,
  );
}
