/** Forms beyond the core: what an act tells, announces or records besides its main paper. */
import {
  AGENCY_FIELDS,
  approval,
  CASE_FIELDS,
  CASE_ROW,
  ITEMS,
  letter,
  needed,
  optional,
  PARTY_FIELDS,
  PARTY_LINES,
  REMEDY,
  record,
  SIGNERS,
} from "./fields.ts";

export const notFilingApproval = approval(
  {
    code: "DOC-03",
    name: "不予立案审批表",
    sources: ["《行政处罚法》(2021) 第五十四条", "《住房和城乡建设行政处罚程序规定》(2022) 第十五条"],
    fields: [
      needed("clueNumber", "线索编号"),
      optional("causeOfAction", "案由"),
      needed("summary", "线索内容", "longText"),
      needed("reason", "不予立案的理由", "longText"),
      optional("education", "教育情况", "longText"),
    ],
    template: `| 线索编号 | {clueNumber} | 案由 | {causeOfAction} |
|高| 线索内容 | {summary} |
|高| 不予立案的理由 | {reason} |
| 教育情况 | {education} |
【意见 handler】
【意见 agency_head】`,
  },
  [SIGNERS.handlerIfAny, SIGNERS.head],
  "不立",
);

export const representationReview = record(
  {
    code: "DOC-08",
    name: "陈述申辩复核意见书",
    sources: ["《行政处罚法》(2021) 第四十五条"],
    fields: [
      ...CASE_FIELDS,
      needed("partyName", "当事人"),
      needed("claims", "主张的事实、理由和证据", "longText"),
      needed("review", "复核意见", "longText"),
    ],
    template: `${CASE_ROW}
| 当事人 | {partyName} |
|高| 主张的事实、理由和证据 | {claims} |
|高| 复核意见 | {review} |
当事人提出的事实、理由或者证据成立的，应当采纳；不得因当事人陈述、申辩而给予更重的处罚。
【签名 handler】
【意见 unit_head】`,
  },
  [{ ...SIGNERS.handlers, label: "复核人" }, SIGNERS.unitHeadIfAny],
  { isApproved: true },
);

export const testingNotice = letter(
  {
    code: "DOC-14",
    name: "检测（检验、鉴定）期间告知书",
    sources: ["《行政强制法》(2012) 第二十五条第三款"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("decisionNumber", "决定书文号"),
      needed("measure", "种类", "choice", { options: { seal: "查封", seize: "扣押" } }),
      ITEMS,
      needed("testingFromOn", "起日", "date"),
      needed("testingToOn", "止日", "date"),
      needed("toOn", "顺延后的期限", "date"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
因{causeOfAction}一案，本机关以{decisionNumber}决定对你（单位）的有关场所、设施或者财物予以{measure}。现需对所附清单列明的物品进行检测（检验、检疫或者技术鉴定），期间自{testingFromOn}至{testingToOn}。
根据《中华人民共和国行政强制法》第二十五条第三款的规定，上述期间不计入{measure}的期间，{measure}期限顺延至{toOn}；检测（检验、检疫或者技术鉴定）的费用由本机关承担。
【落款】
【分页】
【清单 items】检测（检验、鉴定）物品清单`,
  },
  "鉴期",
  { isApproved: false },
);

export const stopOrder = letter(
  {
    code: "DOC-21",
    name: "责令停止违法行为通知书",
    sources: ["《行政处罚法》(2021) 第二十八条", "《城乡规划法》(2019) 第六十四条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "违法事实", "longText"),
      needed("basis", "依据", "longText"),
      REMEDY,
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
经查，{facts}
上述行为违反了{basis}的规定，现责令你（单位）自收到本通知书之时起立即停止违法行为，听候处理。
拒不停止的，本机关将依法处理。
{remedyText}
【落款】`,
  },
  "责停",
);

export const hearingRefusal = letter(
  {
    code: "DOC-29",
    name: "不予受理听证通知书",
    sources: ["《行政处罚法》(2021) 第六十三条、第六十四条"],
    fields: [...CASE_FIELDS, ...PARTY_FIELDS, needed("reason", "理由", "longText"), ...AGENCY_FIELDS],
    template: `${PARTY_LINES}
你（单位）就{causeOfAction}一案（案号：{caseNumber}）提出的听证申请，本机关不予受理。
理由：{reason}
不予受理听证，不影响你（单位）依法进行陈述和申辩。
【落款】`,
  },
  "听不",
);

export const hearingAnnouncement = letter(
  {
    code: "DOC-30",
    name: "听证公告",
    sources: ["《行政处罚法》(2021) 第六十四条第三项"],
    fields: [
      ...CASE_FIELDS,
      needed("heldAt", "时间", "instant"),
      needed("place", "地点"),
      needed("attend", "旁听办法", "longText"),
      ...AGENCY_FIELDS,
    ],
    template: `本机关定于{heldAt}在{place}就{causeOfAction}一案（案号：{caseNumber}）公开举行听证。
{attend}
特此公告。
【落款】`,
  },
  "听公",
  { receiver: "public" },
);

export const hearingReport = record(
  {
    code: "DOC-32",
    name: "听证报告",
    sources: ["《行政处罚法》(2021) 第六十五条"],
    fields: [
      ...CASE_FIELDS,
      needed("partyName", "当事人"),
      optional("heldAt", "听证时间", "instant"),
      needed("presider", "主持人"),
      needed("facts", "基本情况", "longText"),
      needed("report", "争议焦点、质证意见和处理建议", "longText"),
    ],
    template: `${CASE_ROW}
| 当事人 | {partyName} | 主持人 | {presider} |
| 听证时间 | {heldAt} |
【标题】一、基本情况
{facts}
【标题】二、争议焦点、质证意见和处理建议
{report}
【签名 presider】`,
  },
  [{ id: "presider", label: "主持人", count: 1 }],
);

export const deliveryAnnouncement = letter(
  {
    code: "DOC-39",
    name: "送达公告",
    sources: ["《行政处罚法》(2021) 第六十一条", "《民事诉讼法》(2023) 第九十五条"],
    fields: [
      ...CASE_FIELDS,
      needed("partyName", "受送达人"),
      needed("documentName", "文书名称"),
      needed("documentNumber", "文号"),
      needed("reason", "公告的原因和经过", "longText"),
      needed("content", "文书要点", "longText"),
      needed("period", "期间"),
      needed("postedOn", "发布日", "date"),
      needed("deemedOn", "视为送达日", "date"),
      needed("contact", "领取处"),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{partyName}：
本机关在办理{causeOfAction}一案（案号：{caseNumber}）中作出{documentName}（{documentNumber}）。{reason}
根据《中华人民共和国行政处罚法》第六十一条、《中华人民共和国民事诉讼法》第九十五条的规定，现向你（单位）公告送达。本公告于{postedOn}发布，自发布之日起经过{period}，即{deemedOn}，视为送达。
文书要点：{content}
你（单位）可以到{contact}领取文书。
特此公告。
【落款】`,
  },
  "送公",
  { receiver: "public" },
);

export const executionNotice = letter(
  {
    code: "DOC-47",
    name: "中止（终结、恢复）执行通知书",
    sources: ["《行政强制法》(2012) 第三十九条、第四十条、第四十二条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("decisionNumber", "决定书文号"),
      needed("step", "类型", "choice", { options: { suspend: "中止", resume: "恢复", end: "终结" } }),
      needed("ground", "事由", "longText"),
      needed("article", "依据"),
      optional("waiver", "执行协议中的减免", "longText"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
本机关以{decisionNumber}对你（单位）作出行政决定，并依法启动强制执行。
{ground}
根据《中华人民共和国行政强制法》{article}的规定，本机关决定{step}执行。
{如 waiver}{waiver}
{完}{如 step=suspend}中止执行的情形消失后，本机关将恢复执行。
{完}【落款】`,
  },
  "执中",
);

export const transferLetter = letter(
  {
    code: "DOC-49",
    name: "案件移送函",
    sources: ["《住房和城乡建设行政处罚程序规定》(2022) 第六条", "《生态环境法典》(2026) 第一千一百七十九条"],
    fields: [
      optional("caseNumber", "案号"),
      needed("receiver", "受移送机关"),
      needed("summary", "案件情况", "longText"),
      needed("reason", "移送理由", "longText"),
      optional("materials", "材料清单", "rows", { columns: { name: "材料名称", pages: "页数", note: "备注" } }),
      ...AGENCY_FIELDS,
    ],
    template: `【顶格】{receiver}：
本机关在行政执法中发现下列情况{如 caseNumber}（案号：{caseNumber}）{完}：{summary}
{reason}
现将本案移送你单位，请依法处理，并将处理结果函告本机关。
【落款】
{如 materials}【清单 materials】附：移送材料
{完}`,
  },
  "移",
  { receiver: "agency" },
);

export const withdrawalApproval = approval(
  {
    code: "DOC-52",
    name: "撤销（终止）案件审批表",
    sources: ["《行政处罚法》(2021) 第五十七条"],
    fields: [
      ...CASE_FIELDS,
      needed("partyName", "当事人"),
      needed("filedOn", "立案日期", "date"),
      needed("facts", "已查明的事实", "longText"),
      needed("reason", "撤销（终止）的理由", "longText"),
    ],
    template: `${CASE_ROW}
| 当事人 | {partyName} | 立案日期 | {filedOn} |
|高| 已查明的事实 | {facts} |
|高| 撤销（终止）的理由 | {reason} |
【意见 handler】
【意见 agency_head】`,
  },
  [SIGNERS.handlerIfAny, SIGNERS.head],
);

export const disposalRecord = record(
  {
    code: "DOC-54",
    name: "罚没物品处理记录",
    sources: ["《行政处罚法》(2021) 第七十四条"],
    fields: [
      ...CASE_FIELDS,
      optional("decisionNumber", "决定书文号"),
      ITEMS,
      needed("method", "方式", "choice", {
        options: { auctioned: "依法拍卖", destroyed: "销毁", handed_over: "移交有关部门", returned: "返还" },
      }),
      needed("witness", "监督人"),
      needed("at", "处理时间", "instant"),
    ],
    template: `${CASE_ROW}
| 决定书文号 | {decisionNumber} | 处理方式 | {method} |
| 处理时间 | {at} | 监督人 | {witness} |
【清单 items】罚没物品清单
【签名 officer witness】`,
  },
  [
    { ...SIGNERS.officer, label: "经办人" },
    { ...SIGNERS.recorder, id: "witness", label: "监督人" },
  ],
);

export const offsiteNotice = letter(
  {
    code: "DOC-59",
    name: "非现场执法违法事实告知书",
    sources: ["《行政处罚法》(2021) 第四十一条第三款"],
    fields: [
      optional("caseNumber", "案号"),
      ...PARTY_FIELDS,
      needed("capturedAt", "采集时间", "instant"),
      needed("location", "点位"),
      needed("deviceNumber", "设备编号"),
      needed("violation", "违法事实", "longText"),
      needed("way", "查询方式", "longText"),
      needed("contact", "处理窗口"),
      optional("responseTerm", "处理期限"),
      ...AGENCY_FIELDS,
    ],
    template: `${PARTY_LINES}
{capturedAt}，设置在{location}的电子技术监控设备（编号 {deviceNumber}）记录了下列事实，记录已经审核：{violation}
你（单位）可以查询上述记录。查询方式：{way}
你（单位）有权进行陈述和申辩，可以向下列处理窗口提出，本机关将予以复核：{contact}
{如 responseTerm}请自收到本告知书之日起{responseTerm}内接受处理；这一期限由本机关确定，不影响你（单位）依法陈述、申辩。
{完}根据《中华人民共和国行政处罚法》第四十一条第三款的规定，特此告知。
【落款】`,
  },
  "非告",
  { isApproved: false },
);
