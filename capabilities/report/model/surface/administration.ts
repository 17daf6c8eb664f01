/** The HTTP surface of what the city decides for its loop. Reading is for everybody signed in, changing for administrators. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { LimitSchema } from "#kernel/clock/model/public.ts";

const signedIn = { kind: "signedIn" } as const;
const administrators = { kind: "roles", roles: ["administrator"] } as const;

const ClassKey = z.string().regex(/^(incident|facility):\d{4}$/, "小类编号形如 incident:0110");
const words = (most: number) => z.string().trim().max(most, `最多 ${most} 字`);
const IdAnswer = z.object({ id: z.string() });
const IdParams = z.object({ id: IdSchema });

const Revision = z.object({
  revision: z.number().int(),
  isRetired: z.boolean(),
  validFrom: PlainDateSchema,
  /** Null: as shipped. */
  addedAt: InstantSchema.nullable(),
});

export const ClassInputSchema = z.object({
  key: ClassKey,
  scheme: words(60).default("GB/T 30428.2"),
  version: words(20).default("2013"),
  majorName: words(40).min(1, "请填写大类名称"),
  name: words(60).min(1, "请填写小类名称"),
  isLocal: z.boolean().default(false),
  legacyCode: words(8).nullable().default(null),
  departmentHint: words(80).default(""),
  isConfirmed: z.boolean().default(false),
  source: words(400).default(""),
  isRetired: z.boolean().default(false),
  validFrom: PlainDateSchema,
});

export const ConditionInputSchema = z.object({
  /** Null: a new condition of the class. */
  id: z
    .string()
    .regex(/^(incident|facility):\d{4}\/\d+$/, "立案条件编号不对")
    .nullable()
    .default(null),
  classKey: ClassKey,
  text: words(200).min(2, "请填写立案条件"),
  limit: LimitSchema,
  closingCondition: words(200).min(1, "请填写结案条件"),
  isConfirmed: z.boolean().default(false),
  seasonNote: words(100).default(""),
  source: words(400).default(""),
  isRetired: z.boolean().default(false),
  validFrom: PlainDateSchema,
});

const ConditionAnswer = z.object({
  id: z.string(),
  text: z.string(),
  limit: LimitSchema,
  limitText: z.string(),
  closingCondition: z.string(),
  /** False: 待本机关确认. */
  isConfirmed: z.boolean(),
  seasonNote: z.string(),
});

export const getReportCatalogue = endpoint({
  method: "GET",
  path: "/api/report-catalogue",
  summary: "分类与立案条件（今日有效）",
  access: signedIn,
  response: z.object({
    classes: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(["incident", "facility"]),
        code: z.string(),
        scheme: z.string(),
        version: z.string(),
        majorName: z.string(),
        name: z.string(),
        isLocal: z.boolean(),
        legacyCode: z.string().nullable(),
        departmentHint: z.string(),
        isConfirmed: z.boolean(),
        source: z.string(),
        conditions: z.array(ConditionAnswer),
      }),
    ),
  }),
});

export const listCatalogueRevisions = endpoint({
  method: "GET",
  path: "/api/report-catalogue/revisions",
  summary: "一个小类及其立案条件的全部版本",
  access: signedIn,
  query: z.object({ key: ClassKey }),
  response: z.object({
    classes: z.array(
      Revision.extend({ key: z.string(), name: z.string(), isConfirmed: z.boolean(), source: z.string() }),
    ),
    conditions: z.array(Revision.extend({ ...ConditionAnswer.shape, source: z.string() })),
  }),
});

export const addClass = endpoint({
  method: "POST",
  path: "/api/report-catalogue/classes",
  summary: "增加小类，或者小类的新版本",
  access: administrators,
  body: ClassInputSchema,
  response: z.object({ key: z.string(), revision: z.number().int() }),
});

export const addCondition = endpoint({
  method: "POST",
  path: "/api/report-catalogue/conditions",
  summary: "增加立案条件，或者它的新版本；已立案的不受影响",
  access: administrators,
  body: ConditionInputSchema,
  response: z.object({ id: z.string(), revision: z.number().int() }),
});

export const listResponsibility = endpoint({
  method: "GET",
  path: "/api/report-responsibility",
  summary: "权责规则",
  access: signedIn,
  response: z.object({
    rules: z.array(
      z.object({
        id: z.string(),
        classPrefix: z.string(),
        classLabel: z.string(),
        area: z.string(),
        areaLabel: z.string(),
        unitId: z.string(),
        unitName: z.string(),
        validFrom: PlainDateSchema,
        validTo: PlainDateSchema.nullable(),
        source: z.string(),
      }),
    ),
  }),
});

export const addResponsibility = endpoint({
  method: "POST",
  path: "/api/report-responsibility",
  summary: "增加权责规则",
  access: administrators,
  body: z
    .object({
      classPrefix: z.string().regex(/^((incident|facility)(:\d{2}(\d{2})?)?)?$/, "类别须为小类、大类或事件、部件"),
      area: words(64).default(""),
      unitId: IdSchema,
      validFrom: PlainDateSchema,
      validTo: PlainDateSchema.nullable().default(null),
      source: words(400).default(""),
    })
    .refine((rule) => rule.validTo === null || rule.validFrom <= rule.validTo, {
      path: ["validTo"],
      message: "止日不能早于起日",
    }),
  response: IdAnswer,
});

export const endResponsibility = endpoint({
  method: "POST",
  path: "/api/report-responsibility/:id/end",
  summary: "停用权责规则，某日为最后一天",
  access: administrators,
  params: IdParams,
  body: z.object({ lastDay: PlainDateSchema }),
  response: IdAnswer,
});

export const listPrecedents = endpoint({
  method: "GET",
  path: "/api/report-precedents",
  summary: "权责认定：争议裁定后照此派遣",
  access: signedIn,
  response: z.object({
    precedents: z.array(
      z.object({
        id: z.string(),
        classKey: z.string(),
        className: z.string(),
        cellCode: z.string(),
        facilityCode: z.string().nullable(),
        unitId: z.string(),
        unitName: z.string(),
        decidedOn: PlainDateSchema,
        matterNumber: z.string().nullable(),
      }),
    ),
  }),
});

export const endPrecedent = endpoint({
  method: "POST",
  path: "/api/report-precedents/:id/end",
  summary: "不再沿用一项权责认定",
  access: administrators,
  params: IdParams,
  response: IdAnswer,
});

export const listTags = endpoint({
  method: "GET",
  path: "/api/report-tags",
  summary: "标签",
  access: signedIn,
  response: z.object({
    tags: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        classKeys: z.array(z.string()),
        note: z.string(),
        source: z.string(),
      }),
    ),
  }),
});

export const addTag = endpoint({
  method: "POST",
  path: "/api/report-tags",
  summary: "增加标签，或者标签的新版本",
  access: administrators,
  body: z.object({
    id: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, "标签编号为小写字母、数字和下划线"),
    label: words(20).min(1, "请填写标签名称"),
    classKeys: z.array(ClassKey).max(400),
    note: words(400).default(""),
    source: words(400).default(""),
    isRetired: z.boolean().default(false),
    validFrom: PlainDateSchema,
  }),
  response: z.object({ id: z.string(), revision: z.number().int() }),
});
