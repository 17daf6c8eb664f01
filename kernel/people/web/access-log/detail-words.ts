/** The details of a line of the log in words. Unknown members are left out rather than shown as code. */
import { formatInstant, parseInstant } from "#base/instant.ts";
import { ROLES, type Role } from "#kernel/people/model/public.ts";

type Details = Readonly<Record<string, unknown>>;

const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: "姓名",
  badgeNumber: "工号",
  signInName: "登录名",
  phone: "手机",
  status: "状态",
};
const STATUS_NAMES: Readonly<Record<string, string>> = { active: "在岗", suspended: "停用", left: "离岗" };

const SENTENCES: Readonly<Record<string, (details: Details) => string>> = {
  "person.created": () => "新建人员",
  "person.updated": personChange,
  "post.created": (of) => `任岗：${ROLES[of.role as Role] ?? ""}`,
  "post.updated": (of) => `修改岗位“${of.title}”${of.validTo ? `，到 ${of.validTo} 为止` : ""}`,
  "credential.created": () => "登记证件",
  "credential.revoked": (of) => `吊销证件，自 ${of.on} 起`,
  "beat.set": (of) => `调整责任网格，共 ${Array.isArray(of.areaCodes) ? of.areaCodes.length : 0} 片`,
  "duties.created": (of) => `排班 ${of.count} 个，${of.from} 至 ${of.to}`,
  "duty.deleted": () => "取消一个班",
  "delegation.created": (of) => `办理代理，${of.from} 至 ${of.to}：${of.reason}`,
  "delegation.ended": () => "收回代理",
  "unit.created": (of) => `新建单位“${of.name}”`,
  "unit.updated": (of) => `修改单位“${of.name}”`,
  "sign_in_setting.updated": (of) => `登录设置：连续输错 ${of.wrongLimit} 次锁定 ${of.lockMinutes} 分钟`,
  "api_key.created": (of) => `发放接口密钥“${of.name}”`,
  "api_key.revoked": (of) => `撤销接口密钥“${of.name}”`,
  api_key: (of) => `接口密钥“${of.name}”`,
  "matter.printed": (of) => `打印案卷 ${of.number ?? "（未编号）"}`,
  "calendar.changed": (of) => `发布工作日历第 ${of.version} 版`,
  "outbox.channel_added": (of) => `新建消息通道 ${of.code}`,
  "outbox.channel_changed": (of) =>
    `修改消息通道 ${of.code}${of.isAddressNew ? "，换了地址" : ""}${of.isSecretNew ? "，换了密钥" : ""}`,
  "outbox.channel_paused": (of) => `暂停消息通道 ${of.code}，原因：${of.reason}`,
  "outbox.channel_resumed": (of) => `恢复消息通道 ${of.code}，原因：${of.reason}`,
  "outbox.channel_tested": (of) => `试发消息通道 ${of.code}`,
  "outbox.given_up_resent": (of) => `消息通道 ${of.code} 已放弃的全部再发`,
  "outbox.message_resent": () => "再发一条消息",
  "outbox.message_dropped": (of) => `作废一条消息，原因：${of.reason}`,
  phone: (of) => `看了完整手机号，原因：${of.reason}`,
};

export function detailWords(details: Details): string {
  const sentence = SENTENCES[String(details.what ?? "")]?.(details) ?? "";
  const left = typeof details.attemptsLeft === "number" ? `还可以再试 ${details.attemptsLeft} 次` : "";
  const until = typeof details.until === "string" ? `锁定到 ${formatInstant(parseInstant(details.until))}` : "";
  const factor = details.secondFactor === true ? "用了动态口令" : "";
  const deputy = details.onBehalfOf ? "代理他人岗位所为" : "";
  return [sentence, left, until, factor, deputy].filter(Boolean).join("；");
}

function personChange(details: Details): string {
  const fields = Array.isArray(details.fields) ? details.fields.map(String) : [];
  if (fields.length === 1 && fields[0] === "status") return `状态改为${STATUS_NAMES[String(details.status)] ?? ""}`;
  return `修改${fields.map((field) => FIELD_NAMES[field] ?? "资料").join("、")}`;
}
