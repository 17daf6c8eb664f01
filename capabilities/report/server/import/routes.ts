/** Routes of bulk imports. */
import type { z } from "zod";
import { Problem } from "#base/problem.ts";
import * as contract from "#capabilities/report/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { isWithinDivision } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { compareOnTime } from "./compare-on-time.ts";
import { errorsFile } from "./errors-file.ts";
import { columnsOf, previewRows } from "./preview.ts";
import { getImport, registerUpload, startImport } from "./registered-import.ts";
import { type ImportJob, listImports } from "./store.ts";

const STATES: Readonly<Record<ImportJob["state"], string>> = {
  uploaded: "待确认",
  waiting: "排队中",
  running: "导入中",
  done: "已完成",
  failed: "没有完成",
};

export function importRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  /** An import of another division is as absent as its reports. */
  const seen = async (id: string, caller: Actor): Promise<ImportJob> => {
    const job = await getImport(platform, id);
    if (!isWithinDivision(caller.divisionCode ?? "", job.divisionCode)) throw new Problem(PROBLEMS.notFound);
    return job;
  };
  return [
    route(contract.uploadImport, async ({ query, body, caller, now }) => {
      const divisionCode = ownDivision(caller, query.divisionCode);
      const upload = { fileName: query.fileName, bytes: Buffer.from(body), divisionCode, personId: caller.personId };
      return present(await registerUpload(platform, upload, now));
    }),
    route(contract.listImports, async ({ caller }) => {
      const jobs = await listImports(database);
      const own = jobs.filter((job) => isWithinDivision(caller.divisionCode ?? "", job.divisionCode));
      return { imports: own.map(present) };
    }),
    route(contract.getImport, async ({ params, caller }) => present(await seen(params.id, caller))),
    route(contract.getImportColumns, async ({ params, caller }) => columnsOf(platform, await seen(params.id, caller))),
    route(contract.previewImport, async ({ params, body, caller, now }) =>
      previewRows(platform, await seen(params.id, caller), body.mapping, now),
    ),
    route(contract.startImport, async ({ params, body, caller, now }) => {
      const job = await seen(params.id, caller);
      const divisionCode = ownDivision(caller, body.divisionCode ?? job.divisionCode);
      return present(
        await startImport(platform, params.id, { mapping: body.mapping, divisionCode, actor: caller, now }),
      );
    }),
    route(contract.getImportErrors, async ({ params, caller }) => {
      const job = await seen(params.id, caller);
      const name = encodeURIComponent(`${job.fileName.replace(/\.\w+(\.gz)?$/, "")}-错误行.csv`);
      const headers = { "content-disposition": `attachment; filename*=UTF-8''${name}` };
      return new FileAnswer("text/csv; charset=utf-8", await errorsFile(database, job.id), headers);
    }),
    route(contract.compareImport, async ({ params, caller, now }) =>
      compareOnTime(database, (await seen(params.id, caller)).id, now),
    ),
  ];
}

function ownDivision(caller: Actor, wanted: string | undefined): string {
  const own = caller.divisionCode ?? "";
  const divisionCode = wanted ?? own;
  if (isWithinDivision(own, divisionCode)) return divisionCode;
  throw new Problem(PROBLEMS.unacceptable, { detail: "归属区划不在你管理的范围内" });
}

function present(job: ImportJob): z.input<typeof contract.ImportSchema> {
  const { mapping, headerSignature, fileSha256, createdBy, actor, ...rest } = job;
  return { ...rest, stateLabel: STATES[job.state], mappingName: mapping?.name ?? null };
}
