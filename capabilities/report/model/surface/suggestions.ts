/** The HTTP surface of 分类建议 and 自动分类. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";

const signedIn = { kind: "signedIn" } as const;
const administrators = { kind: "roles", roles: ["administrator"] } as const;

const Suggestion = z.object({
  key: z.string(),
  name: z.string(),
  majorName: z.string(),
  /** «4 工作时»; empty when unknown. */
  limitText: z.string(),
  basis: z.enum(["learnt", "everyday"]),
  /** 0 to 1; null when only everyday words say so. */
  likelihood: z.number().nullable(),
  likelihoodLabel: z.string(),
  /** What in the text speaks for it. */
  words: z.array(z.string()),
});
const Suggested = z.object({
  /** Most likely first, at most three. */
  suggestions: z.array(Suggestion),
  /** Null: nothing has been learnt yet, everyday words alone. */
  learnt: z.object({ version: z.number().int(), trainedAt: InstantSchema }).nullable(),
});

export const listClassSuggestions = endpoint({
  method: "GET",
  path: "/api/reports/:id/class-suggestions",
  summary: "分类建议：像哪几个小类，凭哪些词",
  access: signedIn,
  params: z.object({ id: IdSchema }),
  response: Suggested.extend({ current: z.string().nullable() }),
});

export const suggestClasses = endpoint({
  method: "POST",
  path: "/api/class-suggestions",
  summary: "分类建议：按文字",
  access: signedIn,
  body: z.object({
    title: z.string().max(400).default(""),
    text: z.string().max(8000),
    place: z.string().max(400).default(""),
  }),
  response: Suggested,
});

export const suggestPublicClasses = endpoint({
  method: "POST",
  path: "/api/public/class-suggestions",
  summary: "看起来是哪一类问题",
  access: { kind: "anyone" },
  body: z.object({ text: z.string().max(2200), place: z.string().max(200).default("") }),
  /** Keys of `listPublicClasses`, most likely first. */
  response: z.object({ keys: z.array(z.string()) }),
  requestsPerMinute: 60,
});

const ClassFigures = z.object({ key: z.string(), name: z.string(), examples: z.number().int() });

export const getClassifier = endpoint({
  method: "GET",
  path: "/api/report-classifier",
  summary: "自动分类：训练、各小类质量、采用情况",
  access: signedIn,
  response: z.object({
    /** A class with fewer closed reports is not learnt. */
    leastOfClass: z.number().int(),
    /** With fewer examples in all nothing is learnt. */
    leastExamples: z.number().int(),
    /** Newest first; the first is in use. */
    trainings: z.array(
      z.object({
        version: z.number().int(),
        trainedAt: InstantSchema,
        exampleCount: z.number().int(),
        classCount: z.number().int(),
        macroF1: z.number(),
        accuracy: z.number(),
        inFirstThree: z.number(),
        classes: z.array(ClassFigures.extend({ precision: z.number(), recall: z.number(), f1: z.number() })),
        rare: z.array(ClassFigures),
      }),
    ),
    taken: z.object({
      days: z.number().int(),
      /** Reports that came without a class and have one now. */
      offered: z.number().int(),
      /** Their class is the one suggested first, or one of those suggested. */
      takenFirst: z.number().int(),
      taken: z.number().int(),
      /** Reports that came with a class and kept or got the one suggested first. */
      confirmed: z.number().int(),
    }),
  }),
});

export const trainClassifierNow = endpoint({
  method: "POST",
  path: "/api/report-classifier/train",
  summary: "自动分类：现在就训练",
  access: administrators,
  response: z.object({ isQueued: z.boolean() }),
  requestsPerMinute: 6,
});
