/** The HTTP surface of the desk: what a person sees beside one report, and lists of their own kind. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

const signedIn = { kind: "signedIn" } as const;
const ReportParams = z.object({ id: IdSchema });
const PositionAnswer = z.object({ longitude: z.number(), latitude: z.number() }).nullable();

/** Another report, in a line. */
const Brief = z.object({
  matterId: z.string(),
  number: z.string().nullable(),
  subject: z.string(),
  title: z.string(),
  address: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  position: PositionAnswer,
  openedAt: InstantSchema,
});
export type ReportBrief = z.output<typeof Brief>;

export const listDuplicates = endpoint({
  method: "GET",
  path: "/api/reports/:id/duplicates",
  summary: "疑似重复：评分、距离与理由",
  access: signedIn,
  params: ReportParams,
  response: z.object({
    candidates: z.array(
      Brief.extend({
        /** 0 to 1. */
        score: z.number(),
        distanceMetres: z.number().nullable(),
        reason: z.string(),
        /** Accepting the report then needs a stated reason. */
        isLikely: z.boolean(),
      }),
    ),
  }),
});

export const listDispatchCandidates = endpoint({
  method: "GET",
  path: "/api/reports/:id/dispatch-candidates",
  summary: "派遣建议：应由谁处理，为什么",
  access: signedIn,
  params: ReportParams,
  response: z.object({
    /** `one`: safe to dispatch without choosing; `several`: choose; `unclear`: 无责任主体, the sub-district only. */
    kind: z.enum(["one", "several", "unclear"]),
    candidates: z.array(
      z.object({
        unitId: z.string(),
        unitName: z.string(),
        basis: z.enum(["precedent", "facility", "rule", "fallback"]),
        reason: z.string(),
      }),
    ),
    /** Units whose return was accepted. */
    returnedBy: z.array(z.object({ unitId: z.string(), unitName: z.string() })),
    /** 权责认定: the unit that must be chosen. */
    ruledUnit: z.object({ unitId: z.string(), unitName: z.string() }).nullable(),
  }),
});

export const listLinkedReports = endpoint({
  method: "GET",
  path: "/api/reports/:id/linked",
  summary: "关联案卷：并入的、同网格同类的",
  access: signedIn,
  params: ReportParams,
  response: z.object({
    mergedInto: Brief.nullable(),
    merged: z.array(Brief),
    /** Same cell and class, opened within thirty days of this one. */
    alike: z.array(Brief),
    /** Other reports of the same telephone number, which itself stays closed. */
    sameReporter: z.array(Brief),
  }),
});

export const listFacilitiesNear = endpoint({
  method: "GET",
  path: "/api/reports/:id/facilities",
  summary: "附近的部件",
  access: signedIn,
  params: ReportParams,
  response: z.object({
    facilities: z.array(
      z.object({
        code: z.string(),
        classCode: z.string(),
        name: z.string(),
        position: PositionAnswer,
        metres: z.number(),
      }),
    ),
  }),
});

export const unmaskReporter = endpoint({
  method: "POST",
  path: "/api/reports/:id/unmask",
  summary: "查看反映人信息（留痕）",
  access: signedIn,
  params: ReportParams,
  body: z.object({
    reason: z.string().trim().max(400).default(""),
    members: z.array(z.enum(["reporterName", "reporterPhone"])).default(["reporterName", "reporterPhone"]),
    requestId: IdSchema,
    version: z.number().int().min(1),
  }),
  response: z.object({
    reporterName: z.string().nullable(),
    reporterPhone: z.string().nullable(),
    version: z.number().int(),
  }),
  requestsPerMinute: 30,
});

export const listPhotos = endpoint({
  method: "GET",
  path: "/api/reports/:id/photos",
  summary: "案卷的照片，哪些已向反映人公开",
  access: signedIn,
  params: ReportParams,
  response: z.object({
    /** Whether this post decides which are shown. */
    mayDecide: z.boolean(),
    photos: z.array(
      z.object({ sha256: z.string(), phase: z.string(), takenAt: InstantSchema.nullable(), isPublic: z.boolean() }),
    ),
  }),
});

export const showPhoto = endpoint({
  method: "POST",
  path: "/api/reports/:id/photos",
  summary: "向反映人公开照片，或者收回",
  access: signedIn,
  params: ReportParams,
  body: z.object({ sha256: z.string().default(""), isPublic: z.boolean().default(true) }),
  response: z.object({ sha256: z.string(), isPublic: z.boolean() }),
});

export const countTags = endpoint({
  method: "GET",
  path: "/api/report-tags/counts",
  summary: "标签视图：“十乱”等各有多少",
  access: signedIn,
  response: z.object({
    tags: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        note: z.string(),
        isConfirmed: z.boolean(),
        open: z.number().int(),
        overdue: z.number().int(),
        /** Opened in the last thirty days. */
        recent: z.number().int(),
        classes: z.array(
          z.object({ key: z.string(), name: z.string(), open: z.number().int(), recent: z.number().int() }),
        ),
      }),
    ),
  }),
});

export const listAppeals = endpoint({
  method: "GET",
  path: "/api/report-appeals",
  summary: "考核申诉：在审的在前，其后是近 90 天审结的",
  access: signedIn,
  response: z.object({
    rows: z.array(
      Brief.extend({
        unitName: z.string(),
        /** The statistic that the unit is held to have been counted in wrongly. */
        counterLabel: z.string(),
        appeal: z.enum(["asked", "reviewed", "granted", "declined"]),
        appealLabel: z.string(),
        isRunning: z.boolean(),
        reason: z.string(),
        /** What the reviews said, the last one. */
        opinion: z.string(),
        askedAt: InstantSchema,
        changedAt: InstantSchema,
      }),
    ),
  }),
});

export const listLedger = endpoint({
  method: "GET",
  path: "/api/report-ledger",
  summary: "挂账台账：原因与复核日期",
  access: signedIn,
  response: z.object({
    rows: z.array(
      Brief.extend({
        unitName: z.string(),
        reason: z.string(),
        reviewOn: PlainDateSchema.nullable(),
        isDue: z.boolean(),
        since: InstantSchema,
      }),
    ),
  }),
});
