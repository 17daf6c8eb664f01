/** 历史导入: reports of another system, open ones with the deadline they came with, closed ones as history. */
import { z } from "zod";
import { type Instant, InstantSchema } from "#base/instant.ts";
import { refuse, wrongField } from "../rules.ts";
import { NOBODYS_TURN, startUntil } from "./consequences.ts";
import { optional, required } from "./fields.ts";
import { type ReportCheck, reportAct } from "./report-act.ts";
import {
  checkClass,
  checkInCity,
  intakeClocks,
  openReport,
  PublicInput,
  publicColumns,
  waitAtDesk,
} from "./reporting.ts";

/** Old systems keep reports shorter than ours would accept, without photos, and seldom a contact. */
const ImportedInput = PublicInput.extend({
  externalSystem: z.string().trim().min(1, "请填写来源系统").max(60),
  externalNumber: z.string().trim().min(1, "请填写来源编号").max(80),
  description: z.string().trim().min(1, "请填写问题描述").max(20_000),
  openedAt: InstantSchema,
});
const ClosedInput = ImportedInput.extend({
  closedAt: InstantSchema,
  resultText: z.string().trim().max(4000).default(""),
});

const checkOpened: ReportCheck<{ openedAt: Instant }> = ({ now }, { openedAt }) =>
  openedAt <= now ? null : wrongField("openedAt", "上报时间晚于现在");

const checkOrder: ReportCheck<{ openedAt: Instant; closedAt: Instant }> = ({ now }, { openedAt, closedAt }) => {
  if (closedAt < openedAt) return wrongField("closedAt", "办结时间早于上报时间");
  return closedAt <= now ? null : wrongField("closedAt", "办结时间晚于现在；未办结的请按在办案卷导入");
};

const checkNotPatrol: ReportCheck<{ source: string }> = (_, { source }) =>
  source === "self_handled" ? refuse("F07-SOURCE", "自行处置没有在办过程，请按已办结导入") : null;

const importedFields = () => [
  required("externalSystem", "来源系统", "text"),
  required("externalNumber", "来源编号", "text"),
  required("openedAt", "上报时间", "instant"),
  required("description", "问题描述", "longText"),
  optional("externalDueAt", "来源单位时限", "instant"),
];

export const importOpen = reportAct({
  label: "导入在办案卷",
  code: "F07",
  from: "none",
  to: "reported",
  by: ["system", "administrator"],
  weight: "normal",
  input: ImportedInput,
  fields: importedFields,
  guards: [],
  checks: [checkOpened, checkClass, checkInCity, checkNotPatrol],
  personalInput: ["reporterName", "reporterPhone"],
  effects: (situation, input) => [
    ...openReport(situation, input, { ...publicColumns(input), importedOpenedAt: input.openedAt }),
    ...intakeClocks(situation, input.source, null),
    // Counted from the day the other system opened it, so that one already late is red from the start.
    ...(input.externalDueAt !== null && input.externalDueAt > input.openedAt
      ? [
          {
            ...startUntil(
              "external",
              "来源单位时限",
              `${input.externalSystem}给出的办理期限`,
              input.openedAt,
              input.externalDueAt,
            ),
            startedAt: input.openedAt,
          },
        ]
      : []),
    waitAtDesk(input.position),
  ],
});

export const importClosed = reportAct({
  label: "导入已办结案卷",
  code: "F08",
  from: "none",
  to: "closed",
  by: ["system", "administrator"],
  weight: "normal",
  input: ClosedInput,
  fields: () => [
    ...importedFields(),
    required("closedAt", "办结时间", "instant"),
    optional("resultText", "处置结果", "longText"),
  ],
  guards: [],
  checks: [checkOrder, checkClass, checkInCity],
  personalInput: ["reporterName", "reporterPhone"],
  effects: (situation, input) => [
    ...openReport(situation, input, {
      ...publicColumns(input),
      needsVerification: false,
      importedOpenedAt: input.openedAt,
      importedClosedAt: input.closedAt,
      importedIsOverdue: input.externalDueAt === null ? null : input.closedAt > input.externalDueAt,
      resultText: input.resultText,
      closing: "imported",
      lastClosedAt: input.closedAt,
    }),
    { kind: "matter", changes: { closedAt: input.closedAt } },
    // An archive waits for nothing.
    { kind: "flag", remove: ["to_locate"] },
    NOBODYS_TURN,
  ],
});
