/** Routes of 处罚决定公开. */
import { csvOf } from "#base/csv.ts";
import * as contract from "#capabilities/case/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { decisionsToExport, publishedDecision, publishedDecisions, withdrawnDecisions } from "./decisions.ts";

export function disclosureRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.listDisclosures, async ({ query, now }) => publishedDecisions(database, query, now)),
    route(contract.listWithdrawals, async ({ now }) => withdrawnDecisions(database, now)),
    route(contract.getDisclosure, async ({ params, now }) => publishedDecision(platform, params.id, now)),
    route(contract.exportDisclosures, async ({ query, now }) => {
      const rows = await decisionsToExport(database, query, now);
      return new FileAnswer("text/csv; charset=utf-8", csvOf([TITLES, ...rows.map(cellsOf)]), {
        "content-disposition": `attachment; filename="penalties.csv"; filename*=UTF-8''${encodeURIComponent("行政处罚决定公开.csv")}`,
        "cache-control": "no-store",
      });
    }),
  ];
}

const TITLES = ["决定文号", "当事人", "案由", "处罚内容", "依据", "作出机关", "决定日期", "公开日期"];

function cellsOf(row: contract.DisclosedDecision): readonly string[] {
  const { decisionNumber, shownName, causeOfAction, penalty, basis, agency, decidedOn, publishedOn } = row;
  return [decisionNumber, shownName, causeOfAction, penalty, basis.join("；"), agency, decidedOn, publishedOn];
}
