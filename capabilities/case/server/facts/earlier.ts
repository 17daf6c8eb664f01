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

export interface EarlierCase {
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

/** Decided cases of the same party as the case itself has, once its offence and its day are known: found by the case, so that it need not be read first. */
export function listEarlierCases(on: Database | Tx, matterId: string): Promise<readonly EarlierCase[]> {
  return listRows(
    on,
    sql<EarlierCase>`select m.number, (select name from people_unit u where u.id = m.unit_id) as agency, f.offence_id as "offenceId",
        f.act_on as "actOn", f.detail ->> 'actEndedOn' as "actEndedOn", (f.detail ->> 'isContinuing')::boolean as "isContinuing",
        m.address, coalesce((f.detail #>> '{penalty,fineFen}')::bigint, 0)::float8 as "fineFen", f.decision_standing as standing,
        f.detail #>> '{corrections,-1,orderedOn}' as "correctionOn"
      from case_file own join case_file f on f.party_key = own.party_key and f.matter_id <> own.matter_id join matter m on m.id = f.matter_id
      where own.matter_id = ${matterId} and own.act_on is not null and own.offence_id is not null and f.decided_on is not null
      order by f.decided_on`,
  );
}

/** @param rows of `listEarlierCases` */
export function earlierOf(
  rows: readonly EarlierCase[],
  powers: Powers,
  { address }: { readonly address: string },
  { party, offenceId, actOn, actEndedOn, isContinuing }: CaseDetail,
): Earlier {
  const key = party?.identityKey ?? null;
  if (key === null || actOn === null || offenceId === null) return { finesForSameAct: [], earlierViolations: [] };
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
  const named = (row: EarlierCase) => ({ agency: row.agency ?? "本机关", number: row.number ?? "" });
  const group = rows.length > 0 ? groupOf(powers, offenceId, actOn) : [];
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

function earlierFine(party: string, row: EarlierCase, from: PlainDate) {
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
