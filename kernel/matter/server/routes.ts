import { plainDateOf } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { drawProcedure, findAct, listActs, movesOf, stateLabel } from "#kernel/procedure/model/public.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import * as contract from "../contract.ts";
import { type ActRequest, type Engine, kindOf, perform } from "./act.ts";
import { blankMatter } from "./blank-matter.ts";
import type { AnyKind } from "./kind.ts";
import { exportAsCsv, exportAsSpreadsheet } from "./queries/export-matters.ts";
import { getMatterInScope, getMatterPage } from "./queries/get-matter.ts";
import { countByLight, listMatterRows } from "./queries/list-matters.ts";
import { countByCell, gatherOnMap } from "./queries/map-matters.ts";
import { getStoryPage } from "./queries/story-page.ts";

import { searchMatters } from "./search/search-matters.ts";
import { findMatter } from "./store.ts";

const SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Stands for the id of a matter that is not made yet. */
const NEW_MATTER = "00000000-0000-0000-0000-000000000000";

export function matterRoutes(engine: Engine): readonly Route<Actor>[] {
  const { database } = engine.platform;
  return [
    route(contract.listMatters, async ({ query: { limit, cursor, sort, ...filter }, caller, now }) =>
      listMatterRows(database, engine.kinds, { actor: caller, now, filter, limit, cursor, sort }),
    ),
    route(contract.searchMatters, async ({ query: { text, limit, after, ...filter }, caller, now }) =>
      searchMatters(database, engine.kinds, { actor: caller, now, text, filter, limit, after }),
    ),
    route(contract.exportMatters, async ({ query: { format, ...filter }, caller, now }) => {
      const name = `${plainDateOf(now)}-${encodeURIComponent("事项")}.${format}`;
      const headers = { "content-disposition": `attachment; filename*=UTF-8''${name}` };
      const request = { actor: caller, now, filter };
      if (format === "csv")
        return new FileAnswer("text/csv; charset=utf-8", exportAsCsv(database, engine.kinds, request), headers);
      const content = await exportAsSpreadsheet(database, engine.kinds, request);
      return new FileAnswer(SPREADSHEET_TYPE, content, headers);
    }),
    route(contract.countMatters, async ({ query, caller, now }) => countByLight(database, caller, query, now)),
    route(contract.mapMatters, async ({ query: { west, south, east, north, width, ...filter }, caller, now }) =>
      gatherOnMap(database, caller, filter, { west, south, east, north }, width, now),
    ),
    route(contract.densityOfMatters, async ({ query, caller, now }) => ({
      cells: await countByCell(database, caller, query, now),
    })),
    route(contract.getMatter, async ({ params, caller, now }) => getMatterPage(engine, params.id, caller, now)),
    route(contract.getStory, async ({ params, query, caller }) =>
      getStoryPage(engine, { ...params, ...query }, caller),
    ),
    route(contract.drawMatter, async ({ params, caller }) => {
      const { core } = await getMatterInScope(engine, params.id, caller);
      const { procedure } = kindOf(engine, core.kind);
      const moves = movesOf(procedure).map((move) => ({
        from: move.from === "none" ? "" : stateLabel(procedure, move.from),
        to: stateLabel(procedure, move.to),
        label: findAct(procedure, move.act)?.label ?? move.act,
      }));
      return { mermaid: drawProcedure(procedure, core.state), moves };
    }),
    route(contract.actOnMatter, async ({ params, body, caller, now, ip, headers }) => {
      const outcome = await perform(engine, {
        matterId: params.id,
        kind: "",
        act: params.act,
        input: body.input,
        versionSeen: body.version,
        requestId: body.requestId,
        actor: caller,
        now,
        origin: originOf(headers, ip),
      });
      // Sent again, an act is not judged again: whoever only knows its request id is shown nothing.
      const revealed = outcome.isRepeat ? [] : await revealedBy(engine, params, body.input);
      return { ...outcome, revealed: [...revealed] };
    }),
    route(contract.createMatter, async ({ params, body, caller, now, ip, headers }) =>
      perform(engine, {
        matterId: null,
        kind: params.kind,
        act: params.act,
        input: body.input,
        versionSeen: null,
        requestId: body.requestId,
        actor: caller,
        now,
        origin: originOf(headers, ip),
      }),
    ),
    route(contract.listKinds, async () => ({ kinds: [...engine.kinds.values()].map(presentKind) })),
    route(contract.listCreatingActs, async ({ params, caller, now }) => {
      const kind = kindOf(engine, params.kind);
      const matter = blankMatter({ id: NEW_MATTER, kind, actor: caller, now });
      const situation = { matter, detail: kind.blankDetail, clocks: [], actor: caller, now };
      const facts = await kind.loadFacts(database, { ...situation, act: null });
      return { acts: listActs(kind.procedure, { ...situation, facts }) as never };
    }),
  ];
}

function presentKind({ procedure, sourceLabels, flagLabels, views = [] }: AnyKind): contract.Kind {
  const named = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([id, label]) => ({ id, label }));
  return {
    kind: procedure.kind,
    label: procedure.label,
    states: Object.entries(procedure.states).map(([id, { label, isTerminal }]) => ({ id, label, isTerminal })),
    sources: named(sourceLabels),
    flags: named(flagLabels),
    views: views.map(({ id, label, filter }) => ({ id, label, filter: { ...filter } })),
  };
}

async function revealedBy(engine: Engine, { id, act }: { readonly id: string; readonly act: string }, input: unknown) {
  if (![...engine.kinds.values()].some((kind) => kind.reveal?.[act])) return [];
  const { database } = engine.platform;
  const kept = await findMatter(database, id);
  const kind = kept && kindOf(engine, kept.core.kind);
  return kind?.reveal?.[act]?.(input, await kind.loadDetail(database, id)) ?? [];
}

/** Where an act came from, for the record: a person at the desk, or a program with an API key. */
function originOf(headers: Readonly<Record<string, string | undefined>>, ip: string): ActRequest["origin"] {
  return { channel: headers["x-api-key"] ? "api_key" : "console", ip };
}
