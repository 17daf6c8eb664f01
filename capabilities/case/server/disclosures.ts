/** 处罚决定公开: what was published and not withdrawn, under the name that the law lets be shown. */
import { sql } from "kysely";
import type { z } from "zod";
import type { PlainDate } from "#base/plain-date.ts";
import type { listDisclosures } from "#capabilities/case/contract.ts";
import { loadPowers, type Powers } from "#capabilities/power/server/public.ts";
import { citationText } from "#law/sources/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

type Answer = z.input<typeof listDisclosures.response>;

const PAGE = 50;

interface Row {
  readonly decisionNumber: string | null;
  readonly shownName: string;
  readonly causeOfAction: string;
  readonly offenceId: string | null;
  readonly penalty: string;
  readonly agency: string | null;
  readonly decidedOn: PlainDate;
  readonly publishedOn: PlainDate;
  readonly place: string;
}

export async function publishedDecisions(
  on: Database,
  { text, before }: { readonly text: string; readonly before: string },
): Promise<Answer> {
  const like = `%${text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  const place = sql`(f.detail #>> '{disclosure,publishedOn}') || ' ' || f.matter_id`;
  const rows = await listRows(
    on,
    sql<Row>`select f.detail ->> 'decisionNumber' as "decisionNumber", f.detail #>> '{disclosure,shownName}' as "shownName",
        f.detail ->> 'causeOfAction' as "causeOfAction", f.offence_id as "offenceId", f.detail #>> '{penalty,words}' as penalty,
        (select name from people_unit u where u.id = m.unit_id) as agency, f.decided_on as "decidedOn",
        f.detail #>> '{disclosure,publishedOn}' as "publishedOn", ${place} as place
      from case_file f join matter m on m.id = f.matter_id
      where f.disclosure_state = 'published' and (${text} = '' or f.detail ->> 'causeOfAction' like ${like}
          or f.detail ->> 'decisionNumber' like ${like} or f.detail #>> '{disclosure,shownName}' like ${like})
        and (${before} = '' or ${place} < ${before})
      order by f.detail #>> '{disclosure,publishedOn}' desc, f.matter_id desc limit ${PAGE + 1}`,
  );
  const shown = rows.slice(0, PAGE);
  const powers = await loadPowers(on);
  return {
    rows: shown.map(({ offenceId, decisionNumber, agency, place: _, ...row }) => ({
      ...row,
      decisionNumber: decisionNumber ?? "",
      agency: agency ?? "",
      basis: basisOf(powers, offenceId, row.decidedOn),
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.place ?? null) : null,
  };
}

function basisOf(powers: Powers, offenceId: string | null, on: PlainDate): string[] {
  const version = offenceId
    ? powers.offenceOn(offenceId, on)?.versions.find((one) => one.effectiveFrom <= on && (one.effectiveTo ?? on) >= on)
    : undefined;
  return version ? [citationText(version.violated), citationText(version.penalised)] : [];
}
