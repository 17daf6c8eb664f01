/** The HTTP surface for citizens: no account, no personal data in any answer, everything limited by client. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PositionSchema } from "#base/position.ts";
import { SATISFACTIONS, type Satisfaction } from "../labels.ts";
import { ChallengeSchema, ProofSchema } from "../proof.ts";

const anyone = { kind: "anyone" } as const;
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "照片编号不对，请重新上传");
/** As typed: lower case, spaces and dashes, O for 0 are understood. */
const CodeParams = z.object({ code: z.string().max(40) });
const Degrees = z.coerce.number();

export const getChallenge = endpoint({
  method: "GET",
  path: "/api/public/challenge",
  summary: "发送前的防滥发算题，每题只用一次",
  access: anyone,
  response: ChallengeSchema,
  requestsPerMinute: 60,
});

export const createPublicReport = endpoint({
  method: "POST",
  path: "/api/public/reports",
  summary: "公众上报",
  access: anyone,
  body: z
    .object({
      position: PositionSchema.nullable().default(null),
      address: z.string().trim().max(200, "地址不超过 200 字").default(""),
      description: z.string().trim().min(2, "请说说是什么问题，至少 2 个字").max(2000, "最多 2000 字"),
      classKey: z.string().nullable().default(null),
      photos: z.array(Sha256).max(6, "照片最多 6 张").default([]),
      reporterName: z.string().trim().max(60).nullable().default(null),
      reporterPhone: z.string().trim().max(20, "电话号码太长").nullable().default(null),
      isAnonymous: z.boolean().default(false),
      requestId: IdSchema,
      proof: ProofSchema.nullable().default(null),
    })
    .refine((body) => body.position !== null || body.address.length >= 2, {
      path: ["address"],
      message: "请在地图上点一下位置，或者写明地址",
    }),
  response: z.object({ number: z.string().nullable(), followCode: z.string() }),
  requestsPerMinute: 6,
});

export const joinPublicReport = endpoint({
  method: "POST",
  path: "/api/public/nearby/:number/join",
  summary: "我也遇到了：加入正在办的一件，得到自己的查询码",
  access: anyone,
  params: z.object({ number: z.string().max(60) }),
  body: z.object({ requestId: IdSchema, proof: ProofSchema.nullable().default(null) }),
  response: z.object({ number: z.string(), followCode: z.string() }),
  requestsPerMinute: 6,
});

export const getPublicReport = endpoint({
  method: "GET",
  path: "/api/public/reports/:code",
  summary: "凭查询码查看进展",
  access: anyone,
  params: CodeParams,
  response: z.object({
    followCode: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    subject: z.string(),
    address: z.string(),
    reportedAt: InstantSchema,
    /** Where it stands, in a sentence; a second one may say more. */
    headline: z.string(),
    /** When the handling is due; null while nobody knows. */
    expectedAt: InstantSchema.nullable(),
    /** Latest first. */
    story: z.array(z.object({ at: InstantSchema, title: z.string(), text: z.string() })),
    /** What the reporter was told, latest first. */
    notices: z.array(z.object({ at: InstantSchema, text: z.string() })),
    /** Only those made public. */
    photos: z.array(z.object({ sha256: z.string(), phase: z.string(), takenAt: InstantSchema.nullable() })),
    isClosed: z.boolean(),
    mayRate: z.boolean(),
    rating: z.object({ rating: z.number().int(), isSolved: z.boolean() }).nullable(),
  }),
  requestsPerMinute: 60,
});

export const ratePublicReport = endpoint({
  method: "POST",
  path: "/api/public/reports/:code/rating",
  summary: "反映人评价",
  access: anyone,
  params: CodeParams,
  body: z.object({
    isSolved: z.boolean(),
    satisfaction: z.enum(Object.keys(SATISFACTIONS) as [Satisfaction, ...Satisfaction[]], "请选择满意程度"),
    remark: z.string().trim().max(380, "最多 380 字").default(""),
    requestId: IdSchema,
  }),
  response: z.object({}),
  requestsPerMinute: 6,
});

export const listPublicClasses = endpoint({
  method: "GET",
  path: "/api/public/classes",
  summary: "可以反映的问题，以及一般多久处理",
  access: anyone,
  response: z.object({
    /** Those that citizens report most come first. */
    classes: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        majorName: z.string(),
        /** «一般 4 工作时内处理»; empty when unknown. */
        limit: z.string(),
        isCommon: z.boolean(),
      }),
    ),
  }),
});

export const listNearbyReports = endpoint({
  method: "GET",
  path: "/api/public/nearby",
  summary: "附近正在处理的问题",
  access: anyone,
  query: z.object({ longitude: Degrees.min(-180).max(180), latitude: Degrees.min(-90).max(90) }),
  response: z.object({
    reports: z.array(
      z.object({
        number: z.string().nullable(),
        subject: z.string(),
        /** Where it is. Never the words of another citizen, who may have written a name or a telephone number. */
        title: z.string(),
        metres: z.number(),
        reportedAt: InstantSchema,
        state: z.string(),
        classKey: z.string().nullable(),
      }),
    ),
  }),
  requestsPerMinute: 60,
});

export const listForcedClosures = endpoint({
  method: "GET",
  path: "/api/public/forced-closures",
  summary: "强制结案公示",
  access: anyone,
  response: z.object({
    closures: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        address: z.string(),
        reason: z.string(),
        publishedAt: InstantSchema,
      }),
    ),
  }),
});

export const getPublicSummary = endpoint({
  method: "GET",
  path: "/api/public/summary",
  summary: "今日概况",
  access: anyone,
  response: z.object({
    /** Today. */
    received: z.number().int(),
    closed: z.number().int(),
    /** Being handled now. */
    open: z.number().int(),
    /** Share of those handled in the last thirty days that were in time, 0 to 100; null when there were none. */
    onTimePercent: z.number().nullable(),
  }),
});
