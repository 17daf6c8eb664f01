/** 公开、记录、强制、检查、监督的设置: open questions of State Council documents, ministry rules and local practice. */
import { z } from "zod";
import { setting } from "#base/settings.ts";

const RECORD = { group: "公开与记录" };
const COERCION = { group: "强制与移送" };
const INSPECTION = { group: "涉企检查" };
const TEAM = { group: "队伍" };
const REMEDY = { group: "救济与监督" };

const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "须为时刻，例如 22:00");

export const SUPERVISION_SETTINGS = {
  "publish.scope": setting("处罚决定公开范围", "social_impact", "", {
    ...RECORD,
    note: "行政处罚法第四十八条较新且位阶高，对当事人影响较小",
    choices: [
      { value: "social_impact", label: "具有一定社会影响的决定" },
      { value: "all", label: "全部处罚决定" },
    ],
  }),
  "publish.retention_years": setting("处罚决定公开的年数", 5, "年", {
    ...RECORD,
    note: "自公开之日起；全国没有统一规定，各省公开办法不同。0 表示不设期限",
  }),
  "av.mandatory_steps": setting(
    "须全程音像记录的环节",
    ["seizure", "forced_execution", "demolition", "leave_delivery", "public_notice_delivery", "disputed_on_site"],
    "",
    {
      ...RECORD,
      note: "多录无害",
      choices: [
        { value: "seizure", label: "查封扣押" },
        { value: "forced_execution", label: "强制执行" },
        { value: "demolition", label: "强制拆除" },
        { value: "leave_delivery", label: "留置送达" },
        { value: "public_notice_delivery", label: "公告送达" },
        { value: "disputed_on_site", label: "容易引发争议的现场执法" },
      ],
    },
  ),
  "offsite.review_days": setting("电子监控记录审核", 5, "日", { ...RECORD, note: "参照道路交通规定" }),
  "offsite.notice_days": setting("电子监控违法告知", 5, "日", { ...RECORD, note: "法律只写及时，参照道路交通规定" }),
  "offsite.response_days": setting("电子监控违法处理", 30, "日", { ...RECORD, note: "参照道路交通规定" }),
  "offsite.matters": setting("非现场执法事项", [] as readonly string[], "案由代码", {
    ...RECORD,
    note: "须有法律、行政法规依据并公布",
  }),
  "discretion.departure": setting("调整适用裁量基准的批准", "head_or_collective", "", {
    group: "裁量",
    note: "条文未读，取较严的一读；上级基准报制定机关",
    choices: [
      { value: "head_or_collective", label: "负责人批准或者集体讨论" },
      { value: "collective", label: "集体讨论" },
    ],
  }),
  "benchmark.predecessors_valid_to": setting("依被取代法律制定的基准最后适用日", "2026-08-14", "", {
    group: "裁量",
    note: "之后的行为在新基准载入前用法定幅度并须法制审核",
  }),
  "power_grant.code_mapping": setting("职权条款对应须本机关确认", true, "", {
    group: "裁量",
    note: "旧法条款与法典条款的对应只是建议，确认并附文件后可用",
  }),
  "local_law.conflict_flag": setting("提示地方规定与法典幅度不一致", true, "", { group: "裁量", note: "适用上位法" }),
  "clause.choice_needs_review": setting("须法制审核选择条款的案由", ["CG-JZ-007"], "案由代码", {
    group: "裁量",
    note: "运输遗撒：故意丢弃与未密闭的幅度相差五十倍",
  }),
  "daily.dust": setting("施工扬尘可以按日连续处罚", false, "", {
    group: "裁量",
    note: "法典未列，须有地方性法规或者法制审核书面意见",
  }),
  "offences.disabled": setting("停用的案由", ["CG-YL-003"], "案由代码", {
    group: "裁量",
    note: "古树名木自 2025-03-15 适用专门条例，数额未核对",
  }),
  "recheck.days": setting("责令改正后的复查", 30, "日", { ...COERCION, note: "法典未定期限" }),
  "detention.refer_hours": setting("移送行政拘留", 24, "小时", { ...COERCION, note: "内部目标，自批准起" }),
  "transfer.day_type": setting("移送规定三日的性质", "calendar", "", {
    ...COERCION,
    note: "取较短的一读",
    choices: [
      { value: "calendar", label: "自然日" },
      { value: "working", label: "工作日" },
    ],
  }),
  "enforcement.night_from": setting("夜间开始", "22:00", "", {
    ...COERCION,
    schema: TIME,
    note: "法典第五百七十二条；市可另定",
  }),
  "enforcement.night_to": setting("夜间结束", "06:00", "", {
    ...COERCION,
    schema: TIME,
    note: "法典第五百七十二条；市可另定",
  }),
  "clocks.restrictive_roll": setting("限制当事人的期限遇节假日顺延", false, "", {
    ...COERCION,
    note: "不顺延对当事人有利",
  }),
  "inspection.bans": setting("五个严禁、八个不得的文字", "转述", "", {
    ...INSPECTION,
    note: "印在通知书上须载入官方文本",
    choices: [
      { value: "转述", label: "转述，不付印" },
      { value: "官方文本", label: "已载入官方文本" },
    ],
  }),
  "inspection.plan_publish_by": setting("年度检查计划公布", "03-31", "月-日", { ...INSPECTION, note: "各地实施办法" }),
  "inspection.annual_cap": setting("同一企业年度检查上限", 1, "次", {
    ...INSPECTION,
    note: "主管部门公布上限之前，先按一次",
  }),
  "inspection.cross_region": setting("异地检查须有上级书面依据", true, "", INSPECTION),
  "conduct.checklist": setting("执法行为检查项", ["着装", "证件", "记录仪开启", "文明用语"], "", {
    ...TEAM,
    note: "纪律要求，不影响效力",
  }),
  "equipment.norms": setting("执法装备标准", [] as readonly string[], "", {
    ...TEAM,
    note: "标准未读，登记簿只记实有",
  }),
  "auxiliary.max_ratio": setting("协管人员与在编人员之比上限", 1, "倍", { ...TEAM, note: "政策，只提醒" }),
  "reconsideration.start_rules": setting("复议期限起算规则", "FJTJ-015", "", {
    ...REMEDY,
    note: "实施条例尚未随 2023 年修法更新",
  }),
  "supervision.reply_days": setting("执法监督文书答复", 0, "日", { ...REMEDY, note: "0 表示按文书上写的期限" }),
  "law.currency_checked_on": setting("法律文本核对到", "2025-04-30", "", { ...REMEDY, note: "每年提醒复核一次" }),
  "law.debris_rule_valid": setting("沿用城市建筑垃圾管理规定", true, "", { ...REMEDY, note: "法典授权的新办法出台前" }),
};
