/** 移送涉嫌犯罪案件的规则. */
import { enforced, period, printed, rule } from "./rule-row.ts";

export const TRANSFER_RULES = [
  rule("YSGD-005-1", "transfer-regulation", "第五条", {
    title: "专案组与负责人审批三日",
    group: "transfer",
    statement: "两人以上核实报告，负责人三日内决定是否移送",
    places: [period(), enforced("case")],
  }),
  rule("YSGD-005-2", "transfer-regulation", "第五条", {
    title: "二十四小时移送",
    group: "transfer",
    statement: "批准后二十四小时内移送",
    places: [period()],
  }),
  rule("YSGD-006", "transfer-regulation", "第六条", {
    title: "移送材料",
    group: "transfer",
    statement: "移送附移送书、调查报告、清单、鉴定等",
    places: [printed("DOC-48")],
  }),
  rule("YSGD-008", "transfer-regulation", "第八条", {
    title: "公安三日审查",
    group: "transfer",
    statement: "公安机关三日内审查",
    places: [period()],
  }),
  rule("YSGD-009", "transfer-regulation", "第九条", {
    title: "不立案异议",
    group: "transfer",
    statement: "对不立案三日内提请复议或者建议立案监督",
    places: [period()],
  }),
  rule("YSGD-011", "transfer-regulation", "第十一条", {
    title: "不得以罚代刑",
    group: "transfer",
    statement: "不得以行政处罚代替移送，已作的警告等不停止执行",
    places: [enforced("case")],
  }),
  rule("YSGD-012", "transfer-regulation", "第十二条", {
    title: "移交涉案物品三日",
    group: "transfer",
    statement: "接到立案通知三日内移交涉案物品",
    places: [period()],
  }),
] as const;
