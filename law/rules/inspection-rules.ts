/** 涉企行政检查的规则. */
import { configurable, enforced, printed, rule } from "./rule-row.ts";

export const INSPECTION_RULES = [
  rule("SQ54-SUBJ", "inspection-opinion", "“明确行政检查主体”部分", {
    title: "检查主体资格",
    group: "inspection",
    statement: "只由有资格的主体检查，中介、外包、辅助人员不得检查",
    places: [enforced("inspection")],
    verification: "excerpt",
  }),
  rule("SQ54-ITEM", "inspection-opinion", "“清理并公布行政检查事项”部分", {
    title: "检查事项公布",
    group: "inspection",
    statement: "未公布的检查事项不得实施",
    places: [enforced("inspection")],
    verification: "excerpt",
  }),
  rule("SQ54-PLAN", "inspection-opinion", "“严格行政检查标准、程序”部分", {
    title: "年度检查计划",
    group: "inspection",
    statement: "年度计划公布并备案",
    places: [configurable("inspection.plan_publish_by")],
    verification: "excerpt",
  }),
  rule("SQ54-FREQ", "inspection-opinion", "“合理确定行政检查方式”部分", {
    title: "年度频次上限",
    group: "inspection",
    statement: "同一机关对同一企业的年度检查有上限",
    places: [configurable("inspection.annual_cap")],
    verification: "excerpt",
  }),
  rule("SQ54-DRS", "business-regulation", "第五十四条", {
    title: "双随机一公开",
    group: "inspection",
    statement: "随机抽取检查对象和人员，抽查事项和结果公开",
    places: [enforced("inspection")],
  }),
  rule("SQ54-MERGE", "inspection-opinion", "“合理确定行政检查方式”部分", {
    title: "综合查一次",
    group: "inspection",
    statement: "能合并、联合、非现场的，不重复、不多头、不入企",
    places: [enforced("inspection")],
    verification: "excerpt",
  }),
  rule("SQ54-APPR", "inspection-answers", "", {
    title: "检查先审批",
    group: "inspection",
    statement: "检查先经负责人批准，紧急的补办",
    places: [printed("DOC-55"), enforced("inspection")],
    verification: "excerpt",
  }),
  rule("SQ54-CODE", "inspection-opinion", "", {
    title: "扫码入企",
    group: "inspection",
    statement: "入企先扫码，突发应急除外",
    places: [enforced("inspection")],
    verification: "excerpt",
  }),
  rule("SQ54-BAN", "inspection-opinion", "“规范行政检查行为”部分", {
    title: "五个严禁、八个不得",
    group: "inspection",
    statement: "五个严禁、八个不得，印在通知书上",
    places: [printed("DOC-56"), configurable("inspection.bans")],
    verification: "excerpt",
  }),
  rule("SQ54-SPEC", "inspection-opinion", "“严格控制专项检查”部分", {
    title: "专项检查备案公开",
    group: "inspection",
    statement: "专项检查事先拟定计划，批准、备案并公布",
    places: [enforced("inspection")],
    verification: "excerpt",
  }),
  rule("SQ54-TERR", "inspection-opinion", "", {
    title: "属地管辖、异地协助",
    group: "inspection",
    statement: "属地管辖，异地按协助机制",
    places: [configurable("inspection.cross_region")],
    verification: "excerpt",
  }),
  rule("JCWS-01", "inspection-forms", "", {
    title: "行政检查文书七种",
    group: "inspection",
    statement: "检查用统一文书，通知书写明频次、纪律和权利",
    places: [printed("DOC-56")],
    verification: "excerpt",
  }),
] as const;
