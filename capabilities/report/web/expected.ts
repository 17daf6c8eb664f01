import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";

export const createPublicReport = endpoint({
  method: "POST",
  path: "/api/public/reports",
  summary: "",
  access: { kind: "anyone" },
  body: z.object({
    position: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
    address: z.string(),
    description: z.string(),
    classKey: z.string().nullable(),
    photos: z.array(z.string()),
    reporterName: z.string().nullable(),
    reporterPhone: z.string().nullable(),
    isAnonymous: z.boolean(),
    requestId: z.string(),
  }),
  response: z.object({ number: z.string().nullable(), followCode: z.string() }),
});
export const getPublicReport = endpoint({
  method: "GET",
  path: "/api/public/reports/:code",
  summary: "",
  access: { kind: "anyone" },
  params: z.object({ code: z.string() }),
  response: z.object({
    followCode: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    subject: z.string(),
    address: z.string(),
    reportedAt: InstantSchema,
    headline: z.string(),
    expectedAt: InstantSchema.nullable(),
    story: z.array(z.object({ at: InstantSchema, title: z.string(), text: z.string() })),
    photos: z.array(z.object({ sha256: z.string(), phase: z.string(), takenAt: InstantSchema.nullable() })),
    isClosed: z.boolean(),
    mayRate: z.boolean(),
    rating: z.object({ isSolved: z.boolean() }).nullable(),
  }),
});
export const ratePublicReport = endpoint({
  method: "POST",
  path: "/api/public/reports/:code/rating",
  summary: "",
  access: { kind: "anyone" },
  params: z.object({ code: z.string() }),
  body: z.object({ isSolved: z.boolean(), satisfaction: z.string(), remark: z.string(), requestId: z.string() }),
  response: z.object({}),
});
export const listPublicClasses = endpoint({
  method: "GET",
  path: "/api/public/classes",
  summary: "",
  access: { kind: "anyone" },
  response: z.object({
    classes: z.array(z.object({ key: z.string(), name: z.string(), majorName: z.string(), limit: z.string() })),
  }),
});
export const listNearbyReports = endpoint({
  method: "GET",
  path: "/api/public/nearby",
  summary: "",
  access: { kind: "anyone" },
  query: z.object({ longitude: z.coerce.number(), latitude: z.coerce.number() }),
  response: z.object({
    reports: z.array(
      z.object({
        number: z.string().nullable(),
        subject: z.string(),
        title: z.string(),
        metres: z.number(),
        reportedAt: InstantSchema,
        state: z.string(),
        classKey: z.string().nullable(),
      }),
    ),
  }),
});
export const listForcedClosures = endpoint({
  method: "GET",
  path: "/api/public/forced-closures",
  summary: "",
  access: { kind: "anyone" },
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
  summary: "",
  access: { kind: "anyone" },
  response: z.object({ received: z.number() }),
});
