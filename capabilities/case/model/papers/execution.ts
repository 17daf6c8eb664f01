/** 送达、缴款、强制执行、移送 forms. */
import {
  AGENCY_FIELDS,
  CASE_FIELDS,
  CASE_ROW,
  letter,
  needed,
  optional,
  PARTY_FIELDS,
  PARTY_LINES,
  PARTY_ROWS,
  REMEDY,
  record,
  SIGNERS,
} from "./fields.ts";

export const deliveryReceipt = record(
  {
    code: "DOC-37",
    name: "送达回证",
    sources: ["《行政处罚法》(2021) 第六十一条", "《民事诉讼法》(2023) 第八十七条至第九十五条"],
    fields: [
      ...CASE_FIELDS,
      needed("documents", "送达文书", "rows", { columns: { name: "文书名称", number: "文号", copies: "份数" } }),
      needed("recipient", "受送达人"),
      needed("method", "送达方式", "choice", {
        options: {
          direct: "直接送达",
          leave: "留置送达",
          post: "邮寄送达",
          electronic: "电子送达",
          entrust: "委托送达",
          public_notice: "公告送达",
        },
      }),
      needed("address", "送达地址", "text", { isPersonal: true }),
      needed("deliveredAt", "送达时间", "instant"),
      optional("receiver", "签收人及与受送达人的关系"),
      optional("refusal", "拒收事由", "longText"),
      optional("media", "送达过程的照片、录像", "words"),
    ],
    template: `${CASE_ROW}
| 受送达人 | {recipient} | 送达方式 | {method} |
| 送达地址 | {address} |
| 送达时间 | {deliveredAt} |
| 签收人及关系 | {receiver} |
| 拒收事由 | {refusal} |
| 照片、录像 | {media} |
【清单 documents】送达文书
【签名 recipient server witness】`,
  },
  [
    { id: "recipient", label: "受送达人（代收人）", count: 1 },
    { id: "server", label: "送达人", count: 2 },
    SIGNERS.witness,
  ],
  { isSealed: true },
);

export const addressConfirmation = record(
  {
    code: "DOC-38",
    name: "送达地址（电子送达）确认书",
    sources: ["《行政处罚法》(2021) 第六十一条第二款", "《民事诉讼法》(2023) 第九十条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("postalAddress", "邮寄地址", "text", { isPersonal: true }),
      needed("isElectronicAgreed", "同意电子送达", "yesNo"),
      optional("mobile", "手机号码", "text", { isPersonal: true }),
      optional("mail", "电子邮箱", "text", { isPersonal: true }),
    ],
    template: `${CASE_ROW}
${PARTY_ROWS}
| 邮寄地址 | {postalAddress} |
| 同意电子送达 | {isElectronicAgreed} | 手机号码 | {mobile} |
| 电子邮箱 | {mail} |
本人确认以上送达地址准确、有效；地址变更的，应当及时书面告知。{如 isElectronicAgreed}本人同意采用传真、电子邮件等方式送达行政处罚决定书等文书，以到达上述电子地址所在特定系统的日期为送达日期。{完}因提供的地址不准确、拒不提供或者变更后未告知，致使文书未能被实际接收的，由本人承担相应的法律后果。
【签名 party】`,
  },
  [SIGNERS.party],
);

export const paymentArrangement = letter(
  {
    code: "DOC-40",
    name: "延期（分期）缴纳罚款通知书",
    sources: ["《行政处罚法》(2021) 第六十六条第二款"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("decisionNumber", "决定书文号"),
      needed("application", "申请情况", "longText"),
      needed("decision", "决定", "choice", {
        options: { deferred: "同意延期缴纳", instalments: "同意分期缴纳", refused: "不同意延期（分期）缴纳" },
      }),
      optional("schedule", "缴纳安排", "rows", { columns: { dueOn: "缴纳期限", amount: "金额" } }),
      optional("reason", "理由", "longText"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
你（单位）就{decisionNumber}确定的罚款提出申请：{application}
经研究，根据《中华人民共和国行政处罚法》第六十六条第二款的规定，本机关{decision}。
{如 reason}{reason}
{完}{如 schedule}缴纳安排见下表；逾期不缴纳的，本机关将依法加处罚款或者申请人民法院强制执行。
【清单 schedule】缴纳安排
{完}【落款】`,
  },
  "缴延",
);

export const demand = letter(
  {
    code: "DOC-41",
    name: "行政决定履行催告书",
    sources: ["《行政强制法》(2012) 第三十五条、第五十四条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("decisionNumber", "决定书文号"),
      needed("obligation", "应当履行的义务", "longText"),
      optional("amountFen", "金额（含加处罚款）", "money"),
      needed("dueOn", "履行期限", "date"),
      needed("method", "履行方式", "longText"),
      needed("rights", "陈述申辩权", "longText"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
本机关于此前作出{decisionNumber}，你（单位）至今未履行下列义务：
{obligation}
根据《中华人民共和国行政强制法》的有关规定，现催告你（单位）于{dueOn}前履行上述义务。
履行方式：{method}{如 amountFen}；应当缴纳的金额为{amountFen|大写}（{amountFen}）{完}。
{rights}
逾期仍不履行的，本机关将依法强制执行或者申请人民法院强制执行。
【落款】`,
  },
  "催",
);

export const executionDecision = letter(
  {
    code: "DOC-42",
    name: "行政强制执行决定书",
    sources: ["《行政强制法》(2012) 第三十七条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("reason", "理由和依据", "longText"),
      needed("method", "执行方式", "longText"),
      needed("at", "执行时间", "instant"),
      REMEDY,
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
{reason}
经催告，你（单位）逾期仍不履行，且无正当理由。根据《中华人民共和国行政强制法》第三十七条的规定，本机关决定强制执行。
执行方式：{method}
执行时间：{at}
{remedyText}
【落款】`,
  },
  "强执",
);

export const substituteDecision = letter(
  {
    code: "DOC-43",
    name: "代履行决定书",
    sources: ["《行政强制法》(2012) 第五十条、第五十一条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("reason", "理由和依据", "longText"),
      needed("target", "代履行的标的", "longText"),
      needed("performer", "代履行人"),
      needed("at", "方式和时间", "longText"),
      needed("budgetFen", "费用预算", "money"),
      REMEDY,
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
{reason}
根据《中华人民共和国行政强制法》第五十条、第五十一条的规定，本机关决定由{performer}代为履行。
标的：{target}
方式和时间：{at}
费用预算：{budgetFen|大写}（{budgetFen}）。代履行的费用按照成本合理确定，由你（单位）承担，法律另有规定的除外。
代履行三日前，本机关将再次催告；你（单位）履行的，停止代履行。
{remedyText}
【落款】`,
  },
  "代",
);

export const executionRecord = record(
  {
    code: "DOC-44",
    name: "代履行（强制执行）现场笔录",
    sources: ["《行政强制法》(2012) 第五十一条"],
    fields: [
      ...CASE_FIELDS,
      needed("startAt", "开始时间", "instant"),
      needed("endAt", "结束时间", "instant"),
      needed("place", "地点"),
      needed("process", "过程", "longText"),
      needed("supervisor", "监督人员"),
      needed("video", "录音录像"),
    ],
    template: `${CASE_ROW}
| 时间 | {startAt}至{endAt} |
| 地点 | {place} |
| 到场监督人员 | {supervisor} | 录音录像 | {video} |
【标题】执行过程
{process}
【签名 supervisor performer party】`,
  },
  [
    { id: "supervisor", label: "到场监督的工作人员", count: 1 },
    { id: "performer", label: "代履行人（执行人员）", count: 1 },
    SIGNERS.partyOrWitness,
  ],
);

export const demolitionAnnouncement = letter(
  {
    code: "DOC-45",
    name: "限期拆除公告",
    sources: ["《行政强制法》(2012) 第四十四条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("structure", "违法建筑物、构筑物、设施的情况", "longText"),
      needed("decisionNumber", "限期拆除决定文号"),
      needed("dueOn", "自行拆除期限", "date"),
      needed("remedyEndOn", "救济期限届满日", "date"),
      ...AGENCY_FIELDS,
    ],
    template: `{partyName}的下列建筑物、构筑物、设施违反城乡规划管理的法律规定：{structure}
本机关已作出{decisionNumber}。根据《中华人民共和国行政强制法》第四十四条的规定，现予公告，限当事人于{dueOn}前自行拆除。
当事人在法定期限内（至{remedyEndOn}止）不申请行政复议或者提起行政诉讼，又不拆除的，将依法强制拆除。
【落款】`,
  },
  "拆公",
  { receiver: "public" },
);

export const courtApplication = letter(
  {
    code: "DOC-46",
    name: "强制执行申请书",
    sources: ["《行政强制法》(2012) 第五十三条至第五十五条"],
    fields: [
      ...CASE_FIELDS,
      needed("court", "人民法院"),
      needed("respondent", "被执行人"),
      needed("decisionNumber", "决定书文号"),
      needed("request", "申请事项", "longText"),
      needed("facts", "事实和理由", "longText"),
      needed("demandedOn", "催告书送达日", "date"),
      needed("materials", "材料清单", "rows", { columns: { name: "材料名称", copies: "份数" } }),
      needed("headName", "行政机关负责人"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】申请人：{agencyName}　　负责人：{headName}
【顶格】被申请人：{respondent}
【标题】申请事项
{request}
【标题】事实和理由
{facts}
申请人作出的{decisionNumber}已经发生法律效力。申请人于{demandedOn}送达催告书，被申请人逾期仍未履行义务。根据《中华人民共和国行政强制法》第五十三条、第五十四条、第五十五条的规定，申请人民法院强制执行。
【顶格】此致
【顶格】{court}
【签名 agency_head】
【落款】
【清单 materials】附：材料清单`,
  },
  "申执",
  { receiver: "court", signers: [{ ...SIGNERS.head, label: "行政机关负责人" }] },
);

export const criminalTransfer = letter(
  {
    code: "DOC-48",
    name: "涉嫌犯罪案件移送书",
    sources: ["《行政执法机关移送涉嫌犯罪案件的规定》(2020) 第五条、第六条"],
    fields: [
      ...CASE_FIELDS,
      needed("receiver", "公安机关"),
      needed("facts", "涉嫌犯罪的事实", "longText"),
      needed("materials", "移送材料", "rows", { columns: { name: "材料名称", pages: "页数", note: "备注" } }),
      needed("approvedAt", "批准时间", "instant"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{receiver}：
本机关在办理{causeOfAction}一案（案号：{caseNumber}）中发现：{facts}
上述行为涉嫌犯罪。根据《行政执法机关移送涉嫌犯罪案件的规定》，经本机关负责人于{approvedAt}批准，现将本案移送你机关，请依法处理，并将是否立案的决定书面通知本机关。
【签名 agency_head】
【落款】
【清单 materials】附：移送材料`,
  },
  "移刑",
  { receiver: "police", signers: [{ ...SIGNERS.head, label: "行政机关负责人" }] },
);

export const enforcementAdvice = letter(
  {
    code: "DOC-50",
    name: "执法建议书",
    sources: ["《优化营商环境条例》(2020) 第五十七条"],
    fields: [
      needed("receiver", "被建议单位"),
      needed("problem", "发现的问题", "longText"),
      needed("advice", "建议", "longText"),
      optional("replyDueOn", "请反馈的日期", "date"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{receiver}：
本机关在行政执法中发现下列问题：
{problem}
为从源头上治理，现建议：
{advice}
{如 replyDueOn}请将采纳情况于{replyDueOn}前书面反馈本机关。
{完}【落款】`,
  },
  "建",
  { receiver: "agency" },
);
