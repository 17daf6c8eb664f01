/** The HTTP surface of working calendars 工作日历: read by everybody, changed by administrators, each change with its reason. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { CalendarChangeSchema, DatedDaySchema } from "./model/calendar-change.ts";
import { DAY_KINDS } from "./model/calendar-year.ts";
import { READING_FORMATS } from "./model/reading.ts";

const SIGNED_IN: Access = { kind: "signedIn" };
const ADMINISTRATOR: Access = { kind: "roles", roles: ["administrator"] };
const ById = z.object({ id: z.string().max(60) });
const count = z.number().int().nonnegative();

const HeadSchema = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  name: z.string(),
  /** 12 digits; inner divisions without a calendar of their own follow it. */
  divisionCode: z.string(),
  divisionName: z.string().nullable(),
  /** Minutes after midnight. */
  segments: z.array(z.tuple([z.number(), z.number()])),
  /** 1 Monday … 7 Sunday. */
  weekdays: z.array(z.number()),
  announcedYears: z.array(z.number()),
  reason: z.string(),
  createdAt: InstantSchema,
  createdBy: z.string(),
});

const RecomputationSchema = z.object({
  state: z.enum(["waiting", "running", "finished", "superseded"]),
  /** Clocks. */
  total: count,
  seen: count,
  /** Matters with an entry in their record. */
  changed: count,
  /** Clocks. */
  later: count,
  keptEarlier: count,
  certain: count,
});

const LookSchema = z.object({ kind: z.enum(DAY_KINDS), name: z.string().nullable(), source: z.string().nullable() });

export const listCalendars = endpoint({
  method: "GET",
  path: "/api/calendars",
  summary: "工作日历：现行版本",
  access: SIGNED_IN,
  response: z.object({ calendars: z.array(HeadSchema) }),
});

export const getCalendarYear = endpoint({
  method: "GET",
  path: "/api/calendars/:id/years/:year",
  summary: "一年十二个月：每天是上班、休息、放假还是调休上班，依据是什么",
  access: SIGNED_IN,
  params: ById.extend({ year: z.coerce.number().int().min(1950).max(2100) }),
  response: z.object({
    year: z.number(),
    /** False: deadlines in it are provisional (暂定). */
    isAnnounced: z.boolean(),
    workdays: count,
    months: z.array(
      z.object({
        month: z.number(),
        workdays: count,
        days: z.array(LookSchema.extend({ date: PlainDateSchema, weekday: z.number() })),
      }),
    ),
  }),
});

export const listCalendarVersions = endpoint({
  method: "GET",
  path: "/api/calendars/:id/versions",
  summary: "日历的历次调整：理由、谁调整的、时限重算到哪里了",
  access: SIGNED_IN,
  params: ById,
  response: z.object({ versions: z.array(HeadSchema.extend({ recomputation: RecomputationSchema.nullable() })) }),
});

export const readArrangement = endpoint({
  method: "POST",
  path: "/api/calendars/read",
  summary: "读一年的放假安排（通知原文、JSON、CSV），不保存",
  access: ADMINISTRATOR,
  body: z.object({
    format: z.enum(READING_FORMATS),
    text: z.string().min(1, "请粘贴安排的内容").max(200_000, "内容太长"),
    /** JSON names its year itself. */
    year: z.number().int().min(1950).max(2100),
  }),
  response: z.object({
    year: z.number(),
    days: z.array(DatedDaySchema),
    errors: z.array(z.object({ row: z.number(), message: z.string() })),
    /** Statutory holidays that the arrangement does not give as days off. */
    missing: z.array(DatedDaySchema),
  }),
});

/** `version`: the one the change was made from. */
const ChangeBody = z.object({ version: z.number().int().positive(), change: CalendarChangeSchema });

export const previewCalendarChange = endpoint({
  method: "POST",
  path: "/api/calendars/:id/preview",
  summary: "预览调整：哪些日子变了，多少个在走的时限会动，前后各是什么",
  access: ADMINISTRATOR,
  params: ById,
  body: ChangeBody,
  response: z.object({
    days: z.array(z.object({ date: PlainDateSchema, before: LookSchema, after: LookSchema })),
    areHoursChanged: z.boolean(),
    clocks: z.object({ total: count, later: count, keptEarlier: count, certain: count, overdue: count }),
    examples: z.array(
      z.object({
        matterId: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        label: z.string(),
        before: InstantSchema,
        after: InstantSchema,
      }),
    ),
    missing: z.array(DatedDaySchema),
  }),
});

export const changeCalendar = endpoint({
  method: "POST",
  path: "/api/calendars/:id/versions",
  summary: "调整日历：新增一个版本，随后重算在走的时限",
  access: ADMINISTRATOR,
  params: ById,
  body: ChangeBody.extend({
    reason: z.string().trim().min(4, "请写明理由：依据哪份通知、谁的决定").max(300, "理由最多 300 字"),
  }),
  response: z.object({ version: z.number().int().positive() }),
});
