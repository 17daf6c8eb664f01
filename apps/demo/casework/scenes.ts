/** What demonstration cases are about: an offence of the shipped catalogue, what was seen, what the penalty comes to. Parties are invented. */
import type { PenaltyKind, Subject } from "#law/penalty/public.ts";
import { nameSource } from "../city/person-names.ts";
import { type Random, randomOf } from "../city/random.ts";

export interface Scene {
  readonly offenceId: string;
  readonly cause: string;
  /** As the clue says it. */
  readonly seen: string;
  /** As the inquiry finds it. */
  readonly found: string;
  readonly requirement: string;
  readonly basis: string;
  readonly kinds: readonly PenaltyKind[];
  readonly fineFen: number;
  readonly party: {
    readonly name: string;
    readonly kind: Subject;
    readonly identityNumber: string;
    readonly bornOn: string | null;
    readonly legalRepresentative: string;
    readonly phone: string;
  };
}

interface Topic {
  readonly offenceId: string;
  readonly cause: string;
  readonly party: Subject;
  readonly seen: readonly string[];
  readonly found: string;
  readonly requirement: string;
  readonly basis: string;
  readonly kinds: readonly PenaltyKind[];
  /** Yuan, from the lowest to the highest that is drawn. */
  readonly fine: readonly [from: number, to: number, step: number];
  readonly trades: readonly string[];
}

const BUILDERS = ["建筑工程有限公司", "建设集团有限公司", "市政工程有限公司", "土石方工程有限公司"];
const CARRIERS = ["渣土运输有限公司", "物流有限公司", "环保运输有限公司"];
const DINERS = ["餐饮管理有限公司", "酒家有限公司", "食品有限公司"];

export const TOPICS = {
  debris: {
    offenceId: "CG-JZ-009",
    cause: "未经核准擅自处置建筑垃圾",
    party: "organization",
    seen: ["空地上新倒建筑垃圾，车辙通向工地", "工地夜间外运渣土，未见处置核准文件", "河岸边堆放拆房建筑垃圾"],
    found: "未取得建筑垃圾处置核准，组织车辆外运并弃置建筑垃圾，有现场检查笔录、车辆行驶记录和当事人陈述证明",
    requirement: "清运弃置的建筑垃圾，恢复场地原状",
    basis: "《城市建筑垃圾管理规定》第二十五条",
    kinds: ["warning", "fine"],
    fine: [11_000, 29_000, 1_000],
    trades: BUILDERS,
  },
  spill: {
    offenceId: "CG-JZ-007",
    cause: "运输建筑垃圾沿途丢弃、遗撒",
    party: "organization",
    seen: ["渣土车沿路遗撒，路面污染约二百米", "运输车厢没有盖严，沿途掉落砖块"],
    found: "运输建筑垃圾的车辆没有密闭，沿途遗撒，有视频、现场检查笔录和驾驶员陈述证明",
    requirement: "清洗被污染的路面",
    basis: "《城市建筑垃圾管理规定》第二十三条",
    kinds: ["warning", "fine"],
    fine: [5_000, 15_000, 500],
    trades: CARRIERS,
  },
  road: {
    offenceId: "CG-SZ-001",
    cause: "擅自占用城市道路",
    party: "organization",
    seen: ["占用人行道堆放装修材料", "围挡外移占用非机动车道", "占用道路搭设施工脚手架"],
    found: "没有占道许可，占用城市道路堆放材料，占用面积和时间有测量记录和照片证明",
    requirement: "清除占道物品，恢复道路原状",
    basis: "《城市道路管理条例》第四十二条",
    kinds: ["fine"],
    fine: [1_000, 8_000, 500],
    trades: BUILDERS,
  },
  dust: {
    offenceId: "CG-YC-001",
    cause: "施工工地未采取有效防尘降尘措施",
    party: "organization",
    seen: ["工地出入口没有冲洗设施，车辆带泥上路", "土方作业没有喷淋，扬尘明显"],
    found: "施工现场未设置硬质围挡、未采取喷淋和覆盖等防尘措施，有现场检查笔录和影像证明",
    requirement: "立即设置围挡并采取覆盖、喷淋措施",
    basis: "《中华人民共和国生态环境法典》有关扬尘污染防治的规定",
    kinds: ["fine"],
    fine: [12_000, 40_000, 2_000],
    trades: BUILDERS,
  },
  fumes: {
    offenceId: "CG-YY-001",
    cause: "餐饮服务业经营者未正常使用油烟净化设施",
    party: "organization",
    seen: ["居民反映饭店油烟直排", "油烟净化器没有开启，排口油渍明显"],
    found: "营业期间油烟净化设施未开启，油烟超标排放，有检测报告和现场检查笔录证明",
    requirement: "修复并正常使用油烟净化设施",
    basis: "《中华人民共和国生态环境法典》有关餐饮油烟污染防治的规定",
    kinds: ["fine"],
    fine: [5_000, 12_000, 1_000],
    trades: DINERS,
  },
  nightwork: {
    offenceId: "CG-ZS-002",
    cause: "超过噪声排放标准排放建筑施工噪声",
    party: "organization",
    seen: ["夜间浇筑混凝土，居民投诉噪声", "夜间打桩，噪声明显"],
    found: "夜间施工噪声经检测超过排放限值，有检测报告、现场检查笔录证明",
    requirement: "停止夜间超标施工，采取降噪措施",
    basis: "《中华人民共和国噪声污染防治法》第七十七条",
    kinds: ["fine"],
    fine: [10_000, 30_000, 2_000],
    trades: BUILDERS,
  },
  shopfront: {
    offenceId: "CG-SR-009",
    cause: "超出门窗和外墙经营",
    party: "individual_business",
    seen: ["水果店将货架摆到人行道上", "门店在门外摆放冰柜和桌椅"],
    found: "超出门窗外墙摆放货物经营，经劝导没有收回，有照片和现场检查笔录证明",
    requirement: "收回门外货物，恢复人行道通行",
    basis: "《示范市市容和环境卫生管理条例》第二十一条（虚构）",
    kinds: ["fine"],
    fine: [100, 200, 50],
    trades: ["水果店", "便利店", "五金店", "早餐店", "花店"],
  },
  stall: {
    offenceId: "CG-SR-008",
    cause: "占用道路及其他公共场所设摊经营、兜售物品",
    party: "individual",
    seen: ["路口流动摊贩占道经营", "学校门口三轮车设摊"],
    found: "占用道路设摊经营，经责令拒不停止，有照片和现场检查笔录证明",
    requirement: "立即停止占道设摊",
    basis: "《示范市市容和环境卫生管理条例》第十七条（虚构）",
    kinds: ["fine"],
    fine: [50, 200, 50],
    trades: [],
  },
  shed: {
    offenceId: "CG-SZ-003",
    cause: "擅自在城市道路上建设建筑物、构筑物",
    party: "organization",
    seen: ["占用道路搭建板房", "人行道上搭建收费岗亭"],
    found: "没有取得许可，在城市道路上搭建板房使用，有测量记录和影像证明",
    requirement: "拆除搭建的板房，恢复道路",
    basis: "《城市道路管理条例》第四十二条",
    kinds: ["fine"],
    fine: [4_000, 9_000, 1_000],
    trades: BUILDERS,
  },
  heavy: {
    offenceId: "CG-JZ-003",
    cause: "施工单位擅自倾倒建筑垃圾",
    party: "organization",
    seen: ["施工单位向河道倾倒建筑垃圾", "施工单位在林地倾倒渣土数十车"],
    found: "施工单位向禁止区域倾倒建筑垃圾，数量经测量核实，有影像、询问笔录和运单证明",
    requirement: "清除倾倒的建筑垃圾并修复场地",
    basis: "《中华人民共和国生态环境法典》有关建筑垃圾的规定",
    kinds: ["fine"],
    fine: [110_000, 200_000, 10_000],
    trades: BUILDERS,
  },
} as const satisfies Readonly<Record<string, Topic>>;
export type TopicKey = keyof typeof TOPICS;

const BRANDS = [..."启承恒瑞盛和远大同泰安嘉锦隆昌明辉诚信"];

/** The same for the same seed and serial. Numbers lie in ranges that no register uses. */
export function sceneOf(seed: number, topicKey: TopicKey, serial: number): Scene {
  const topic: Topic = TOPICS[topicKey];
  const random = randomOf(seed, `case ${topicKey} ${serial}`);
  const [from, to, by] = topic.fine;
  return {
    ...{ offenceId: topic.offenceId, cause: topic.cause, found: topic.found, kinds: topic.kinds },
    ...{ requirement: topic.requirement, basis: topic.basis },
    seen: random.pick(topic.seen),
    fineFen: (from + random.int(0, Math.floor((to - from) / by)) * by) * 100,
    party: partyOf(topic, random, serial),
  };
}

function partyOf({ party: kind, trades }: Topic, random: Random, serial: number): Scene["party"] {
  const nextName = nameSource(random);
  const person = nextName();
  const phone = String(19_900_300_000 + serial);
  if (kind === "individual") {
    const bornOn = `19${random.int(60, 95)}-0${random.int(1, 9)}-1${random.int(0, 9)}`;
    const identityNumber = `990102${bornOn.replaceAll("-", "")}${String(serial % 1000).padStart(3, "0")}X`;
    return { name: person, kind, identityNumber, bornOn, legalRepresentative: "", phone };
  }
  const brand = `${random.pick(BRANDS)}${random.pick(BRANDS)}`;
  const isShop = kind === "individual_business";
  return {
    name: isShop ? `衡川区${brand}${random.pick(trades)}` : `示范市${brand}${random.pick(trades)}`,
    kind,
    identityNumber: `${isShop ? "92" : "91"}990102MA${String(serial).padStart(6, "0")}0X`,
    bornOn: null,
    legalRepresentative: person,
    phone,
  };
}
