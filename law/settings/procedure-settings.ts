/** 办案程序的设置: values of the Housing and Urban-Rural Development decree and of local practice that nobody could read in a text. */
import { setting } from "#base/settings.ts";

const FILING = { group: "线索与立案" };
const DECISION = { group: "告知与决定" };
const LOCAL_AMOUNTS = { group: "较大数额与重大" };
const NOT_ENTERED = "0 表示尚未确定：没有全国统一数额，填写之前不能作普通程序决定";

export const PROCEDURE_SETTINGS = {
  "filing.conditions": setting(
    "立案条件",
    ["initial_evidence", "penalty_due", "jurisdiction", "within_limitation"],
    "",
    {
      ...FILING,
      note: "第四项依行政处罚法第五十四、五十七条；缺一项即不予立案并写明理由",
      choices: [
        { value: "initial_evidence", label: "有违法事实的初步证据" },
        { value: "penalty_due", label: "依法应当给予行政处罚" },
        { value: "jurisdiction", label: "属于本机关管辖" },
        { value: "within_limitation", label: "未超过追责时效" },
      ],
    },
  ),
  "verify.days": setting("线索核查期限", 15, "日", { ...FILING, note: "只见节选" }),
  "verify.extension_days": setting("线索核查延长", 10, "日", { ...FILING, note: "本机关负责人批准一次" }),
  "verify.day_type": setting("线索核查的日", "earlier_warns_later_counts", "", {
    ...FILING,
    note: "较短的读法用于提醒，较长的读法判超期",
    choices: [
      { value: "earlier_warns_later_counts", label: "提醒按自然日，超期按工作日" },
      { value: "working", label: "工作日" },
      { value: "calendar", label: "自然日" },
    ],
  }),
  "day_type.d55": setting("部令第55号三日、七日的性质", "working", "", {
    ...FILING,
    note: "条文只写日，依行政处罚法第八十五条读作工作日",
    choices: [
      { value: "working", label: "工作日" },
      { value: "calendar", label: "自然日" },
    ],
  }),
  "decide.extensions_enabled": setting("可以延长办案期限", false, "", {
    ...DECISION,
    note: "没有法律、法规、规章依据不得延长；确认条款后再打开",
  }),
  "decide.extension1_days": setting("第一次延长（负责人批准）", 30, "日", DECISION),
  "decide.extension2_days": setting("第二次延长（集体讨论）", 60, "日", DECISION),
  "decide.excluded": setting("不计入办案期限的期间", ["hearing", "testing", "public_notice", "suspension"], "", {
    ...DECISION,
    note: "每一段须有相应文书",
    choices: [
      { value: "hearing", label: "听证" },
      { value: "testing", label: "检测、检验、鉴定" },
      { value: "public_notice", label: "公告送达" },
      { value: "suspension", label: "案件中止" },
    ],
  }),
  "decide.suspend_grounds": setting(
    "中止调查的情形",
    ["awaits_finding", "awaits_interpretation", "force_majeure", "party_not_found", "other"],
    "",
    {
      ...DECISION,
      note: "参照同类规定；没有列入的情形不能中止",
      choices: [
        { value: "awaits_finding", label: "须以其他案件的结果或者其他机关的认定为依据" },
        { value: "awaits_interpretation", label: "法律适用问题送请解释或者确认" },
        { value: "force_majeure", label: "不可抗力" },
        { value: "party_not_found", label: "当事人下落不明" },
        { value: "other", label: "负责人批准的其他情形" },
      ],
    },
  ),
  "defence.days": setting("陈述申辩期限", 5, "工作日", {
    ...DECISION,
    note: "不短于申请听证的期限；提前决定须有签字放弃",
  }),
  "simple.filing_days": setting("当场处罚备案", 3, "工作日", {
    ...DECISION,
    note: "不适用部令第55号的机关在此另设",
  }),
  "simple.individual_business_as": setting("个体工商户当场处罚上限比照", "individual", "", {
    ...DECISION,
    note: "条文未写，取对当事人较宽的一读",
    choices: [
      { value: "individual", label: "公民（200 元）" },
      { value: "organization", label: "法人或者其他组织（3,000 元）" },
    ],
  }),
  "fast_track.enabled": setting("快速办理", false, "", {
    ...DECISION,
    note: "行政处罚法没有一般规定，有地方规定方可打开",
  }),
  "fast_track.hours": setting("快速办理时限", 48, "小时", DECISION),
  "first_violation.lookback_months": setting("初次违法回溯期", 24, "个月", { group: "不予处罚", note: "法律未定" }),
  "first_violation.offences": setting("首违不罚事项", [] as readonly string[], "案由代码", {
    group: "不予处罚",
    note: "以本地公布的清单为准；清单未载入时不适用首违不罚",
  }),
  "minor.offences": setting("轻微不罚事项", [] as readonly string[], "案由代码", {
    group: "不予处罚",
    note: "以本地公布的清单为准；列入的事项在表单上预先勾选轻微，是否轻微仍由办案人员认定",
  }),
  "hearing.large_fine.individual_yuan": setting("较大数额罚款（公民）", 0, "元", {
    ...LOCAL_AMOUNTS,
    note: NOT_ENTERED,
  }),
  "hearing.large_fine.organization_yuan": setting("较大数额罚款（单位）", 0, "元", {
    ...LOCAL_AMOUNTS,
    note: NOT_ENTERED,
  }),
  "hearing.large_confiscation.individual_yuan": setting("较大数额没收（公民）", 0, "元", {
    ...LOCAL_AMOUNTS,
    note: NOT_ENTERED,
  }),
  "hearing.large_confiscation.organization_yuan": setting("较大数额没收（单位）", 0, "元", {
    ...LOCAL_AMOUNTS,
    note: NOT_ENTERED,
  }),
  "hearing.includes_demolition": setting("限期拆除也告知听证权", true, "", {
    ...LOCAL_AMOUNTS,
    note: "地方做法；多告知不影响效力",
  }),
  "review.major.individual_yuan": setting("重大案件法制审核（公民罚款）", 0, "元", {
    ...LOCAL_AMOUNTS,
    note: NOT_ENTERED,
  }),
  "review.major.organization_yuan": setting("重大案件法制审核（单位罚款）", 0, "元", {
    ...LOCAL_AMOUNTS,
    note: NOT_ENTERED,
  }),
  "collective.individual_yuan": setting("集体讨论（公民罚款）", 0, "元", { ...LOCAL_AMOUNTS, note: NOT_ENTERED }),
  "collective.organization_yuan": setting("集体讨论（单位罚款）", 0, "元", { ...LOCAL_AMOUNTS, note: NOT_ENTERED }),
  "collective.members": setting("负责人集体的组成", "", "", { ...LOCAL_AMOUNTS, note: "由本机关确定" }),
  "closing.grounds": setting("结案情形", ["performed", "no_penalty", "transferred", "execution_ended", "other"], "", {
    group: "结案归档",
    note: "条文未读，依通行做法；没有列入的情形不能结案。撤销案件另有动作",
    choices: [
      { value: "performed", label: "处罚决定履行完毕" },
      { value: "no_penalty", label: "不予行政处罚" },
      { value: "transferred", label: "移送其他机关" },
      { value: "execution_ended", label: "终结执行" },
      { value: "other", label: "其他应当结案的情形" },
    ],
  }),
  "closing.days": setting("结案期限", 10, "工作日", { group: "结案归档", note: "内部管理，不影响当事人权利" }),
  "archive.retention_years.simple": setting("简易程序案卷保管", 10, "年", {
    group: "结案归档",
    note: "以批准的期限表为准",
  }),
  "archive.retention_years.ordinary": setting("普通程序案卷保管", 30, "年", {
    group: "结案归档",
    note: "以批准的期限表为准",
  }),
  "archive.retention_years.major": setting("重大案件案卷保管", "permanent", "", {
    group: "结案归档",
    note: "以批准的期限表为准",
    choices: [
      { value: "permanent", label: "永久" },
      { value: "ordinary", label: "同普通程序" },
    ],
  }),
};
