import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { CALENDAR_READERS } from "#apps/server/city-calendar.ts";
import { formatInstant, type Instant } from "#base/instant.ts";
import {
  type CalendarChange,
  CalendarChangeSchema,
  type CalendarReading,
  calendarYear,
  type DayLook,
  type ReadingFormat,
} from "#kernel/clock/model/public.ts";
import {
  type CalendarHead,
  type ChangePreview,
  getCalendar,
  listHeads,
  previewChange,
  storeChange,
} from "#kernel/clock/server/public.ts";
import { recomputeClocks } from "#kernel/matter/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { UsageError, type Verb, type VerbCall, type VerbResult } from "../verb.ts";

export const calendarVerb: Verb = {
  name: "calendar",
  summary: "working calendars: list them, show a year, import the arrangement of a year and recompute running clocks",
  usage: "list | show YEAR | import FILE --reason WHY [--year YEAR] [--dry-run] [--calendar ID] [--json]",
  options: {
    calendar: { type: "string", help: "id of the calendar (default: the city's, the first of the list)" },
    reason: {
      type: "string",
      help: "why the calendar changes: which notice, whose decision; stands in every record entry",
    },
    year: { type: "string", help: "the year of the arrangement (needed for .csv and .txt; .json names its own)" },
    "dry-run": { type: "boolean", help: "only say what would change" },
  },
  run: async (call) => {
    const [what, word] = call.words;
    if (what === "list") return listCalendars(call);
    if (what === "show") return showYear(call, yearOf(word));
    if (what === "import" && word) return importYear(call, word);
    throw new UsageError("calendar needs one of: list, show YEAR, import FILE --reason WHY");
  },
};

async function listCalendars({ openCity }: VerbCall): Promise<VerbResult> {
  const { platform } = await openCity();
  const heads = await listHeads(platform.database);
  const lines = heads.map(
    (head) =>
      `${head.id}  version ${head.version}  ${head.name}  (${head.divisionCode})  announced up to ${Math.max(...head.announcedYears)}  ${formatInstant(head.createdAt)} ${head.createdBy}: ${head.reason}`,
  );
  return { isOk: true, json: heads, lines: lines.length > 0 ? lines : ["there is no calendar yet"] };
}

const KINDS: Readonly<Record<DayLook["kind"], string>> = {
  work: "上班",
  rest: "休息",
  holiday: "放假",
  make_up: "调休上班",
};

async function showYear(call: VerbCall, year: number): Promise<VerbResult> {
  const { platform } = await call.openCity();
  const head = await headOf(platform, call);
  const shown = calendarYear(await getCalendar(platform.database, head.id), year);
  const lines = [
    `${head.name}, version ${head.version}: ${year}, ${shown.workdays} workdays${shown.isAnnounced ? "" : "; not announced yet, deadlines in it are provisional"}`,
    ...shown.months.flatMap((month) => [
      `${String(month.month).padStart(2)} 月  ${month.workdays} workdays`,
      ...month.days
        .filter((day) => day.name !== null)
        .map((day) => `    ${day.date}  ${KINDS[day.kind]}  ${day.name}  ${day.source}`),
    ]),
  ];
  return { isOk: true, json: { calendar: head.id, version: head.version, ...shown }, lines };
}

async function importYear(call: VerbCall, file: string): Promise<VerbResult> {
  const { reason, "dry-run": isDryRun } = call.options;
  if (!isDryRun && (typeof reason !== "string" || reason.trim().length < 4))
    throw new UsageError("import needs --reason WHY: it stands in the record of every matter whose clocks move");
  const reading = await readYear(call, file);
  if (reading.errors.length > 0 || reading.days.length === 0) {
    const lines = reading.errors.map((error) => `${basename(file)}:${error.row}: ${error.message}`);
    return { isOk: false, json: reading, lines: [...lines, "nothing was imported"] };
  }
  const { platform } = await call.openCity();
  const head = await headOf(platform, call);
  const change: CalendarChange = CalendarChangeSchema.parse({ kind: "year", year: reading.year, days: reading.days });
  const request = { calendarId: head.id, versionSeen: head.version, change, now: platform.now() };
  const preview = await previewChange(platform.database, request);
  const missing = CALENDAR_READERS.missingFrom(reading.year, reading.days);
  const told = [
    ...previewLines(preview),
    ...missing.map((day) => `  note: ${day.date} ${day.name} is a statutory holiday and not in the file`),
  ];
  if (isDryRun) return { isOk: true, json: { ...preview, missing }, lines: [...told, "dry run: nothing was changed"] };

  const version = await platform.database
    .transaction()
    .execute((tx) => storeChange(tx, { ...request, reason: String(reason).trim(), createdBy: "操作员（命令行）" }));
  const done = await recomputeClocks(platform, { calendarId: head.id, version }, (seen, total) =>
    call.progress(`recomputed ${seen} of ${total} clocks`),
  );
  const lines = [
    ...told,
    `${head.id} is at version ${version}; ${done?.changed ?? 0} matters have an entry: ${done?.later ?? 0} clocks end later, ${done?.kept_earlier ?? 0} keep their deadline although the new calendar gives less time, ${done?.certain ?? 0} are provisional no more`,
  ];
  return { isOk: true, json: { calendar: head.id, version, recomputation: done, missing }, lines };
}

const FORMATS: Readonly<Record<string, ReadingFormat>> = { ".json": "json", ".csv": "csv", ".txt": "notice" };

async function readYear({ options }: VerbCall, file: string): Promise<CalendarReading> {
  const format = FORMATS[extname(file).toLowerCase()];
  if (!format)
    throw new UsageError(
      "import reads .json (holiday table), .csv (date, name, 放假 or 上班) and .txt (text of the notice)",
    );
  const year = format === "json" ? 0 : yearOf(options.year);
  return CALENDAR_READERS.read[format](await readFile(file, "utf8"), year);
}

async function headOf(platform: Platform, { options }: VerbCall): Promise<CalendarHead> {
  const heads = await listHeads(platform.database);
  const head = options.calendar ? heads.find((one) => one.id === options.calendar) : heads[0];
  if (!head && options.calendar) throw new UsageError(`there is no calendar ${String(options.calendar)}`);
  if (!head) throw new Error("there is no calendar yet");
  return head;
}

function yearOf(word: unknown): number {
  const year = Number(word);
  if (!Number.isInteger(year) || year < 1950 || year > 2100) throw new UsageError("say which YEAR, such as 2027");
  return year;
}

function previewLines({ days, clocks, examples }: ChangePreview): readonly string[] {
  const look = ({ kind, name }: DayLook) => (name ? `${KINDS[kind]}（${name}）` : KINDS[kind]);
  const at = (instant: Instant) => formatInstant(instant);
  return [
    `${days.length} days change`,
    ...days.map((day) => `  ${day.date}  ${look(day.before)} → ${look(day.after)}`),
    `${clocks.total} running clocks hang on this calendar: ${clocks.later} would end later, ${clocks.keptEarlier} would keep their deadline, ${clocks.certain} would be provisional no more`,
    ...examples.map((one) => `  ${one.number ?? one.matterId} ${one.label}: ${at(one.before)} → ${at(one.after)}`),
  ];
}
