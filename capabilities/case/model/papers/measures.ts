/** 先行登记保存、查封、扣押 forms. */
import {
  AGENCY_FIELDS,
  approval,
  CASE_FIELDS,
  CASE_ROW,
  ITEMS,
  letter,
  needed,
  OFFICERS,
  optional,
  PARTY_FIELDS,
  PARTY_LINES,
  REMEDY,
  record,
  SIGNERS,
} from "./fields.ts";

const MEASURES = { seal: "查封", seize: "扣押", release: "解除", extend: "延长" };
const ON_SITE = [SIGNERS.partyOrWitness, SIGNERS.officer];

export const preservationApproval = approval(
  {
    code: "DOC-09",
    name: "先行登记保存证据审批表",
    sources: ["《行政处罚法》(2021) 第五十六条"],
    fields: [...CASE_FIELDS, needed("reason", "理由", "longText"), ITEMS, optional("isUrgent", "情况紧急", "yesNo")],
    template: `${CASE_ROW}
| 情况紧急 | {isUrgent} |
|高| 先行登记保存的理由 | {reason} |
【清单 items】拟登记保存的物品
【意见 handler】
【意见 agency_head】`,
  },
  [SIGNERS.handler, SIGNERS.head],
  "存审",
);

export const preservationNotice = letter(
  {
    code: "DOC-10",
    name: "先行登记保存证据通知书",
    sources: ["《行政处罚法》(2021) 第五十六条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      ITEMS,
      needed("place", "保存地点"),
      needed("method", "保存方式", "choice", { options: { on_site: "就地保存", elsewhere: "异地保存" } }),
      needed("fromOn", "起日", "date"),
      needed("toOn", "止日", "date"),
      OFFICERS,
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
因你（单位）涉嫌{causeOfAction}，为防止证据灭失或者以后难以取得，根据《中华人民共和国行政处罚法》第五十六条的规定，本机关决定对所附清单列明的物品予以先行登记保存。
保存方式：{method}
保存地点：{place}
期限：自{fromOn}至{toOn}。本机关将在七个工作日内及时作出处理决定。在此期间，当事人或者有关人员不得销毁或者转移证据。
执法人员：{officers}
【落款】
【分页】
【清单 items】先行登记保存物品清单
【签名 party officer】`,
  },
  "存",
  { signers: ON_SITE },
);

export const preservationHandling = letter(
  {
    code: "DOC-11",
    name: "先行登记保存证据处理通知书",
    sources: ["《行政处罚法》(2021) 第五十六条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      ITEMS,
      needed("handling", "处理方式", "choice", {
        options: {
          returned: "予以返还",
          released: "解除登记保存",
          seized: "依法查封（扣押）",
          confiscated: "依法没收",
          transferred: "移送有关机关处理",
          tested: "送交检测（鉴定）",
        },
      }),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
因{causeOfAction}一案（案号：{caseNumber}），本机关对你（单位）的有关物品采取了先行登记保存。根据《中华人民共和国行政处罚法》第五十六条的规定，现对所附清单列明的物品作如下处理：{handling}。
【落款】
【分页】
【清单 items】处理物品清单
【签名 party officer】`,
  },
  "存处",
  { signers: [SIGNERS.party, SIGNERS.officer] },
);

export const coerciveApproval = approval(
  {
    code: "DOC-15",
    name: "行政强制措施审批表",
    sources: ["《行政强制法》(2012) 第十八条、第十九条"],
    fields: [
      ...CASE_FIELDS,
      needed("measure", "种类", "choice", { options: MEASURES }),
      needed("legalBasis", "法律、法规依据", "longText"),
      ITEMS,
      needed("reason", "理由", "longText"),
      optional("urgentAt", "紧急实施时间", "instant"),
    ],
    template: `${CASE_ROW}
| 强制措施种类 | {measure} | 紧急实施时间 | {urgentAt} |
| 法律、法规依据 | {legalBasis} |
|高| 理由 | {reason} |
【清单 items】场所、设施或者财物
【意见 handler】
【意见 agency_head】`,
  },
  [SIGNERS.handler, SIGNERS.head],
  "强审",
);

export const seizureDecision = letter(
  {
    code: "DOC-16",
    name: "查封（扣押）决定书",
    sources: ["《行政强制法》(2012) 第二十四条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("measure", "种类", "choice", { options: { seal: "查封", seize: "扣押" } }),
      needed("reason", "理由", "longText"),
      needed("legalBasis", "依据", "longText"),
      needed("fromOn", "起日", "date"),
      needed("toOn", "止日", "date"),
      ITEMS,
      needed("custodian", "保管人和保管地点"),
      REMEDY,
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
经查，{reason}
根据{legalBasis}的规定，本机关决定对所附清单列明的场所、设施或者财物予以{measure}。
期限：自{fromOn}至{toOn}。
保管人和保管地点：{custodian}
{measure}期间，任何人不得使用、损毁或者擅自转移、处置。因{measure}发生的保管费用由行政机关承担。
你（单位）有权陈述和申辩。{remedyText}
【落款】
【分页】
【清单 items】{如 measure=seal}查封{否则}扣押{完}清单（一式二份）
【签名 party officer】`,
  },
  "封扣",
  { signers: ON_SITE },
);

export const seizureRecord = record(
  {
    code: "DOC-17",
    name: "查封（扣押）现场笔录",
    sources: ["《行政强制法》(2012) 第十八条"],
    fields: [
      ...CASE_FIELDS,
      needed("startAt", "开始时间", "instant"),
      needed("endAt", "结束时间", "instant"),
      needed("place", "地点"),
      needed("notified", "通知到场情况", "longText"),
      needed("isReasonTold", "已当场告知理由、依据和权利", "yesNo"),
      needed("process", "实施过程", "longText"),
      needed("partyView", "陈述申辩", "longText"),
      OFFICERS,
      needed("video", "录音录像"),
    ],
    template: `${CASE_ROW}
| 时间 | {startAt}至{endAt} |
| 地点 | {place} |
| 执法人员 | {officers} |
| 通知到场 | {notified} | 告知理由、依据和权利 | {isReasonTold} |
【标题】实施过程
{process}
【标题】当事人的陈述申辩
{partyView}
【顶格】录音录像：{video}
【签名 party witness officer】`,
  },
  [SIGNERS.party, SIGNERS.witness, SIGNERS.officer],
);

export const seizureExtension = letter(
  {
    code: "DOC-18",
    name: "延长查封（扣押）期限通知书",
    sources: ["《行政强制法》(2012) 第二十五条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("decisionNumber", "决定书文号"),
      needed("reason", "理由", "longText"),
      needed("newToOn", "延长至", "date"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
因{causeOfAction}一案，本机关以{decisionNumber}决定对你（单位）的有关场所、设施或者财物予以查封（扣押）。现因{reason}，根据《中华人民共和国行政强制法》第二十五条的规定，经本机关负责人批准，将查封（扣押）期限延长至{newToOn}。
你（单位）有权陈述和申辩。
【落款】`,
  },
  "封延",
);

export const seizureRelease = letter(
  {
    code: "DOC-19",
    name: "解除查封（扣押）决定书",
    sources: ["《行政强制法》(2012) 第二十七条、第二十八条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("decisionNumber", "决定书文号"),
      ITEMS,
      needed("reason", "解除理由", "choice", {
        options: {
          no_violation: "当事人没有违法行为",
          unrelated: "查封、扣押的场所、设施或者财物与违法行为无关",
          decided: "对违法行为已经作出处理决定，不再需要查封、扣押",
          expired: "查封、扣押期限已经届满",
          other: "其他不再需要采取查封、扣押措施的情形",
        },
      }),
      optional("returnedAt", "退还时间", "instant"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
本机关以{decisionNumber}对你（单位）的有关场所、设施或者财物予以查封（扣押）。因{reason}，根据《中华人民共和国行政强制法》第二十八条的规定，现决定对所附清单列明的场所、设施或者财物予以解除。
{如 returnedAt}财物已于{returnedAt}退还。
{完}【落款】
【分页】
【清单 items】解除清单
【签名 party officer】`,
  },
  "解",
  { signers: [SIGNERS.party, SIGNERS.officer] },
);
