/** 案件页 over HTTP: what stands beside the story of a case: its time, its discretion, the papers that are still to come. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { SUBJECTS } from "#law/penalty/public.ts";
import { keysOf } from "../keys.ts";

const fen = z.number().int().nonnegative();

const MilestoneSchema = z.object({ on: PlainDateSchema, label: z.string(), isMain: z.boolean() });

const RunningSchema = z.object({
  id: z.string(),
  label: z.string(),
  limit: z.string(),
  source: z.string(),
  from: PlainDateSchema,
  dueOn: PlainDateSchema,
  gone: z.string(),
  left: z.string(),
  roll: z.object({ on: PlainDateSchema, rest: z.string(), source: z.string() }).nullable(),
  isMain: z.boolean(),
  isPaused: z.boolean(),
  pauses: z.array(z.object({ from: PlainDateSchema, to: PlainDateSchema.nullable(), reason: z.string() })),
  isOver: z.boolean(),
  isProvisional: z.boolean(),
});

const StepSchema = z.object({
  label: z.string(),
  earliestOn: PlainDateSchema.nullable(),
  latestOn: PlainDateSchema.nullable(),
  condition: z.string(),
  sources: z.array(z.string()),
  missing: z.array(z.string()),
});

const TimelineSchema = z.object({
  today: PlainDateSchema,
  behind: z.array(MilestoneSchema),
  running: z.array(RunningSchema),
  ahead: z.array(StepSchema),
  ended: z.string().nullable(),
});
export type ShownTimeline = z.output<typeof TimelineSchema>;

const DiscretionSchema = z.object({
  offenceId: z.string(),
  causeOfAction: z.string(),
  subject: keysOf(SUBJECTS),
  actEndedOn: PlainDateSchema,
  bornOn: PlainDateSchema.nullable(),
  tier: z.string(),
  /** Proposed, or decided. */
  fineFen: fen,
  /** What the decision may not exceed. */
  noticedFen: fen.nullable(),
  words: z.string(),
  reason: z.string(),
  isDeparture: z.boolean(),
  /** 偏离裁量基准: tier, reason and approval in a sentence; empty: the amount lies in its tier, or no benchmark binds. */
  departure: z.string(),
  circumstances: z.array(
    z.object({
      words: z.string(),
      effect: z.string(),
      effectLabel: z.string(),
      /** Numbers of the evidence, as the papers count it. */
      evidence: z.array(z.number().int()),
    }),
  ),
  /** Fines of decided cases of the same offence against the same kind of party in the last two years. */
  similarFen: z.array(fen),
});
export type ShownDiscretion = z.output<typeof DiscretionSchema>;

export const getCaseBoard = endpoint({
  method: "GET",
  path: "/api/cases/:id/board",
  summary: "案件页：法定时间线、裁量、还没有到时候的文书",
  access: { kind: "signedIn" },
  params: z.object({ id: IdSchema }),
  response: z.object({
    timeline: TimelineSchema,
    /** Null before a penalty is proposed. */
    discretion: DiscretionSchema.nullable(),
    /** What the helper is asked with before one is proposed; null while the offence is not settled. */
    helper: z
      .object({
        offence: z.string(),
        subject: keysOf(SUBJECTS),
        actEndedOn: PlainDateSchema,
        bornOn: PlainDateSchema.nullable(),
        similarFen: z.array(fen),
      })
      .nullable(),
    /** Papers of the main line that are still to come, the next first. */
    papersAhead: z.array(z.object({ form: z.string(), name: z.string(), from: PlainDateSchema.nullable() })),
  }),
});
