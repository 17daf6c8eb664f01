/** One invented case, for previews of templates and for tests: every field of every form has something to say. */
import type { Json } from "#base/canonical-json.ts";
import type { DocumentContent, DocumentField, DocumentForm } from "#kernel/document/model/public.ts";

const FACTS =
  "你单位承建文昌街 3 号地块基坑工程期间，于 2026 年 9 月 28 日至 10 月 8 日，未取得城市建筑垃圾处置核准，擅自外运并弃置建筑垃圾 18 车，约 216 立方米。\n上述建筑垃圾弃置于文昌街东侧空地，未采取覆盖措施。";

const SAMPLE: DocumentContent = {
  caseNumber: "990102-20261012-E-00147",
  clueNumber: "990102-20261009-X-00321",
  planNumber: "2026-专-014",
  causeOfAction: "未经核准擅自处置建筑垃圾",
  partyName: "启砾建筑工程有限公司",
  partyKind: "organization",
  partyIdNumber: "91990102MA0000147X",
  partyAddress: "示范市衡川区文昌街 88 号",
  partyPhone: "0000-0000147",
  legalRepresentative: "秦砚",
  agencyName: "示范市衡川区城市管理综合行政执法局",
  issuedOn: "2026-11-18",
  facts: FACTS,
  violation: "将废弃的包装箱堆放在人行道上，占用约 2 平方米。",
  evidence: [
    { name: "现场检查（勘验）笔录", kind: "现场笔录", proves: "弃置地点、数量", pages: "3" },
    { name: "车辆轨迹记录", kind: "电子数据", proves: "外运车次和路线", pages: "6" },
    { name: "调查询问笔录", kind: "当事人陈述", proves: "未办理核准", pages: "4" },
  ],
  officers: [
    { name: "顾明川", certificate: "99010200147" },
    { name: "程予安", certificate: "99010200163" },
  ],
  basis: ["《城市建筑垃圾管理规定》(2005) 第七条", "《城市建筑垃圾管理规定》(2005) 第二十五条第一项"],
  fineFen: 7_000_000,
  amountFen: 7_210_000,
  budgetFen: 564_025,
  dialogue: [
    { question: "你单位外运建筑垃圾前是否办理了处置核准？", answer: "没有办理，当时以为由运输单位办理。" },
    { question: "一共外运了多少车，运到哪里？", answer: "一共 18 车，都倒在文昌街东侧的空地上。" },
    { question: "以上所说是否属实？", answer: "属实。" },
  ],
};

/** Values for every field of a form, the same each time. */
export function sampleContent(form: DocumentForm): DocumentContent {
  return Object.fromEntries(form.fields.map((field) => [field.key, fitting(field) ?? madeUp(field)]));
}

/** The sample's own value, where it is of the field's type. */
function fitting(field: DocumentField): Json | undefined {
  const value = SAMPLE[field.key];
  if (value === undefined) return undefined;
  if (field.key === "evidence" && field.type === "words")
    return ["现场检查（勘验）笔录", "车辆轨迹记录", "调查询问笔录"];
  if (field.key === "basis" && field.type === "longText") return (value as readonly string[]).join("、");
  return value;
}

function madeUp({ type, label, options, columns }: DocumentField): Json {
  switch (type) {
    case "date":
      return "2026-11-26";
    case "instant":
      return "2026-11-13T01:30:00.000Z";
    case "money":
      return 161_15;
    case "number":
      return 12;
    case "yesNo":
      return true;
    case "choice":
      return Object.keys(options ?? {})[0] ?? "";
    case "words":
      return ["沈知远", "陆青禾", "周砚秋"];
    case "rows":
      return ["甲", "乙"].map((mark) =>
        Object.fromEntries(Object.entries(columns ?? {}).map(([key, heading]) => [key, `${heading}${mark}`])),
      );
    case "officers":
      return SAMPLE.officers ?? [];
    case "articles":
      return ["《行政处罚法》(2021) 第五十七条"];
    case "dialogue":
      return SAMPLE.dialogue ?? [];
    case "longText":
      return `（示例）${label}：情况属实，材料齐全，依照规定办理，并将有关情况记入案卷。`;
    case "text":
      return `示例${label}`;
  }
}
