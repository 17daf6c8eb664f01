/**
 * 只登记的设置: what the agency writes down and no procedure here reads, with the reason, which the page of settings shows. Whatever is
 * not listed changes what the platform does; a test looks for where.
 */

const OF_INSPECTION = "涉企检查的办理不在本平台现有功能内";

export const RECORDED_ONLY = {
  "closing.days": "何时具备结案条件由承办人判断，平台不对结案计时",
  "local_law.conflict_flag": "地方幅度由本机关录入案由，平台没有地方规定的文本可以比对",
  "inspection.bans": OF_INSPECTION,
  "inspection.plan_publish_by": OF_INSPECTION,
  "inspection.annual_cap": OF_INSPECTION,
  "inspection.cross_region": OF_INSPECTION,
  "conduct.checklist": "纪律要求，由督察人员检查，不影响执法行为的效力",
  "equipment.norms": "标准未读，装备由其他系统登记",
  "auxiliary.max_ratio": "编制人数不在平台登记",
  "reconsideration.start_rules": "起算按送达方式由程序计算，这里只记所据的规定",
  "supervision.reply_days": "答复期限按监督文书上写明的日期",
  "law.currency_checked_on": "文本由本机关法制机构核对，平台不比对法律文本",
  "law.debris_rule_valid": "新办法公布后在权责清单中给案由增加新的版本",
} as const;
