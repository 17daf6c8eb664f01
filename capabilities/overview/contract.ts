/** The HTTP surface of overview 总览: one answer for the hall screen and the leaders' board. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { LightCountsSchema, LightSchema, MatterRowSchema } from "#kernel/matter/contract.ts";

/** Who runs the city's day or answers for it. */
export const BOARD_READERS = [
  ...[
    "leader",
    "command_lead",
    "shift_leader",
    "dispatcher",
    "acceptor",
    "evaluator",
    "supervision_office",
    "unit_desk",
  ],
  "administrator",
];
/** `screen` is the post of a wall without a person. */
const READERS = [...BOARD_READERS, "screen"];

/** What a wall may show of a matter: never its title, which is a citizen's own words. */
const RowSchema = MatterRowSchema.pick({
  id: true,
  kind: true,
  number: true,
  subject: true,
  address: true,
  unitName: true,
  turnLabel: true,
  light: true,
  remaining: true,
  dueAt: true,
});
export type OverviewRow = z.infer<typeof RowSchema>;

/** A figure of today beside what is usual; percent where it is a share. */
const FigureSchema = z.object({ now: z.number().nullable(), usual: z.number().nullable() });

export const OverviewSchema = z.object({
  asOf: InstantSchema,
  today: PlainDateSchema,
  cityName: z.string(),
  lights: LightCountsSchema,
  red: z.array(RowSchema),
  /** What turns red next. */
  next: z.array(RowSchema),
  /** Open matters with a place: all red and yellow ones first, as many as a wall can show. */
  points: z.array(
    z.object({ id: z.string(), longitude: z.number(), latitude: z.number(), light: LightSchema, subject: z.string() }),
  ),
  /** Matters that came in, by hour of the day in China: today up to now, and usually. */
  hours: z.object({ today: z.array(z.number()), usual: z.array(z.number()) }),
  thisHour: FigureSchema,
  cameIn: FigureSchema,
  closed: FigureSchema,
  /** 按期处置 of what fell due today. */
  inTime: FigureSchema,
  /** 群众确认解决, of those who were reached. */
  solved: FigureSchema,
  /** How the last four weeks went, day by day, of this month's figures. */
  month: z.object({
    from: PlainDateSchema,
    figures: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        isRatio: z.boolean(),
        value: z.number().nullable(),
        /** The same days of the month before. */
        before: z.number().nullable(),
        days: z.array(z.number().nullable()),
        /** Counter whose matters open from it. */
        opens: z.string(),
      }),
    ),
  }),
  onDuty: z.array(
    z.object({
      role: z.string(),
      roleLabel: z.string(),
      count: z.number().int(),
      people: z.array(z.object({ name: z.string(), unitName: z.string() })),
    }),
  ),
  /** Streets with most that is red now. */
  streets: z.array(z.object({ code: z.string(), name: z.string(), red: z.number().int(), yellow: z.number().int() })),
});
export type Overview = z.infer<typeof OverviewSchema>;

export const getOverview = endpoint({
  method: "GET",
  path: "/api/overview",
  summary: "总览：现在红着的、这一小时进来的、当班的、今天与往常、红灯最多的街道",
  access: { kind: "roles", roles: READERS },
  response: OverviewSchema,
});
