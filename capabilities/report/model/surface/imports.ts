/** The HTTP surface of bulk imports: upload, map, look, start, follow, correct. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { ImportMappingSchema } from "../import-mapping.ts";

const administrators = { kind: "roles", roles: ["administrator"] } as const;
const IdParams = z.object({ id: IdSchema });
const Division = z.string().regex(/^\d{12}$/, "归属区划为 12 位代码");

/** The bare file, as `text/csv`, `application/vnd.…` or `application/octet-stream`. */
const FileBody = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array, "请求体须为文件本身，类型为 application/octet-stream")
  .meta({ type: "string", format: "binary" });

export const ImportSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(["uploaded", "waiting", "running", "done", "failed"]),
  stateLabel: z.string(),
  divisionCode: z.string(),
  mappingName: z.string().nullable(),
  rowCount: z.number().int(),
  readCount: z.number().int(),
  madeCount: z.number().int(),
  /** Rows whose source number was imported before: nothing was made. */
  knownCount: z.number().int(),
  faultyCount: z.number().int(),
  message: z.string(),
  createdAt: InstantSchema,
  startedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
});
export type ImportAnswer = z.output<typeof ImportSchema>;

export const uploadImport = endpoint({
  method: "POST",
  path: "/api/report-imports",
  summary: "上传要导入的文件（CSV、XLSX，可压缩）",
  access: administrators,
  query: z.object({ fileName: z.string().min(1).max(200).default("导入.csv"), divisionCode: Division.optional() }),
  body: FileBody,
  response: ImportSchema,
});

export const listImports = endpoint({
  method: "GET",
  path: "/api/report-imports",
  summary: "历次导入",
  access: administrators,
  response: z.object({ imports: z.array(ImportSchema) }),
});

export const getImport = endpoint({
  method: "GET",
  path: "/api/report-imports/:id",
  summary: "一次导入的进度",
  access: administrators,
  params: IdParams,
  response: ImportSchema,
});

/** An input with parts missing: what could be guessed of a file nobody mapped before. */
const ProposedMapping = z.looseObject({ name: z.string() });

export const getImportColumns = endpoint({
  method: "GET",
  path: "/api/report-imports/:id/columns",
  summary: "文件的列名、样例，与记住的、自带的或猜测的字段对照",
  access: administrators,
  params: IdParams,
  response: z.object({
    header: z.array(z.string()),
    samples: z.array(z.record(z.string(), z.string())),
    mapping: ProposedMapping,
    origin: z.enum(["remembered", "shipped", "guessed"]),
  }),
});

export const previewImport = endpoint({
  method: "POST",
  path: "/api/report-imports/:id/preview",
  summary: "试读前 20 行：会成为什么，哪里不对",
  access: administrators,
  params: IdParams,
  body: z.object({ mapping: ImportMappingSchema }),
  response: z.object({
    rows: z.array(
      z.object({
        rowNumber: z.number().int(),
        outcome: z.enum(["made", "known", "faulty"]),
        isClosed: z.boolean(),
        externalNumber: z.string(),
        title: z.string(),
        subject: z.string(),
        address: z.string(),
        openedAt: InstantSchema.nullable(),
        dueAt: InstantSchema.nullable(),
        /** «网格 990102001001002», «待定位», «市外坐标». */
        place: z.string(),
        problems: z.array(z.object({ column: z.string(), message: z.string() })),
      }),
    ),
  }),
});

export const startImport = endpoint({
  method: "POST",
  path: "/api/report-imports/:id/start",
  summary: "开始导入，并记住字段对照",
  access: administrators,
  params: IdParams,
  body: z.object({ mapping: ImportMappingSchema, divisionCode: Division.optional() }),
  response: ImportSchema,
});

export const getImportErrors = endpoint({
  method: "GET",
  path: "/api/report-imports/:id/errors",
  summary: "错误行（CSV）：改好后再传",
  access: administrators,
  params: IdParams,
  response: z.string(),
});

export const compareImport = endpoint({
  method: "GET",
  path: "/api/report-imports/:id/on-time",
  summary: "核对：我们判断的超期与来源系统所说的是否一致",
  access: administrators,
  params: IdParams,
  response: z.object({
    withDeadline: z.number().int(),
    stated: z.number().int(),
    agreeing: z.number().int(),
    share: z.number().nullable(),
  }),
});
