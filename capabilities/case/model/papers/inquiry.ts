/** 调查取证 forms: inspection, interview, representation, samples, expert opinions, correction. */
import {
  AGENCY_FIELDS,
  CASE_FIELDS,
  CASE_ROW,
  INSPECTION_ONLY,
  letter,
  needed,
  OFFICERS,
  optional,
  PARTY_FIELDS,
  PARTY_LINES,
  PARTY_ROWS,
  REMEDY,
  record,
  SIGNERS,
} from "./fields.ts";

const TIMES = [
  needed("startAt", "开始时间", "instant"),
  needed("endAt", "结束时间", "instant"),
  needed("place", "地点"),
];
const TIME_ROWS = `| 时间 | {startAt}至{endAt} |
| 地点 | {place} |
| 执法人员 | {officers} |`;

export const siteInspection = record(
  {
    code: "DOC-04",
    name: "现场检查（勘验）笔录",
    sources: ["《行政处罚法》(2021) 第四十六条、第五十五条"],
    fields: [
      ...CASE_FIELDS,
      ...TIMES,
      OFFICERS,
      needed("isCertificateShown", "已出示执法证件", "yesNo"),
      needed("isRecusalAsked", "是否申请回避", "yesNo"),
      needed("content", "检查（勘验）情况", "longText"),
      optional("sketch", "现场图", "longText"),
      optional("photos", "现场照片", "words"),
      optional("partyView", "当事人意见", "longText"),
    ],
    template: `${CASE_ROW}
${TIME_ROWS}
| 出示执法证件 | {isCertificateShown} | 申请回避 | {isRecusalAsked} |
执法人员出示执法证件，说明来意，告知当事人依法享有申请执法人员回避、陈述和申辩的权利，以及如实回答询问、协助调查的义务。
【标题】检查（勘验）情况
{content}
{如 sketch}【标题】现场图说明
{sketch}
{完}{如 photos}【顶格】所附照片：{photos}
{完}【顶格】当事人意见：{partyView}
【签名 party officer recorder】`,
  },
  [SIGNERS.partyOrWitness, SIGNERS.officer, SIGNERS.recorder],
);

export const interviewNotice = letter(
  {
    code: "DOC-05",
    name: "调查询问通知书",
    sources: ["《行政处罚法》(2021) 第五十四条、第五十五条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("appearAt", "到场时间", "instant"),
      needed("place", "地点"),
      optional("bring", "携带材料", "longText"),
      needed("contact", "联系人"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{partyName}：
为查明{causeOfAction}一案（案号：{caseNumber}）的有关情况，根据《中华人民共和国行政处罚法》第五十四条、第五十五条的规定，请你（单位）于{appearAt}到{place}接受调查询问。
{如 bring}请携带下列材料：{bring}。
{完}你（单位）应当如实回答询问，协助调查，不得拒绝或者阻挠；认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。
联系人：{contact}
【落款】`,
  },
  "询通",
);

export const interviewRecord = record(
  {
    code: "DOC-06",
    name: "调查询问笔录",
    sources: ["《行政处罚法》(2021) 第五十五条"],
    fields: [
      ...CASE_FIELDS,
      ...TIMES,
      OFFICERS,
      needed("interviewee", "被询问人"),
      needed("intervieweeIdNumber", "证件号码", "text", { isPersonal: true }),
      needed("relation", "与本案的关系"),
      needed("isRightsTold", "已告知权利义务", "yesNo"),
      needed("dialogue", "问答", "dialogue"),
      optional("recording", "录音录像"),
    ],
    template: `${CASE_ROW}
${TIME_ROWS}
| 被询问人 | {interviewee} | 证件号码 | {intervieweeIdNumber} |
| 与本案的关系 | {relation} | 告知权利义务 | {isRightsTold} |
执法人员出示执法证件，告知被询问人：对与本案有关的询问应当如实回答，对与本案无关的问题有权拒绝回答；认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；有权陈述和申辩。
【问答 dialogue】
{如 recording}【顶格】本次询问同步录音录像：{recording}
{完}【顶格】以上笔录已经本人核对，与所说一致。
【签名 interviewee officer】`,
  },
  [{ id: "interviewee", label: "被询问人", count: 1, everyPage: true }, SIGNERS.officer],
);

export const representationRecord = record(
  {
    code: "DOC-07",
    name: "陈述申辩笔录",
    sources: ["《行政处罚法》(2021) 第四十五条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      OFFICERS,
      needed("content", "陈述申辩内容", "longText"),
      optional("evidence", "提交的证据", "words"),
    ],
    template: `${CASE_ROW}
${PARTY_ROWS}
| 执法人员 | {officers} |
【标题】陈述申辩内容
{content}
【顶格】提交的证据：{evidence}
不因当事人陈述、申辩而给予更重的处罚。
【签名 party officer】`,
  },
  [SIGNERS.party, SIGNERS.officer],
);

export const sampling = record(
  {
    code: "DOC-12",
    name: "抽样取证凭证",
    sources: ["《行政处罚法》(2021) 第五十六条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("samples", "样品", "rows", {
        columns: { name: "样品名称", model: "规格", batch: "批号", quantity: "抽样数量", base: "抽样基数" },
      }),
      needed("method", "抽样方法", "longText"),
      needed("sealedBy", "封样情况", "longText"),
      OFFICERS,
    ],
    template: `${CASE_ROW}
${PARTY_ROWS}
| 抽样方法 | {method} |
| 封样情况 | {sealedBy} |
| 执法人员 | {officers} |
【清单 samples】样品清单
【签名 party officer】`,
  },
  [SIGNERS.partyOrWitness, SIGNERS.officer],
  { isSealed: true, receiver: "party" },
);

export const expertRequest = letter(
  {
    code: "DOC-13",
    name: "检测（检验、鉴定）委托书",
    sources: ["《行政强制法》(2012) 第二十五条"],
    fields: [
      ...CASE_FIELDS,
      needed("institution", "受托机构"),
      needed("object", "检测对象", "longText"),
      needed("items", "检测项目", "longText"),
      needed("dueOn", "期限", "date"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{institution}：
因办理{causeOfAction}一案（案号：{caseNumber}）的需要，现委托你单位对下列对象进行检测（检验、鉴定）：
对象：{object}
项目：{items}
请于{dueOn}前出具书面结论，由检测（检验、鉴定）人签名并加盖公章。
【落款】`,
  },
  "鉴",
  { receiver: "institution" },
);

export const correctionOrder = letter(
  {
    code: "DOC-20",
    name: "责令（限期）改正通知书",
    sources: ["《行政处罚法》(2021) 第二十八条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "违法事实", "longText"),
      needed("basis", "依据", "longText"),
      needed("requirement", "改正要求", "longText"),
      needed("dueAt", "改正期限", "instant"),
      REMEDY,
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
经查，{facts}
上述行为违反了{basis}的规定。根据《中华人民共和国行政处罚法》第二十八条第一款的规定，现责令你（单位）于{dueAt}前改正：
{requirement}
逾期不改正的，本机关将依法处理。
{remedyText}
【落款】`,
  },
  "责改",
);

export const recheckRecord = record(
  {
    code: "DOC-22",
    name: "整改复查记录",
    sources: ["《行政处罚法》(2021) 第三十三条", "《生态环境法典》(2026) 第一千零六十条"],
    fields: [
      ...CASE_FIELDS,
      needed("checkedAt", "复查时间", "instant"),
      needed("result", "复查结果", "choice", {
        options: { corrected: "已改正", partly: "部分改正", not_corrected: "未改正" },
      }),
      needed("content", "复查情况", "longText"),
      needed("photos", "复查照片", "words"),
      OFFICERS,
    ],
    template: `${CASE_ROW}
| 复查时间 | {checkedAt} | 复查结果 | {result} |
| 执法人员 | {officers} |
|高| 复查情况 | {content} |
| 复查照片 | {photos} |
【签名 officer party】`,
  },
  [SIGNERS.officer, SIGNERS.party],
);

export const inspectionNotice = letter(
  {
    code: "DOC-56",
    name: "行政检查通知书",
    sources: ["国办发〔2024〕54号", "行政检查文书基本格式文本（试行）"],
    fields: [
      needed("enterprise", "检查对象"),
      needed("items", "检查事项", "longText"),
      needed("basis", "依据", "longText"),
      needed("at", "检查时间", "instant"),
      OFFICERS,
      needed("yearCap", "频次上限", "longText"),
      needed("discipline", "检查纪律", "longText"),
      needed("recusal", "申请回避权", "longText"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{enterprise}：
根据{basis}，本机关定于{at}对你单位进行行政检查。
检查事项：{items}
执法人员：{officers}
{yearCap}
{discipline}
{recusal}
【落款】`,
  },
  "检通",
  { unissued: INSPECTION_ONLY },
);
