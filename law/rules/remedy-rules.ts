/** 复议、诉讼的规则. */
import { computed, configurable, enforced, period, printed, recorded, rule } from "./rule-row.ts";

export const REMEDY_RULES = [
  rule("XZFY-023", "reconsideration-law", "第二十三条", {
    title: "当场处罚复议前置",
    group: "simple",
    statement: "对当场处罚不服先复议再诉讼，决定书写明",
    places: [computed("law/penalty/remedies.ts#remediesOf"), printed("DOC-33")],
  }),
  rule("SSJS-156", "litigation-interpretation", "第一百五十六条", {
    title: "三个月自起诉期限届满",
    group: "court",
    statement: "三个月自起诉期限届满起算",
    places: [computed("law/penalty/court-window.ts#courtWindowOf")],
  }),
  rule("XZFY-020", "reconsideration-law", "第二十条", {
    title: "申请复议六十日",
    group: "remedy",
    statement: "知道之日起六十日内申请复议；未告知的不超过一年",
    places: [computed("law/penalty/remedies.ts#remediesOf"), period(), printed("DOC-34")],
  }),
  rule("XZFY-021", "reconsideration-law", "第二十一条", {
    title: "最长五年二十年",
    group: "remedy",
    statement: "最长五年，不动产二十年",
    places: [recorded("申请是否超过最长期限由复议机关判断，平台不拦当事人的申请")],
  }),
  rule("XZFY-024", "reconsideration-law", "第二十四条", {
    title: "复议机关为本级政府",
    group: "remedy",
    statement: "向本级人民政府申请复议",
    places: [printed("DOC-34")],
  }),
  rule("XZFY-030", "reconsideration-law", "第三十条", {
    title: "复议受理五日",
    group: "remedy",
    statement: "复议机关五日内审查，逾期视为受理",
    places: [recorded("由复议机关审查受理，平台从收到受理通知起算")],
  }),
  rule("XZFY-032", "reconsideration-law", "第三十二条", {
    title: "通过原机关提交",
    group: "remedy",
    statement: "当场处罚、电子监控处罚可通过原机关提交，五日内转送",
    places: [period(), enforced("case")],
  }),
  rule("XZFY-022", "reconsideration-law", "第二十二条", {
    title: "互联网送达须提供互联网复议渠道",
    group: "delivery",
    statement: "互联网送达的同时提供互联网复议渠道",
    places: [printed("DOC-38")],
  }),
  rule("XZFY-048", "reconsideration-law", "第四十八、五十四条", {
    title: "复议答复十日",
    group: "remedy",
    statement: "十日（简易五日）内书面答复并提交证据依据",
    places: [period()],
  }),
  rule("XZFY-042", "reconsideration-law", "第四十二条", {
    title: "复议停止执行",
    group: "remedy",
    statement: "复议期间不停止执行，法定情形除外",
    places: [enforced("case")],
  }),
  rule("XZFY-062", "reconsideration-law", "第六十二条", {
    title: "复议审理期限",
    group: "remedy",
    statement: "复议六十日内决定，可延三十日；简易三十日",
    places: [period()],
  }),
  rule("XZFY-064", "reconsideration-law", "第六十四条", {
    title: "重新作出的限制",
    group: "remedy",
    statement: "不得以同一事实理由重作相同决定，程序违法撤销的除外",
    places: [enforced("case")],
  }),
  rule("XZFY-076", "reconsideration-law", "第七十六条", {
    title: "意见书六十日",
    group: "remedy",
    statement: "收到意见书六十日内报告整改",
    places: [recorded("复议意见书由复议机关制发，整改报告随文办理，平台只登记结果")],
  }),
  rule("XZFY-088", "reconsideration-law", "第八十八条", {
    title: "复议期间工作日",
    group: "clock",
    statement: "本法三、五、七、十日为工作日",
    places: [computed("law/parameters/day-kind.ts#dayBasisOf")],
  }),
  rule("XZSS-046", "litigation-law", "第四十六条", {
    title: "起诉六个月",
    group: "remedy",
    statement: "知道之日起六个月内起诉",
    places: [computed("law/penalty/remedies.ts#remediesOf"), period(), printed("DOC-34")],
  }),
  rule("XZSS-045", "litigation-law", "第四十五条", {
    title: "复议后起诉十五日",
    group: "remedy",
    statement: "复议后十五日内起诉",
    places: [computed("law/penalty/remedies.ts#afterReconsideration"), period()],
  }),
  rule("SSJS-064", "litigation-interpretation", "第六十四条", {
    title: "未告知起诉期限",
    group: "remedy",
    statement: "未告知起诉期限的最长一年",
    places: [computed("law/penalty/remedies.ts#remediesOf")],
  }),
  rule("XZSS-067", "litigation-law", "第六十七、三十四条", {
    title: "举证答辩十五日",
    group: "remedy",
    statement: "收到起诉状十五日内答辩并提交全部证据",
    places: [period()],
  }),
  rule("XZSS-035", "litigation-law", "第三十五条", {
    title: "诉讼中不得自行取证",
    group: "remedy",
    statement: "诉讼中被告不得自行收集证据",
    places: [enforced("case")],
  }),
  rule("XZSS-003", "litigation-law", "第三条", {
    title: "负责人出庭",
    group: "remedy",
    statement: "被诉机关负责人出庭应诉",
    places: [recorded("出庭与否在法院，平台只登记出庭人")],
  }),
  rule("FJTJ-015", "reconsideration-regulation", "第十五条", {
    title: "复议起算的送达规则",
    group: "delivery",
    statement: "复议期限按送达方式起算",
    places: [computed("law/penalty/delivery.ts#deliveredOn"), configurable("reconsideration.start_rules")],
  }),
] as const;
