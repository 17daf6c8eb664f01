/** 期间和送达：参照民事诉讼法的规则. */
import { computed, enforced, period, printed, rule } from "./rule-row.ts";

export const DELIVERY_RULES = [
  rule("MSSS-085", "civil-procedure-law", "第八十五、八十六条", {
    title: "期间计算",
    group: "clock",
    statement: "开始之日不计，末日为节假日的顺延；因故耽误的可申请顺延",
    places: [computed("law/parameters/counting.ts#lastDay")],
  }),
  rule("MSSS-087", "civil-procedure-law", "第八十七、八十八条", {
    title: "送达回证",
    group: "delivery",
    statement: "送达须有回证，写明签收日期和签收人",
    places: [printed("DOC-37")],
  }),
  rule("MSSS-089", "civil-procedure-law", "第八十九条", {
    title: "留置送达",
    group: "delivery",
    statement: "拒收的可以留置，有见证人或者拍照录像",
    places: [enforced("case")],
  }),
  rule("MSSS-090", "civil-procedure-law", "第九十条", {
    title: "电子送达",
    group: "delivery",
    statement: "经同意可以电子送达，到达特定系统之日为送达日",
    places: [computed("law/penalty/delivery.ts#deliveredOn"), enforced("case")],
  }),
  rule("MSSS-091", "civil-procedure-law", "第九十一条", {
    title: "邮寄送达",
    group: "delivery",
    statement: "直接送达有困难的可以邮寄，回执日期为送达日",
    places: [computed("law/penalty/delivery.ts#deliveredOn")],
  }),
  rule("MSSS-095", "civil-procedure-law", "第九十五条", {
    title: "公告送达",
    group: "delivery",
    statement: "下落不明或者其他方式无法送达的公告，三十日后视为送达",
    places: [computed("law/penalty/delivery.ts#deliveredOn"), period(), printed("DOC-39")],
  }),
] as const;
