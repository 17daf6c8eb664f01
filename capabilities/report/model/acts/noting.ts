/** 批示、留言, and showing personal data whole: acts that change nothing and stay on the record. */
import { z } from "zod";
import { refuse, wrongField } from "../rules.ts";
import { tell } from "./consequences.ts";
import { optional, required, words } from "./fields.ts";
import { ALL, reportAct } from "./report-act.ts";

export const comment = reportAct({
  label: "批示留言",
  code: "F09",
  from: ALL,
  to: "same",
  by: [
    "leader",
    "command_lead",
    "shift_leader",
    "acceptor",
    "dispatcher",
    "unit_desk",
    "crew",
    "supervisor",
    "evaluator",
  ],
  weight: "normal",
  input: z.object({ text: words(1, "内容"), isInstruction: z.boolean().default(false) }),
  fields: ({ actor }) => [
    required("text", "内容", "longText"),
    ...(actor.role === "leader" || actor.role === "command_lead"
      ? [optional("isInstruction", "作为批示", "yesNo", { initial: true })]
      : []),
  ],
  guards: [],
  checks: [
    ({ actor }, { isInstruction }) =>
      isInstruction && actor.role !== "leader" && actor.role !== "command_lead"
        ? wrongField("isInstruction", "只有领导可以批示，其他岗位请留言")
        : null,
  ],
  effects: ({ matter }, { isInstruction }) => (isInstruction ? [tell("instructed", { unitId: matter.unitId })] : []),
});

const PERSONAL_FIELDS = { reporterName: "姓名", reporterPhone: "电话" } as const;

export const unmask = reportAct({
  label: "查看反映人信息",
  code: "F10",
  from: ALL,
  to: "same",
  by: ["acceptor", "shift_leader", "dispatcher", "unit_desk", "command_lead"],
  weight: "normal",
  confirm: "查看完整个人信息会留痕。",
  input: z.object({
    members: z.array(z.enum(["reporterName", "reporterPhone"])).min(1, "请选择要查看的信息"),
    reason: words(4, "查看原因"),
  }),
  fields: () => [
    required("members", "要查看的信息", "manyChoices", {
      options: Object.entries(PERSONAL_FIELDS).map(([value, label]) => ({ value, label })),
      initial: ["reporterPhone"],
    }),
    required("reason", "查看原因", "text"),
  ],
  guards: [
    ({ detail: report }) =>
      report.reporterName !== null || report.hasContact
        ? null
        : refuse("F10-NONE", "本案没有反映人信息，或者反映人匿名"),
  ],
  checks: [],
  effects: () => [],
});
