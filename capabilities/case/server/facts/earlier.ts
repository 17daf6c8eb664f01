/** What the same party did before, and was fined for: found by the keyed hash of its identity number. */
import { sql } from "kysely";
import { fen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { CaseDetail, CaseFacts } from "#capabilities/case/model/public.ts";
import { judgeOnce } from "#capabilities/power/model/public.ts";
import type { Powers } from "#capabilities/power/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

type Earlier = Pick<CaseFacts, "finesForSameAct" | "possibleSameFines" | "earlierViolations">;

interface Row {
  readonly number: string | null;
  readonly agency: string | null;
  readonly offenceId: string | null;
  readonly actOn: PlainDate | null;
  readonly actEndedOn: PlainDate | null;
  readonly isContinuing: boolean;
  readonly address: string;
  readonly fineFen: number;
  readonly standing: string;
  readonly correctionOn: PlainDate | null;
}

/** @param powers as they stand on the day, asked only when there is something earlier */
export async function earlierOf(
  on: Database | Tx,
  powers: Promise<Powers>,
  { id, address }: { readonly id: string; readonly address: string },
  { party, offenceId, actOn, actEndedOn, isContinuing }: CaseDetail,
): Promise<Earlier> {
  const key = party?.identityKey ?? null;
  if (key === null || actOn === null || offenceId === null) return { finesForSameAct: [], earlierViolations: [] };
  const rows = await listRows(
    on,
    sql<Row>`select m.number, (select name from people_unit u where u.id = m.unit_id) as agency, f.offence_id as "offenceId",
        f.act_on as "actOn", f.detail ->> 'actEndedOn' as "actEndedOn", (f.detail ->> 'isContinuing')::boolean as "isContinuing",
        m.address, coalesce((f.detail #>> '{penalty,fineFen}')::bigint, 0)::float8 as "fineFen", f.decision_standing as standing,
        f.detail #>> '{corrections,-1,orderedOn}' as "correctionOn"
      from case_file f join matter m on m.id = f.matter_id
      where f.party_key = ${key} and f.matter_id <> ${id}::uuid and f.decided_on is not null
      order by f.decided_on`,
  );
  const act = {
    party: key,
    from: actOn,
    to: isContinuing ? null : (actEndedOn ?? actOn),
    offence: offenceId,
    place: address,
  };
  const judged = rows.flatMap((row) =>
    row.actOn && row.fineFen > 0 ? [{ row, verdict: judgeOnce(act, [earlierFine(key, row, row.actOn)]) }] : [],
  );
  const named = (row: Row) => ({ agency: row.agency ?? "本机关", number: row.number ?? "" });
  const group = rows.length > 0 ? groupOf(await powers, offenceId, actOn) : [];
  return {
    finesForSameAct: judged.flatMap(({ row, verdict }) => (verdict.refusal ? [named(row)] : [])),
    possibleSameFines: judged.flatMap(({ row, verdict }) => (verdict.possible.length > 0 ? [named(row)] : [])),
    earlierViolations: rows.flatMap((row) =>
      row.actOn && row.standing !== "revoked" && group.includes(row.offenceId ?? "")
        ? [{ on: row.actOn, number: row.number ?? "" }]
        : [],
    ),
  };
}

function earlierFine(party: string, row: Row, from: PlainDate) {
  return {
    party,
    from,
    to: row.isContinuing ? null : (row.actEndedOn ?? from),
    offence: row.offenceId ?? "",
    place: row.address,
    agency: row.agency ?? "本机关",
    number: row.number ?? "",
    fine: fen(row.fineFen),
    isRevoked: row.standing === "revoked",
    correctionOrderedOn: row.correctionOn,
  };
}

/** Codes of the same group: 同类违法行为. */
function groupOf(powers: Powers, offenceId: string, on: PlainDate): readonly string[] {
  const group = powers.offenceOn(offenceId, on)?.group;
  return powers
    .offencesOn(on)
    .filter((offence) => offence.group === group)
    .map((offence) => offence.code);
}
