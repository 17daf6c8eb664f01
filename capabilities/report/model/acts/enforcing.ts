/** 转执法 F11 and its answer F12: what may be an offence is handed to casework as a clue; the report goes on, and is told the end. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { refuse } from "../rules.ts";
import { tell } from "./consequences.ts";
import { optional, required, words } from "./fields.ts";
import { AFTER_FILING, ALL, type ReportGuard, reportAct } from "./report-act.ts";

const ENFORCING = "enforcing";

const notYetHanded: ReportGuard = ({ matter }) =>
  matter.flags.includes(ENFORCING) ? refuse("F11-ONCE", "已经转执法办理，还没有办结，不能再转") : null;

export const toEnforcement = reportAct({
  label: "转执法",
  code: "F11",
  from: AFTER_FILING,
  to: "same",
  by: ["dispatcher", "command_lead", "shift_leader", "unit_desk"],
  weight: "normal",
  input: z.object({ content: words(4, "涉嫌违法的情况"), unitId: IdSchema.nullable().default(null) }),
  fields: ({ matter }) => [
    required("content", "涉嫌违法的情况", "longText", { initial: matter.title }),
    optional("unitId", "执法机构", "unit", { hint: "不选的，由所在区的执法机构核查" }),
  ],
  guards: [notYetHanded],
  checks: [],
  confirm: "转为执法线索后由执法机构核查，本件继续办理，确定吗？",
  effects: (_situation, { content, unitId }) => [
    { kind: "flag", add: [ENFORCING] },
    tell("to_enforcement", { content, unitId }),
  ],
});

/** By the system, when casework says how its case ended. */
export const enforcementEnded = reportAct({
  label: "执法结果",
  code: "F12",
  from: ALL,
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ number: z.string().max(60), outcome: z.string().max(500) }),
  fields: () => [],
  guards: [
    ({ matter }) => (matter.flags.includes(ENFORCING) ? null : refuse("F12-NONE", "没有转执法办理，或者已经告知结果")),
  ],
  checks: [],
  effects: (_situation, { number, outcome }) => [
    { kind: "flag", remove: [ENFORCING] },
    tell("enforcement_ended", { number, outcome }),
  ],
});
