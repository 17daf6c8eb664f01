/** 告知、听证、决定 forms. */
import {
  ACCESS_FIELD,
  AGENCY_FIELDS,
  approval,
  CASE_FIELDS,
  CASE_ROW,
  letter,
  needed,
  OFFICERS,
  optional,
  PARTY_FIELDS,
  PARTY_GUIDE,
  PARTY_LINES,
  REMEDY,
  record,
  SIGNERS,
} from "./fields.ts";

const BASIS = needed("basis", "依据", "articles");

export const advanceNotice = letter(
  {
    code: "DOC-26",
    name: "行政处罚事先（听证）告知书",
    sources: ["《行政处罚法》(2021) 第四十四条、第六十三条、第六十四条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "事实", "longText"),
      needed("reason", "理由", "longText"),
      BASIS,
      needed("proposal", "拟处罚内容", "longText"),
      optional("fineFen", "拟罚款", "money"),
      needed("representationTerm", "陈述申辩期限"),
      optional("representationBasis", "陈述申辩期限的依据"),
      optional("hasHearing", "适用听证", "yesNo"),
      optional("hearingTerm", "听证申请期限"),
      needed("contact", "联系方式"),
      ...AGENCY_FIELDS,
      ACCESS_FIELD,
    ],
    template: `${PARTY_LINES}
经查，{facts}
{reason}
上述行为违反了有关规定，依据{basis}，本机关拟对你（单位）作出如下行政处罚：
{proposal}
{如 fineFen}其中拟处罚款{fineFen|大写}（{fineFen}）。
{完}根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩，可以自收到本告知书之日起{representationTerm}内{如 representationBasis}（{representationBasis}）{完}向本机关提出；逾期未提出的，视为放弃。本机关不因陈述、申辩而给予更重的处罚。
{如 hasHearing}根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有权要求听证。要求听证的，应当自收到本告知书之日起{hearingTerm}内向本机关提出；逾期未提出的，视为放弃。组织听证不收取费用。
{完}联系方式：{contact}
【落款】`,
  },
  "罚告",
  { guide: PARTY_GUIDE },
);

export const hearingRightNotice = letter(
  {
    code: "DOC-27",
    name: "行政处罚听证告知书",
    sources: ["《行政处罚法》(2021) 第六十三条、第六十四条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "事实", "longText"),
      BASIS,
      needed("proposal", "拟处罚", "longText"),
      needed("requestDueOn", "申请期限", "date"),
      needed("contact", "联系方式"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
经查，{facts}
依据{basis}，本机关拟对你（单位）作出如下行政处罚：
{proposal}
根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有权要求听证。要求听证的，应当在收到本告知书后五个工作日内，即{requestDueOn}前向本机关提出；逾期未提出的，视为放弃。你（单位）不承担组织听证的费用。
联系方式：{contact}
【落款】`,
  },
  "听告",
  { unissued: "行政处罚事先（听证）告知书已一并告知听证权利；分开告知的地方可以在模板管理中使用本式样" },
);

export const hearingNotice = letter(
  {
    code: "DOC-28",
    name: "行政处罚听证通知书",
    sources: ["《行政处罚法》(2021) 第六十四条第二项"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("heldAt", "听证时间", "instant"),
      needed("place", "地点"),
      needed("isPublic", "是否公开", "yesNo"),
      needed("presider", "主持人"),
      needed("recorder", "记录人"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{partyName}：
根据你（单位）的要求，本机关定于{heldAt}在{place}就{causeOfAction}一案（案号：{caseNumber}）举行听证。
听证主持人：{presider}；记录人：{recorder}。
{如 isPublic}本次听证公开举行。{否则}本案涉及国家秘密、商业秘密或者个人隐私，依法不公开举行听证。{完}
你（单位）可以亲自参加听证，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避。无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利。
【落款】`,
  },
  "听通",
);

export const hearingRecord = record(
  {
    code: "DOC-31",
    name: "听证笔录",
    sources: ["《行政处罚法》(2021) 第六十四条第八项"],
    fields: [
      ...CASE_FIELDS,
      needed("heldAt", "时间", "instant"),
      needed("place", "地点"),
      needed("presider", "主持人"),
      needed("recorder", "记录人"),
      needed("participants", "参加人", "rows", {
        columns: { name: "姓名", capacity: "身份", note: "单位、职务或者代理权限" },
      }),
      needed("transcript", "听证记录", "longText"),
    ],
    template: `${CASE_ROW}
| 时间 | {heldAt} | 地点 | {place} |
| 主持人 | {presider} | 记录人 | {recorder} |
【清单 participants】参加人
【标题】听证记录
{transcript}
【顶格】以上笔录已交当事人或者其代理人核对无误。
【签名 party investigator presider recorder】`,
  },
  [
    { id: "party", label: "当事人（代理人）", count: 1, everyPage: true },
    { id: "investigator", label: "调查人员", count: 2 },
    { id: "presider", label: "主持人", count: 1 },
    SIGNERS.recorder,
  ],
);

export const onTheSpotDecision = letter(
  {
    code: "DOC-33",
    name: "当场行政处罚决定书",
    sources: [
      "《行政处罚法》(2021) 第五十一条、第五十二条",
      "《行政复议法》(2023) 第二十三条",
      "《住房和城乡建设行政处罚程序规定》(2022) 第十三条、第十四条",
    ],
    fields: [
      ...PARTY_FIELDS,
      needed("place", "地点"),
      needed("at", "时间", "instant"),
      needed("violation", "违法行为", "longText"),
      BASIS,
      needed("kind", "处罚种类", "choice", { options: { warning: "警告", fine: "罚款", both: "警告并处罚款" } }),
      optional("fineFen", "罚款数额", "money"),
      needed("correction", "责令改正", "longText"),
      needed("payment", "缴款方式", "choice", {
        options: { on_the_spot: "当场收缴", bank: "银行缴纳", online: "电子支付缴纳", none: "无须缴款" },
      }),
      OFFICERS,
      REMEDY,
      optional("refusal", "拒绝签收情况", "longText"),
      ...AGENCY_FIELDS,
      optional("caseNumber", "案号"),
      ACCESS_FIELD,
    ],
    template: `${PARTY_LINES}
{at}，你（单位）在{place}，{violation}
上述行为依据{basis}的规定，经当场告知拟作出处罚的内容及事实、理由、依据，并听取你（单位）的陈述和申辩，现决定给予{kind}的行政处罚{如 fineFen}，罚款{fineFen|大写}（{fineFen}）{完}。
同时责令你（单位）：{correction}
{如 payment=on_the_spot}罚款当场收缴，并出具国务院财政部门或者省、自治区、直辖市人民政府财政部门统一制发的专用票据。
{完}{如 payment=bank}请自收到本决定书之日起十五日内到指定的银行缴纳罚款；到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。
{完}{如 payment=online}请自收到本决定书之日起十五日内通过电子支付系统缴纳罚款；到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。
{完}{remedyText}
{如 refusal}当事人拒绝签收：{refusal}
{完}执法人员：{officers}
【签名 party officer】
【落款】`,
  },
  "当罚",
  { signers: [SIGNERS.party, SIGNERS.officer], isApproved: false, guide: PARTY_GUIDE },
);

export const penaltyDecision = letter(
  {
    code: "DOC-34",
    name: "行政处罚决定书",
    sources: ["《行政处罚法》(2021) 第五十九条", "《罚款决定与罚款收缴分离实施办法》(1998) 第七条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "违法事实和证据", "longText"),
      needed("evidence", "证据", "words"),
      needed("representation", "陈述申辩（听证）及采纳情况", "longText"),
      BASIS,
      needed("discretion", "裁量情况", "longText"),
      needed("penalty", "处罚内容", "longText"),
      optional("fineFen", "罚款", "money"),
      needed("correction", "改正要求", "longText"),
      needed("payment", "履行方式和期限", "longText"),
      needed("surcharge", "加处罚款告知", "longText"),
      REMEDY,
      ...AGENCY_FIELDS,
      ACCESS_FIELD,
    ],
    template: `${PARTY_LINES}
【顶格】案由：{causeOfAction}
【顶格】案号：{caseNumber}
经查，{facts}
以上事实有下列证据证明：{evidence}。
{representation}
本机关认为：{discretion}
依据{basis}的规定，本机关决定对你（单位）作出如下行政处罚：
{penalty}
{correction}
{payment}
{如 fineFen}{surcharge}
{完}{remedyText}
【落款】`,
  },
  "罚",
  { guide: PARTY_GUIDE },
);

export const noPenaltyDecision = letter(
  {
    code: "DOC-35",
    name: "不予行政处罚决定书",
    sources: ["《行政处罚法》(2021) 第三十条、第三十一条、第三十三条、第三十六条、第五十七条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "事实", "longText"),
      needed("ground", "理由", "choice", {
        options: {
          minor: "违法行为轻微并及时改正，没有造成危害后果",
          first: "初次违法且危害后果轻微并及时改正",
          no_fault: "有证据足以证明没有主观过错",
          under_age: "不满十四周岁",
          mental: "在不能辨认或者不能控制自己行为时有违法行为",
          expired: "违法行为超过追究时效",
          not_established: "违法事实不能成立",
        },
      }),
      BASIS,
      optional("education", "教育情况", "longText"),
      REMEDY,
      ...AGENCY_FIELDS,
      ACCESS_FIELD,
    ],
    template: `${PARTY_LINES}
经查，{facts}
因{ground}，依据{basis}的规定，本机关决定对你（单位）不予行政处罚。
{如 education}{education}
{完}{remedyText}
【落款】`,
  },
  "不罚",
  { guide: PARTY_GUIDE },
);

export const decisionApproval = approval(
  {
    code: "DOC-36",
    name: "行政处罚决定审批表",
    sources: ["《行政处罚法》(2021) 第五十七条"],
    fields: [
      ...CASE_FIELDS,
      needed("partyName", "当事人"),
      needed("facts", "违法事实", "longText"),
      needed("basis", "依据", "articles"),
      needed("proposal", "处理意见", "longText"),
      optional("departure", "偏离裁量基准的理由和批准", "longText"),
    ],
    template: `${CASE_ROW}
| 当事人 | {partyName} |
|高| 违法事实 | {facts} |
| 依据 | {basis} |
|高| 处理意见 | {proposal} |
{如 departure}| 偏离基准 | {departure} |
{完}【意见 handler】
【意见 unit_head】
【意见 legal_review】
【意见 agency_head】`,
  },
  // Not every case is reviewed by law, and 快速办理 has no review by the unit; where they are due the decision is refused without.
  [SIGNERS.handler, SIGNERS.unitHeadIfAny, SIGNERS.legalIfAny, SIGNERS.head],
);
