import { plainDateOf } from "#base/plain-date.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listDivisions } from "#kernel/people/server/public.ts";
import { type Route, route } from "#platform/http/route.ts";
import * as contract from "../contract.ts";
import { bulletinFor, bulletinsFor, draftBulletin, issue } from "./bulletins.ts";
import { evaluate, measuresFor } from "./evaluate.ts";
import { bulletinBook, bulletinDocx, DOCX, evaluationFile, fileAnswer, XLSX } from "./files.ts";
import { addDraft, changeDraft, checkIndicators, listVersions, publish } from "./schemes.ts";

/** Schemes score reports; other kinds bring ratios and are ranked by these. */
const SCORED_KIND = "report";

export function evaluationRoutes(engine: Engine): readonly Route<Actor>[] {
  const { database } = engine.platform;
  const scored = () => measuresFor(engine, SCORED_KIND);
  return [
    route(contract.getEvaluation, async ({ query, caller, now }) => evaluate({ engine, actor: caller, now, query })),
    route(contract.getEvaluationFile, async ({ query: { format, ...query }, caller, now }) => {
      const evaluation = await evaluate({ engine, actor: caller, now, query });
      const divisions = await listDivisions(database);
      const city = divisions.find((division) => division.code === caller.divisionCode)?.name ?? "";
      return evaluationFile(evaluation, format, { city, now });
    }),

    route(contract.listSchemes, async ({ now }) => ({ versions: await listVersions(database, now) })),
    route(contract.addScheme, async ({ body, caller, now }) => {
      checkIndicators(scored(), body.body);
      return { id: await addDraft(database, body, caller, now) };
    }),
    route(contract.changeScheme, async ({ params, body, caller, now }) => {
      checkIndicators(scored(), body.body);
      await changeDraft(database, params.id, body, caller, now);
      return { id: params.id };
    }),
    route(contract.publishScheme, async ({ params, body, now }) => {
      await publish(database, params.id, body.effectiveFrom, now);
      return { id: params.id };
    }),

    route(contract.listBulletins, async ({ caller }) => ({ bulletins: await bulletinsFor(database, caller) })),
    route(contract.previewBulletin, async ({ query, caller, now }) => {
      const { content, unknown, from, to, isRunning } = await draftBulletin({ engine, actor: caller, now, query });
      return { content, unknown: [...unknown], from, to, isRunning };
    }),
    route(contract.issueBulletin, async ({ body, caller, now }) => issue({ engine, actor: caller, now, query: body })),
    route(contract.getBulletin, async ({ params, caller }) => {
      const { pdf: _pdf, ...bulletin } = await bulletinFor(database, caller, params.id);
      return bulletin;
    }),
    route(contract.getBulletinFile, async ({ params, query, caller }) => {
      const bulletin = await bulletinFor(database, caller, params.id);
      const name = `通报 ${bulletin.number} ${plainDateOf(bulletin.issuedAt)}`;
      switch (query.format) {
        case "pdf":
          return fileAnswer("application/pdf", bulletin.pdf, `${name}.pdf`);
        case "docx":
          return fileAnswer(DOCX, await bulletinDocx(bulletin), `${name} 可改.docx`);
        case "xlsx":
          return fileAnswer(XLSX, await bulletinBook(bulletin.content), `${name} 附表.xlsx`);
      }
    }),
  ];
}
