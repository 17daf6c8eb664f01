/** 线索、立案、结案、归档 forms. */
import {
  approval,
  CASE_FIELDS,
  CASE_ROW,
  INSPECTION_ONLY,
  needed,
  OFFICERS,
  optional,
  PARTY_FIELDS,
  PARTY_ROWS,
  record,
  SIGNERS,
} from "./fields.ts";

export const clueRegister = record(
  {
    code: "DOC-01",
    name: "案件线索登记表",
    sources: ["《住房和城乡建设行政处罚程序规定》(2022) 第十五条"],
    fields: [
      needed("clueNumber", "线索编号"),
      needed("source", "来源", "choice", {
        options: {
          patrol: "巡查发现",
          complaint: "投诉举报",
          dispatch: "网格派遣",
          transfer: "其他机关移送",
          assigned: "上级交办",
          offsite: "非现场发现",
        },
      }),
      needed("receivedAt", "收到时间", "instant"),
      needed("location", "地点"),
      needed("summary", "线索内容", "longText"),
      optional("reporter", "举报人", "text", { isPersonal: true }),
      needed("verifyDueOn", "核查期限", "date"),
      optional("result", "核查结论", "choice", {
        options: { file: "立案", not_file: "不予立案", transfer: "移送", on_the_spot: "适用简易程序" },
      }),
    ],
    template: `| 线索编号 | {clueNumber} | 来源 | {source} |
| 收到时间 | {receivedAt} | 核查期限 | {verifyDueOn} |
| 地点 | {location} |
| 举报人 | {reporter} |
|高| 线索内容 | {summary} |
| 核查结论 | {result} |
【签名 registrar】`,
  },
  [{ id: "registrar", label: "登记人", count: 1 }],
  { series: "线" },
);

export const filingApproval = approval(
  {
    code: "DOC-02",
    name: "立案审批表",
    sources: ["《行政处罚法》(2021) 第五十四条", "《住房和城乡建设行政处罚程序规定》(2022) 第十五条第二款"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("source", "案件来源"),
      needed("facts", "初步查明的事实", "longText"),
      needed("basis", "立案依据", "longText"),
      needed("officers", "拟定承办人", "officers"),
      needed("filedOn", "立案日期", "date"),
    ],
    template: `${CASE_ROW}
${PARTY_ROWS}
| 案件来源 | {source} | 立案日期 | {filedOn} |
|高| 初步查明的事实 | {facts} |
| 立案依据 | {basis} |
| 拟定承办人 | {officers} |
【意见 handler】
【意见 unit_head】
【意见 agency_head】`,
  },
  // 部令第55号第十五条 asks for the head of the agency alone; the head of the unit is asked first where there is one.
  [SIGNERS.handler, SIGNERS.unitHeadIfAny, SIGNERS.head],
  "立",
);

export const closingApproval = approval(
  {
    code: "DOC-51",
    name: "结案审批表",
    sources: ["《住房和城乡建设行政处罚程序规定》(2022) 结案条款"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("result", "处理结果", "longText"),
      needed("performed", "履行情况", "longText"),
      needed("reason", "结案理由", "choice", {
        options: {
          performed: "履行完毕",
          no_penalty: "不予行政处罚",
          withdrawn: "撤销案件",
          transferred: "移送",
          execution_ended: "终结执行",
          other: "其他",
        },
      }),
    ],
    template: `${CASE_ROW}
${PARTY_ROWS}
|高| 处理结果 | {result} |
|高| 履行情况 | {performed} |
| 结案理由 | {reason} |
【意见 handler】
【意见 agency_head】`,
  },
  [SIGNERS.handler, SIGNERS.head],
);

export const dossierCover = record(
  {
    code: "DOC-53",
    name: "行政处罚案卷",
    sources: ["《档案法实施条例》(2024) 第十九条、第三十九条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("filedOn", "立案日期", "date"),
      needed("closedOn", "结案日期", "date"),
      needed("retention", "保管期限"),
      optional("pages", "页数", "number"),
      needed("index", "卷内目录", "rows", {
        columns: { name: "文书名称", number: "文号", on: "日期", note: "备注" },
      }),
      needed("archivist", "立卷人"),
      optional("remarks", "卷内情况说明", "longText"),
    ],
    template: `${CASE_ROW}
| 当事人 | {partyName} | 类型 | {partyKind} |
| 立案日期 | {filedOn} | 结案日期 | {closedOn} |
| 保管期限 | {retention} | 页数 | {pages|卷内页数} |
| 立卷人 | {archivist} |
【分页】
【清单 index】卷内目录
【分页】
【标题】备考表
|高| 卷内情况说明 | {remarks} |
【签名 archivist checker】`,
  },
  [
    { id: "archivist", label: "立卷人", count: 1 },
    { id: "checker", label: "检查人", count: 1 },
  ],
  { layout: "cover" },
);

export const legalReviewOpinion = record(
  {
    code: "DOC-24",
    name: "法制审核意见书",
    sources: ["《行政处罚法》(2021) 第五十八条"],
    fields: [
      ...CASE_FIELDS,
      needed("checklist", "审核清单", "rows", { columns: { item: "审核事项", result: "结论", note: "说明" } }),
      needed("opinion", "审核意见", "choice", {
        options: { agree: "同意", amend: "建议修改", supplement: "建议补充调查", disagree: "不同意" },
      }),
      needed("detail", "具体意见", "longText"),
      needed("reviewer", "审核人"),
      optional("qualification", "法律职业资格"),
    ],
    template: `${CASE_ROW}
| 审核人 | {reviewer} | 法律职业资格 | {qualification} |
【清单 checklist】审核清单
| 审核意见 | {opinion} |
|高| 具体意见 | {detail} |
【签名 reviewer】`,
  },
  [{ id: "reviewer", label: "审核人", count: 1 }],
  { series: "法审" },
);

export const collectiveDiscussion = record(
  {
    code: "DOC-25",
    name: "重大案件集体讨论记录",
    sources: ["《行政处罚法》(2021) 第五十七条第二款"],
    fields: [
      ...CASE_FIELDS,
      needed("heldAt", "时间", "instant"),
      needed("place", "地点"),
      needed("chair", "主持人"),
      needed("attendees", "参加人", "words"),
      needed("recorder", "记录人"),
      needed("views", "讨论情况", "longText"),
      needed("conclusion", "结论", "longText"),
    ],
    template: `${CASE_ROW}
| 时间 | {heldAt} | 地点 | {place} |
| 主持人 | {chair} | 记录人 | {recorder} |
| 参加人 | {attendees} |
【标题】一、讨论情况
{views}
【标题】二、讨论结论
{conclusion}
【签名 attendee recorder】`,
  },
  [{ id: "attendee", label: "参加人", count: 3 }, SIGNERS.recorder],
);

export const investigationReport = record(
  {
    code: "DOC-23",
    name: "案件调查终结报告",
    sources: ["《住房和城乡建设行政处罚程序规定》(2022) 第二十条"],
    fields: [
      ...CASE_FIELDS,
      ...PARTY_FIELDS,
      needed("facts", "查明的事实", "longText"),
      needed("evidence", "证据目录", "rows", {
        columns: { name: "证据名称", kind: "种类", proves: "证明内容", pages: "页数" },
      }),
      needed("nature", "案件定性", "longText"),
      needed("basis", "法律依据", "articles"),
      needed("discretion", "裁量理由", "longText"),
      needed("proposal", "处理建议", "longText"),
    ],
    template: `${CASE_ROW}
${PARTY_ROWS}
【标题】一、查明的事实
{facts}
【清单 evidence】证据目录
【标题】二、案件定性和依据
{nature}
依据：{basis}。
【标题】三、裁量理由
{discretion}
【标题】四、处理建议
{proposal}
【签名 handler】
【意见 unit_head】`,
  },
  // 快速办理 goes from the officers to the head.
  [SIGNERS.handlers, SIGNERS.unitHeadIfAny],
  { isApproved: true },
);

export const offsiteReview = record(
  {
    code: "DOC-58",
    name: "行政处罚案件电子监控记录审核表",
    sources: ["《行政处罚法》(2021) 第四十一条第二款"],
    fields: [
      needed("deviceNumber", "设备编号"),
      needed("deviceReviewNumber", "设备审核编号"),
      needed("capturedAt", "采集时间", "instant"),
      needed("location", "点位"),
      needed("quality", "记录审核", "rows", { columns: { item: "审核内容", result: "结论", note: "说明" } }),
      needed("firstReviewer", "初审人"),
      needed("secondReviewer", "复核人"),
      needed("result", "结论", "choice", { options: { accepted: "采用", rejected: "作废" } }),
    ],
    template: `| 设备编号 | {deviceNumber} | 设备审核编号 | {deviceReviewNumber} |
| 采集时间 | {capturedAt} | 点位 | {location} |
| 初审人 | {firstReviewer} | 复核人 | {secondReviewer} |
【清单 quality】真实、清晰、完整、准确
| 结论 | {result} |
【签名 reviewer】`,
  },
  [{ id: "reviewer", label: "审核人", count: 2 }],
);

export const inspectionApproval = approval(
  {
    code: "DOC-55",
    name: "行政检查审批表",
    sources: ["国办发〔2024〕54号", "行政检查文书基本格式文本（试行）"],
    fields: [
      optional("planNumber", "检查计划编号"),
      needed("enterprise", "检查对象"),
      needed("items", "检查事项", "rows", { columns: { item: "检查事项", basis: "依据", method: "方式" } }),
      needed("kind", "检查类型", "choice", { options: { routine: "日常检查", case: "个案检查", special: "专项检查" } }),
      needed("basis", "检查依据", "longText"),
      needed("yearCount", "本年度已检查次数", "number"),
      needed("yearCap", "年度频次上限", "number"),
      OFFICERS,
    ],
    template: `| 检查对象 | {enterprise} | 计划编号 | {planNumber} |
| 检查类型 | {kind} | 本年度已检查 | {yearCount} 次，上限 {yearCap} 次 |
| 检查依据 | {basis} |
| 执法人员 | {officers} |
【清单 items】检查事项
【意见 agency_head】`,
  },
  [SIGNERS.head],
  "检审",
  { unissued: INSPECTION_ONLY },
);
