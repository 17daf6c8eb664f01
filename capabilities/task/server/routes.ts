/** Routes of 任务督办. */
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import * as contract from "#capabilities/task/contract.ts";
import { comparePlans } from "#capabilities/task/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { findPerson } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { sameId } from "#platform/same-id.ts";
import { lineOf, pageOf } from "./drafts/present-draft.ts";
import { latestEdition, publishDraft } from "./drafts/publish.ts";
import { READ_TASK } from "./drafts/read-draft.ts";
import { undoRecalled } from "./drafts/recall.ts";
import { addCorrection, bytesOf, getDraft, keepUpload, listDrafts, plannedTasks, undoLast } from "./drafts/store.ts";
import { setAlias, unitMatcher } from "./drafts/units.ts";
import { calculate, computeIndicator, wholeDays } from "./indicators/compute-indicators.ts";
import { refuseUnknownNames } from "./indicators/formula-names.ts";
import { importValues } from "./indicators/import-values.ts";
import {
  addIndicator,
  addValue,
  decideValue,
  getIndicatorRow,
  getTaskHead,
  indicatorPage,
} from "./indicators/indicators.ts";
import { DOCX, fileAnswer, packDocx, packPdf, progressBook, progressCsv, XLSX } from "./pack/files.ts";
import { meetingPack } from "./pack/pack.ts";
import { keptPlanPage } from "./plans/kept-page.ts";
import { getPlanRow, listPlans, packedPage, planPage } from "./plans/plan-page.ts";
import { myTasks, owed, planDocument, taskPage } from "./plans/task-page.ts";

export function taskRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  return [...draftRoutes(engine, platform), ...planRoutes(engine), ...indicatorRoutes(engine)];
}

function draftRoutes(engine: Engine, { database }: Platform): readonly Route<Actor>[] {
  const upload = (bytes: Buffer, fileName: string, caller: Actor, now: Parameters<typeof keepUpload>[3]) =>
    database.transaction().execute(async (tx) => {
      const id = await keepUpload(tx, { bytes, fileName }, caller, now);
      await enqueue(tx, READ_TASK, { draftId: id });
      return { id };
    });
  const page = async (draftId: string, caller: Actor, now: Parameters<typeof pageOf>[2]) =>
    pageOf(database, await getDraft(database, draftId, caller), now);
  return [
    route(contract.listDrafts, async ({ caller }) => ({ drafts: (await listDrafts(database, caller)).map(lineOf) })),
    route(contract.uploadDraft, async ({ query, body, caller, now }) =>
      upload(Buffer.from(body), query.fileName, caller, now),
    ),
    route(contract.pasteDraft, async ({ body, caller, now }) =>
      upload(Buffer.from(body.text, "utf8"), `粘贴 ${plainDateOf(now)}.txt`, caller, now),
    ),
    route(contract.getDraft, async ({ params, caller, now }) => page(params.draftId, caller, now)),
    route(contract.getDraftFile, async ({ params, caller }) => {
      const { sha256, fileName } = await getDraft(database, params.draftId, caller);
      return fileAnswer("application/octet-stream", await bytesOf(database, sha256), fileName);
    }),
    route(contract.correctDraft, async ({ params, body, caller, now }) => {
      await database.transaction().execute(async (tx) => {
        const draft = await getDraft(tx, params.draftId, caller, true);
        refuseUnlessRead(draft.state);
        const { correction } = body;
        const known = new Set((await plannedTasks(tx, draft)).map(({ id }) => id));
        const named =
          correction.kind === "merge" ? correction.taskIds : correction.kind === "add" ? [] : [correction.taskId];
        const missing = named.find((id) => !known.has(id));
        if (missing !== undefined)
          throw new Problem(PROBLEMS.unacceptable, { detail: `没有编号为“${missing}”的任务，可能已被合并` });
        if (
          correction.kind === "assign_person" &&
          correction.personId !== null &&
          !(await findPerson(tx, correction.personId))
        )
          throw new Problem(PROBLEMS.unacceptable, { detail: "没有这个人" });
        await addCorrection(tx, params.draftId, correction, caller, now);
      });
      return page(params.draftId, caller, now);
    }),
    route(contract.undoCorrection, async ({ params, caller, now }) => {
      await database.transaction().execute(async (tx) => {
        refuseUnlessRead((await getDraft(tx, params.draftId, caller, true)).state);
        if (!(await undoLast(tx, params.draftId, now)))
          throw new Problem(PROBLEMS.unacceptable, { detail: "没有可以撤销的订正" });
      });
      return page(params.draftId, caller, now);
    }),
    route(contract.undoRecalled, async ({ params, caller, now }) => {
      await database.transaction().execute(async (tx) => {
        refuseUnlessRead((await getDraft(tx, params.draftId, caller, true)).state);
        if (!(await undoRecalled(tx, params.draftId, params.correctionId, now)))
          throw new Problem(PROBLEMS.unacceptable, { detail: "这处更正已经撤回，或不是按上次的更正" });
      });
      return page(params.draftId, caller, now);
    }),
    route(contract.matchUnit, async ({ params, body, caller, now }) => {
      await database.transaction().execute(async (tx) => {
        const { issuer } = await getDraft(tx, params.draftId, caller, true);
        const units = await unitMatcher(tx, issuer, now);
        if (body.unitId !== null && units.nameOf(body.unitId) === null)
          throw new Problem(PROBLEMS.unacceptable, { detail: "没有这个单位" });
        await setAlias(tx, { issuer, ...body }, caller, now);
      });
      return page(params.draftId, caller, now);
    }),
    route(contract.publishDraft, async ({ params, body, caller, now }) => ({
      planId: await publishDraft(engine, params.draftId, body, caller, now),
    })),
    route(contract.compareDraft, async ({ params, query, caller }) => {
      const draft = await getDraft(database, params.draftId, caller);
      await getPlanRow(database, caller, query.planId);
      const before = await latestEdition(database, query.planId);
      const { changes, unchanged } = comparePlans(before.tasks, await plannedTasks(database, draft));
      return {
        unchanged,
        changes: changes.map(({ beforeId: _, fields, ...change }) => ({ ...change, fields: [...fields] })),
      };
    }),
  ];
}

function refuseUnlessRead(state: string): void {
  if (state !== "read")
    throw new Problem(PROBLEMS.unacceptable, {
      detail: "只有待核对的文件可以订正；发布以后的变化走任务的调整或新版本",
    });
}

function planRoutes(engine: Engine): readonly Route<Actor>[] {
  const { database } = engine.platform;
  return [
    route(contract.listPlans, async ({ query, caller, now }) => ({
      plans: await listPlans(database, caller, query.states, now),
    })),
    route(contract.getPlan, async ({ params, query, caller, now }) => {
      const request = { actor: caller, planId: params.planId, filter: query, now };
      const page = await keptPlanPage(database, request, async () => packedPage(await planPage(database, request)));
      return new FileAnswer("application/json; charset=utf-8", page);
    }),
    route(contract.getPlanDocument, async ({ params, caller }) => planDocument(database, caller, params.planId)),
    route(contract.getTask, async ({ params, caller, now }) => taskPage(engine, caller, params.taskId, now)),
    route(contract.listMyTasks, async ({ query, caller, now }) => myTasks(database, caller, query.view, now)),
    route(contract.listOwed, async ({ query, caller, now }) => owed(database, caller, query, now)),
    route(contract.exportPlan, async ({ params, query: { format, ...filter }, caller, now }): Promise<FileAnswer> => {
      const page = await planPage(database, { actor: caller, planId: params.planId, filter, now });
      const name = `${page.title} 进展表 ${plainDateOf(now)}`;
      return format === "csv"
        ? fileAnswer("text/csv; charset=utf-8", progressCsv(page.tasks), `${name}.csv`)
        : fileAnswer(XLSX, await progressBook(page.title, page.tasks), `${name}.xlsx`);
    }),
    route(contract.getPack, async ({ params, query, caller, now }) => {
      const pack = await meetingPack(database, { actor: caller, planId: params.planId, since: query.since, now });
      const issuer = caller.unitName;
      const name = `${pack.title} ${plainDateOf(now)}`;
      if (query.format === "pdf") return fileAnswer("application/pdf", packPdf(pack, issuer, now), `${name}.pdf`);
      if (query.format === "docx") return fileAnswer(DOCX, await packDocx(pack, issuer), `${name}.docx`);
      return pack;
    }),
  ];
}

function indicatorRoutes(engine: Engine): readonly Route<Actor>[] {
  const { database } = engine.platform;
  return [
    route(contract.createIndicator, async ({ body, caller, now }) => {
      if (body.formula) await refuseUnknownNames(engine, body.formula, now);
      const id = await database.transaction().execute((tx) => addIndicator(tx, body, caller, now));
      const indicator = await getIndicatorRow(database, id, caller);
      // At once, so that nobody looks at an empty chart until the night.
      await computeIndicator(engine, indicator, wholeDays(indicator, now), { actor: SYSTEM_ACTOR, now });
      return { id };
    }),
    route(contract.getIndicator, async ({ params, caller, now }) =>
      indicatorPage(engine, params.indicatorId, caller, now),
    ),
    route(contract.addValue, async ({ params, body: { requestId, ...body }, caller, now }) => {
      const id = sameId("value", params.indicatorId, requestId);
      const state = await database.transaction().execute(async (tx) => {
        const indicator = await getIndicatorRow(tx, params.indicatorId, caller);
        return addValue(tx, indicator, { ...body, id, origin: "typed" }, caller, now);
      });
      return { id, state };
    }),
    route(contract.decideValue, async ({ params, body, caller, now }) => ({
      state: await database.transaction().execute(async (tx) => {
        const indicator = await getIndicatorRow(tx, params.indicatorId, caller);
        return decideValue(tx, indicator, params.valueId, body, caller, now);
      }),
    })),
    route(contract.importValues, async ({ params, query, body, caller, now }) => {
      const { refused, ...counts } = await importValues(
        engine,
        params.indicatorId,
        { bytes: body, fileName: query.fileName },
        caller,
        now,
      );
      return { ...counts, refused: [...refused] };
    }),
    route(contract.computeIndicator, async ({ params, body, caller, now }) => {
      const indicator = await getIndicatorRow(database, params.indicatorId, caller);
      const done = await computeIndicator(engine, indicator, body, { actor: caller, now });
      if (!done) throw new Problem(PROBLEMS.unacceptable, { detail: "这项指标没有公式，请填报或导入" });
      return done.working;
    }),
    route(contract.previewFormula, async ({ body: { taskId, formula, baseline }, caller, now }) => {
      const task = await getTaskHead(database, taskId, caller);
      await refuseUnknownNames(engine, formula, now);
      return calculate(engine, { ...wholeDays({ ...task, dueOn: null }, now), ...task, formula, baseline }, now);
    }),
  ];
}
