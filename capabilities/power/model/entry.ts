/**
 * 清单条目: what the agency may enter of the list of powers, as it is stored and sent. Three kinds: an offence with its amounts, a
 * grant of power, a discretion benchmark. Each passes draft → legal review → in force from its day.
 */
import { z } from "zod";
import { type Fen, fen } from "#base/money.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { LAW_TEXTS, LEVELS } from "#law/sources/public.ts";
import { CIRCUMSTANCES } from "./circumstances.ts";
import { GRANT_KINDS } from "./grant.ts";
import { OFFENCE_GROUPS } from "./offence.ts";

const keysOf = <T extends Readonly<Record<string, unknown>>>(table: T, message?: string) =>
  z.enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]], message);
const LAWS: ReadonlySet<string> = new Set(LAW_TEXTS.map((text) => text.id));
const text = (most: number) => z.string().trim().max(most);
const FenSchema = z
  .number()
  .int("金额须为整数分")
  .nonnegative()
  .transform((value): Fen => fen(value));

const CitationSchema = z.object({
  law: z.string().refine((id) => LAWS.has(id), "没有这部法律文本，请先从法律目录中选择"),
  article: text(60),
});

const FineRangeSchema = z.object({
  subject: z.enum(["individual", "organization"]),
  unit: z.enum(["fen", "share"]),
  lowest: z.number().int().nonnegative().nullable(),
  highest: z.number().int().nonnegative().nullable(),
  condition: text(100),
});

export const OffenceSchema = z.object({
  code: z.string().regex(/^[A-Z]{2}-[A-Z]{2}-\d{3}$/, "案由编号形如 CG-HW-001"),
  name: text(200).min(2, "请填写违法行为"),
  group: keysOf(OFFENCE_GROUPS, "请选择类别"),
  measure: text(100),
  competent: text(100),
  versions: z
    .array(
      z.object({
        effectiveFrom: PlainDateSchema,
        effectiveTo: PlainDateSchema.nullable(),
        violated: CitationSchema,
        penalised: CitationSchema,
        ranges: z.array(FineRangeSchema).max(20),
        others: z.array(text(100)).max(20),
        isRectificationFirst: z.boolean(),
      }),
    )
    .min(1, "至少要有一版依据"),
  hasWarning: z.boolean(),
  isFirstViolationSample: z.boolean(),
  seizure: z.object({ level: keysOf(LEVELS), text: text(200) }).nullable(),
  isVerified: z.boolean(),
  note: text(1000),
});

export const GrantSchema = z.object({
  id: z.string().min(1).max(80),
  agency: z.string().min(1, "请选择机关").max(80),
  kind: keysOf(GRANT_KINDS, "请选择职权来源"),
  offences: z.array(z.string()).min(1, "请列明案由"),
  territory: z.array(z.string().regex(/^\d{12}$/, "区划代码为 12 位数字")).min(1, "请列明管辖区域"),
  effectiveFrom: PlainDateSchema,
  effectiveTo: PlainDateSchema.nullable(),
  document: text(200),
  isPublished: z.boolean(),
  namesLaw: z.string().nullable(),
  mappingConfirmedBy: text(200),
});

const BoundSchema = z.discriminatedUnion("at", [
  z.object({ at: z.enum(["lowest", "highest"]) }),
  z.object({ at: z.enum(["ofSpan", "ofHighest"]), share: z.number().int().min(0).max(10_000) }),
  z.object({ at: z.literal("amount"), fen: FenSchema }),
]);
const quantity = z.string().regex(/^\d+(\.\d{1,6})?$/, "须为数字");

export const BenchmarkSchema = z.object({
  id: z.string().min(1).max(80),
  name: text(200).min(2, "请填写名称"),
  issuer: z.enum(["own", "superior"]),
  source: text(200),
  effectiveFrom: PlainDateSchema,
  effectiveTo: PlainDateSchema.nullable(),
  isSample: z.boolean(),
  unit: text(10),
  tiers: z
    .array(
      z.object({
        level: text(20).min(1, "请填写档次"),
        words: text(200).min(2, "请填写适用情形"),
        when: z.array(
          z.discriminatedUnion("kind", [
            z.object({
              kind: z.literal("measure"),
              atLeast: quantity.exactOptional(),
              below: quantity.exactOptional(),
            }),
            z.object({ kind: z.enum(["all", "any", "none"]), of: z.array(keysOf(CIRCUMSTANCES)) }),
          ]),
        ),
        result: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("none"), rule: z.enum(["XZCF-033-1", "XZCF-033-2"]) }),
          z.object({ kind: z.literal("range"), from: BoundSchema, to: BoundSchema }),
          z.object({ kind: z.literal("fixed"), amount: BoundSchema }),
          z.object({ kind: z.literal("perUnit"), price: FenSchema }),
        ]),
      }),
    )
    .min(1, "至少要有一档"),
});

export const ENTRY_KINDS = { offence: "案由", grant: "职权", benchmark: "裁量基准" } as const;
export type EntryKind = keyof typeof ENTRY_KINDS;

export const ENTRY_SCHEMAS = { offence: OffenceSchema, grant: GrantSchema, benchmark: BenchmarkSchema } as const;

/** Where an entry stands. */
export const REVISION_STATES = {
  shipped: "随系统提供",
  draft: "草稿，待法制审核",
  refused: "审核未通过",
  coming: "已通过，未生效",
  in_force: "生效中",
  past: "已被替代",
} as const;
export type RevisionState = keyof typeof REVISION_STATES;
