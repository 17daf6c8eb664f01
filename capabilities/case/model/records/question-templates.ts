/**
 * 询问提纲与检查要点 by group of offence: shipped here, changed by the agency in versions that hold from a day. A record keeps the questions
 * that were asked, whatever is changed later. Answers are free; questions may be changed, left out and added while the record is made.
 */
import { z } from "zod";

/**
 * What is asked in every case, and 执法种类. Twin of `OFFENCE_GROUPS` of the list of powers, which is too large to be carried to every
 * page for its names alone; a test keeps them equal.
 */
export const TEMPLATE_GROUPS = {
  every: "所有案件",
  sanitation: "环卫",
  appearance: "市容",
  advertising: "户外广告",
  construction_waste: "建筑垃圾",
  roads: "市政",
  lighting: "照明",
  parking: "停车",
  planning: "规划违建",
  greening: "园林",
  dust: "扬尘焚烧",
  fumes: "油烟",
  noise: "噪声",
  gas: "燃气",
  drainage: "排水",
  property: "物业装修",
  dogs: "犬类",
  unlicensed: "无照经营",
  other: "其他",
} as const;
export type TemplateGroup = keyof typeof TEMPLATE_GROUPS;

const line = z.string().trim().min(2, "每行至少 2 字").max(400, "每行不超过 400 字");
const linesOfText = (what: string) =>
  z
    .array(line)
    .max(60, `${what}最多 60 行`)
    .refine((lines) => new Set(lines).size === lines.length, `${what}有重复的行`);

export const TemplateLinesSchema = z.object({
  questions: linesOfText("询问提纲"),
  checkpoints: linesOfText("检查要点"),
});
export type TemplateLines = Readonly<z.output<typeof TemplateLinesSchema>>;

/** What the agency put in force, by group; a group that is absent has what is shipped. */
export type OwnTemplates = ReadonlyMap<TemplateGroup, TemplateLines>;
const NONE: OwnTemplates = new Map();

/** Before anything else: who asks, what the person must and may do, whether anybody is asked to withdraw. */
export const RIGHTS_FIRST: readonly string[] = [
  "我们是行政执法人员，这是我们的执法证件（出示并读出证号），请你核对。看清楚了吗？",
  "现依法向你询问。你应当如实回答，协助调查，不得阻挠；与本案无关的问题，你有权拒绝回答；你有权陈述、申辩。听清楚了吗？",
  "你认为执法人员与本案有直接利害关系或者其他关系、可能影响公正执法的，有权申请回避。你是否申请回避？",
  "请说明你的姓名、证件号码、住址、联系电话和工作单位、职务，以及与本案的关系。",
];

/** After everything else. */
export const READ_AND_SIGN: readonly string[] = [
  "你还有什么要补充、要陈述申辩的？有没有证据要提交？",
  "以上笔录请你看一遍（或者向你宣读）。与你说的是否一致？",
];

const SHIPPED: Partial<Record<TemplateGroup, TemplateLines>> = {
  every: {
    questions: [
      "请把事情的经过说一遍：什么时间、什么地点、什么人、做了什么？",
      "你为什么这样做？知道需要办理许可或者有禁止的规定吗？",
      "造成了什么后果？事后采取了什么措施？",
      "以前因为同类行为受到过处理吗？",
    ],
    checkpoints: ["现场的位置、范围和现状", "正在进行的行为，在场的人员、车辆、工具", "危害后果和影响范围"],
  },
  construction_waste: {
    questions: [
      "建筑垃圾从哪个工地运出？工程的建设、施工单位是谁？",
      "办理过城市建筑垃圾处置核准吗？核准的运输单位、路线、消纳场所是什么？",
      "用了哪些车辆（号牌）、运了多少车、每车约多少立方米？倒在什么地方？",
      "谁安排的运输？怎样计价和结算？有没有运输记录、行车轨迹、付款凭证？",
    ],
    checkpoints: [
      "弃置点的位置、面积、堆高，估算体积和估算的方法",
      "建筑垃圾的种类，是否混入生活垃圾、危险废物",
      "车辆号牌、密闭和冲洗情况",
      "有无处置核准文件",
    ],
  },
  sanitation: {
    questions: [
      "垃圾（污水、废弃物）从哪里来？是什么、有多少？",
      "应当投放、倾倒到哪里？为什么没有？",
      "保洁责任区是怎样划定、由谁负责的？",
    ],
    checkpoints: ["污染的面积和种类", "收集容器的设置和满溢情况", "责任区的公示"],
  },
  appearance: {
    questions: [
      "占用的是什么位置、多大面积？从什么时候开始？",
      "经营的是什么？有没有设摊、占道的批准？",
      "此前有没有被劝导、责令改正？什么时候、怎样改正的？",
    ],
    checkpoints: ["占用的位置、长宽和面积", "物品、设施的种类和数量", "对行人、车辆通行的影响"],
  },
  advertising: {
    questions: [
      "广告（招牌）由谁设置、谁制作、内容是什么？",
      "办理过设置许可吗？期限、位置、规格是怎样批准的？",
      "设施由谁维护？最近一次安全检查是什么时候？",
    ],
    checkpoints: ["设施的位置、规格、材质、固定方式", "有无锈蚀、松动、倾斜", "批准的与实际的差别"],
  },
  roads: {
    questions: [
      "挖掘（占用）的是哪条道路、什么位置、多大面积？",
      "办理过占用、挖掘许可吗？批准的期限和范围是什么？",
      "采取了哪些围挡、警示、恢复措施？",
    ],
    checkpoints: ["占用、挖掘的位置、长宽深", "围挡、警示标志、夜间照明", "路面、管线、井盖受损情况"],
  },
  parking: {
    questions: ["车辆由谁停放、停了多久？", "停放的位置有没有标线、标志？"],
    checkpoints: ["车辆号牌、停放位置和方向", "标志标线的设置", "对通行的影响"],
  },
  planning: {
    questions: [
      "建筑物（构筑物）由谁出资、谁施工、什么时候开工和完工？",
      "办理过建设工程规划许可证吗？批准的位置、面积、层数、用途是什么？",
      "现在作什么用、由谁使用？造价多少，有哪些合同和票据？",
      "接到过停止建设、限期拆除的通知吗？之后做了什么？",
    ],
    checkpoints: [
      "位置、四至、层数、结构、长宽高和面积",
      "施工状态（在建、完工、使用）",
      "与许可图纸的差别",
      "相邻建筑、消防通道、管线受到的影响",
    ],
  },
  greening: {
    questions: ["砍伐（移植、占用）的是什么树木、绿地，有多少？", "办理过批准手续吗？", "由谁实施，树木现在在哪里？"],
    checkpoints: ["树种、胸径、株数", "绿地的位置和面积", "补救、补种情况"],
  },
  dust: {
    questions: ["工地（场所）由谁负责，采取了哪些防尘措施？", "焚烧的是什么、有多少、烧了多久？"],
    checkpoints: ["裸土、物料覆盖情况和面积", "围挡、喷淋、冲洗设施及其运行", "焚烧的物质和范围"],
  },
  fumes: {
    questions: ["经营面积、灶头数、营业时间是多少？", "安装了什么净化设施？多久清洗、维护一次，有记录吗？"],
    checkpoints: ["净化设施的型号、运行和清洗记录", "排放口的位置、朝向，与居民住宅的距离", "专用烟道的设置"],
  },
  noise: {
    questions: ["产生噪声的是什么设备、活动，什么时间段？", "夜间作业有没有证明？公告过吗？", "采取了哪些降噪措施？"],
    checkpoints: ["声源的种类、位置、运行时间", "测量的时间、地点、仪器和读数", "敏感建筑物的距离"],
  },
  gas: {
    questions: [
      "经营（使用、施工）的是什么，从什么时候开始？",
      "有没有经营许可、从业资格、安全评估？",
      "发现过隐患吗，怎样处理的？",
    ],
    checkpoints: ["钢瓶、管道、阀门、报警器的数量和状态", "安全间距、通风、用火用电", "入户安检记录"],
  },
  drainage: {
    questions: ["排放的是什么水，从哪个口排出，排了多久？", "办理过排水许可吗？有没有预处理设施？"],
    checkpoints: ["排放口的位置和去向", "水的颜色、气味、流量", "预处理设施的运行和采样情况"],
  },
};

/** What goes with the system; a group without lines of its own has none. */
export function shippedTemplate(group: TemplateGroup): TemplateLines {
  return SHIPPED[group] ?? { questions: [], checkpoints: [] };
}

export function templateInForce(group: TemplateGroup, own: OwnTemplates = NONE): TemplateLines {
  return own.get(group) ?? shippedTemplate(group);
}

const GROUPS = Object.keys(TEMPLATE_GROUPS) as TemplateGroup[];

/** @param label of the offence: «建筑垃圾» */
function groupNamed(label: string | undefined): TemplateGroup | undefined {
  return GROUPS.find((group) => group !== "every" && TEMPLATE_GROUPS[group] === label);
}

/** What is asked in a case of this group: its own questions after those of every case. */
export function questionsOf(label: string | undefined, own: OwnTemplates = NONE): readonly string[] {
  return [...RIGHTS_FIRST, ...bothOf(label, "questions", own), ...READ_AND_SIGN];
}

export function checkpointsOf(label: string | undefined, own: OwnTemplates = NONE): readonly string[] {
  return bothOf(label, "checkpoints", own);
}

/** A line that stands in both stands once: the agency may have written it into each. */
function bothOf(label: string | undefined, member: keyof TemplateLines, own: OwnTemplates): readonly string[] {
  const group = groupNamed(label);
  const lines = [...templateInForce("every", own)[member], ...(group ? templateInForce(group, own)[member] : [])];
  return [...new Set(lines)];
}
