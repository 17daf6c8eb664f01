/** 《住房城乡建设行政处罚程序规定》的规则. */
import { configurable, enforced, period, printed, recorded, rule } from "./rule-row.ts";

export const DECREE_55_RULES = [
  rule("D55-006", "decree-55", "第六条", {
    title: "管辖争议七日协商",
    group: "filing",
    statement: "管辖争议七日内协商，协商不成报共同上级指定",
    places: [period(), enforced("case")],
  }),
  rule("D55-011", "decree-55", "第十一条", {
    title: "亮证、着装、两人",
    group: "officers",
    statement: "调查取证、听取申辩、听证、送达时亮证，不少于两人，着装或者佩戴标志",
    places: [enforced("case")],
  }),
  rule("D55-DEFENCE", "decree-55", "", {
    title: "陈述申辩期限",
    group: "decision",
    statement: "陈述申辩的日数由机关确定，告知书写明",
    places: [period(), configurable("defence.days")],
    verification: "unconfirmed",
  }),
  rule("D55-010", "decree-55", "第十条", {
    title: "七日内公开",
    group: "publicity",
    statement: "七日内公开，隐去应保护的信息；撤回时一并更正已推送的信息",
    places: [period(), enforced("case")],
  }),
  rule("D55-009", "decree-55", "第九条", {
    title: "文书示范文本",
    group: "documents",
    statement: "文书用主管部门的示范文本，省级可以补充；模板带发布机关和版本",
    places: [recorded("文书模板是带版本的数据，由文书模块保存，内容由机关维护")],
  }),
  rule("D55-013", "decree-55", "第十三条", {
    title: "当场处罚听取申辩",
    group: "simple",
    statement: "当场处罚前听取陈述申辩并复核，拒收的在决定书上注明",
    places: [enforced("case")],
  }),
  rule("D55-015-1", "decree-55", "第十五条第一款", {
    title: "线索核查期限",
    group: "filing",
    statement: "十五日内核查线索，复杂的延长十日",
    places: [period(), configurable("verify.days")],
    verification: "excerpt",
  }),
  rule("D55-015-2", "decree-55", "第十五条第二款", {
    title: "立案审批",
    group: "filing",
    statement: "立案填审批表附材料，报负责人批准；立案前合法取得的证据可用",
    places: [printed("DOC-02"), enforced("case")],
    verification: "excerpt",
  }),
  rule("D55-FILE-COND", "decree-55", "第十五条", {
    title: "立案条件",
    group: "filing",
    statement: "有初步证据、应当处罚、有管辖权、未过时效，方可立案",
    places: [configurable("filing.conditions")],
    verification: "unconfirmed",
  }),
  rule("D55-060X", "decree-55", "", {
    title: "办案期限延长与扣除",
    group: "decision",
    statement: "办案期限的延长和扣除须有本机关确认的依据",
    places: [configurable("decide.extensions_enabled"), configurable("decide.excluded")],
    verification: "unconfirmed",
  }),
  rule("CLOSE-01", "decree-55", "", {
    title: "结案条件",
    group: "archive",
    statement: "履行完毕、不罚、撤销、移送、执行终结等可以结案",
    places: [printed("DOC-51"), configurable("closing.grounds")],
    verification: "unconfirmed",
  }),
] as const;
