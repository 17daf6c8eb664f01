/**
 * Kinds of problem that a city like this one meets, with how often, where, when, and how people write of them.
 *
 * Class codes and the order of filing conditions follow the catalogue (GB/T 30428.2-2013 numbering). In the texts `{n}` is a count,
 * `{m}` metres, `{a}` square metres, `{v}` cubic metres, `{cm}` centimetres, `{t}` a time of day, and `{x|y}` a choice.
 */
import type { SceneKind, Weather } from "./invented.ts";
import type { IssueKind, LandmarkKind } from "./types.ts";

/** Where it turns up: on a kerb, in a carriageway, at a landmark, in a park, at the river, beside its facility. */
export type Haunt = "kerb" | "carriageway" | "park" | "river" | "facility" | LandmarkKind;

export interface ReportKind {
  readonly issueKind: IssueKind;
  readonly classCode: string;
  readonly conditionIndex: number;
  /** Share among all problems on a clear weekday. */
  readonly weight: number;
  readonly haunts: readonly Haunt[];
  readonly scene: SceneKind;
  readonly texts: readonly string[];
  /** Class that a reporter in a hurry takes it for. */
  readonly mistakenFor?: string;
  /** Multiplies the weight in some weathers. */
  readonly weather?: Readonly<Partial<Record<Weather, number>>>;
  /** Mostly seen in the evening (17–23 h). */
  readonly isEvening?: boolean;
  readonly n?: readonly [number, number];
}

const incident = (
  classCode: string,
  conditionIndex: number,
  weight: number,
  haunts: readonly Haunt[],
  scene: SceneKind,
  rest: Pick<ReportKind, "texts"> & Partial<ReportKind>,
): ReportKind => ({
  issueKind: "incident",
  classCode,
  conditionIndex,
  weight,
  haunts,
  scene,
  ...rest,
});
const facility = (
  classCode: string,
  conditionIndex: number,
  weight: number,
  scene: SceneKind,
  rest: Pick<ReportKind, "texts"> & Partial<ReportKind>,
): ReportKind => ({
  issueKind: "facility",
  classCode,
  conditionIndex,
  weight,
  haunts: ["facility"],
  scene,
  ...rest,
});

export const REPORT_KINDS: readonly ReportKind[] = [
  incident("0110", 0, 15, ["market", "estate", "kerb"], "bins", {
    mistakenFor: "0112",
    n: [3, 12],
    texts: [
      "桶外堆了 {n} 袋生活垃圾，{有异味|有渗液|招苍蝇}，约 {v} m³",
      "路边丢着 {n} 袋垃圾，{没人收|昨晚就在}",
      "分类投放点外散落垃圾约 {v} m³，{野猫扒开了袋子|污水流到人行道上}",
      "绿化带边有人扔了 {n} 袋{厨余|生活}垃圾",
    ],
  }),
  incident("0192", 0, 6, ["estate", "market", "kerb"], "bins", {
    mistakenFor: "0110",
    n: [2, 5],
    texts: ["{n} 个桶都满了，盖子合不上", "果皮箱满溢，{饮料瓶|外卖盒}掉了一地", "{n} 个分类桶满溢，早上没清运"],
  }),
  incident("0112", 0, 8, ["kerb", "carriageway", "market"], "bins", {
    weather: { wind: 2.2 },
    texts: [
      "路面有约 {a} m² {油污|泥土|积灰}",
      "人行道上{落叶|纸屑|烟头}较多，长约 {m} m",
      "非机动车道有{碎玻璃|散落的沙石}约 {a} m²",
    ],
  }),
  incident("0114", 0, 3, ["carriageway"], "rubble", {
    texts: ["车行道上有遗撒的{渣土|沙石|混凝土}，长约 {m} m", "渣土车驶过后掉土约 {v} m³，{车辆绕行|扬尘大}"],
  }),
  incident("0113", 2, 4, ["carriageway"], "pothole", {
    mistakenFor: "0505",
    weather: { rain: 1.6, storm: 2 },
    texts: [
      "路面有坑，长约 {cm} cm，深 {4|5|6|8} cm",
      "{非机动车道|慢车道}坑洼，{电动车差点摔倒|积着水看不清深浅}",
      "井边路面凹陷，落差约 {4|5|7} cm",
    ],
  }),
  incident("0113", 0, 3, ["carriageway", "kerb"], "pothole", {
    texts: ["路面破损约 {a} m²，{碎石散开|边缘起翘}", "人行道砖缺了 {n} 块，松动约 {a} m²"],
  }),
  incident("0405", 0, 11, ["market", "kerb", "supermarket"], "stall", {
    isEvening: true,
    mistakenFor: "0406",
    n: [2, 9],
    texts: [
      "餐馆门前摆桌 {n} 张，占了人行道",
      "{水果店|蔬菜店|五金店}把货架摆到门外 {n} 个",
      "店外支棚经营，{塑料凳|折叠桌} {n} 个",
      "{烧烤店|小吃店}门口摆了 {n} 桌，行人只能走机动车道",
    ],
  }),
  incident("0401", 0, 8, ["market", "school", "metro", "park"], "stall", {
    isEvening: true,
    n: [2, 6],
    texts: [
      "流动摊贩 {n} 个，{卖水果|卖烤肠|卖袜子}，挡住门口",
      "三轮车 {n} 辆停在路口叫卖",
      "放学时门口有 {n} 个小吃摊",
    ],
  }),
  incident("0406", 0, 5, ["metro", "market", "kerb"], "stall", {
    mistakenFor: "0401",
    n: [2, 5],
    texts: ["人行道上摆摊 {n} 个，{盲道被占|只剩半米通行}", "占用{广场|桥头|路口}卖{盆栽|旧书|手机壳}，摊位 {n} 个"],
  }),
  incident("0409", 0, 8, ["kerb", "school", "metro", "hospital"], "parked_car", {
    n: [2, 7],
    texts: [
      "小汽车停在盲道上，{人不在车里|停了大半天}",
      "人行道停了 {n} 辆车，轮椅过不去",
      "{消防栓|公交站|路口}旁停车 {n} 辆，影响通行",
    ],
  }),
  incident("0410", 0, 8, ["metro", "estate", "market", "hospital"], "parked_car", {
    n: [8, 40],
    texts: ["电动车乱停约 {n} 辆，堵住{进出口|盲道}", "非机动车停到线外 {n} 辆，{倒了一片|行人绕行}"],
  }),
  incident("0493", 0, 5, ["metro", "bus_terminal", "park"], "parked_car", {
    n: [12, 60],
    texts: ["共享单车堆了约 {n} 辆，占满人行道", "共享单车倒伏 {n} 辆，{压住盲道|挡住公交站}"],
  }),
  incident("0201", 0, 9, ["kerb", "estate", "bus_terminal"], "posters", {
    n: [3, 20],
    texts: ["{墙面|灯杆|电箱}贴了 {n} 张小广告", "{开锁|疏通|租房}小广告喷在墙上 {n} 处", "公交站牌被贴小广告 {n} 张"],
  }),
  incident("0104", 0, 2, ["kerb"], "posters", {
    mistakenFor: "0201",
    texts: ["临街墙面乱涂乱画约 {a} m²", "卷帘门和外墙喷了字，约 {a} m²"],
  }),
  incident("0208", 0, 4, ["kerb", "supermarket", "mall"], "stall", {
    n: [1, 4],
    texts: ["{店铺|药店|房产中介}把 {n} 块灯箱牌放在人行道上", "占道立牌 {n} 个，夜里容易绊人"],
  }),
  incident("0207", 0, 3, ["kerb", "mall", "school"], "posters", {
    n: [1, 4],
    texts: ["{树间|护栏上|天桥上}挂了 {n} 条横幅", "擅自悬挂促销条幅 {n} 条"],
  }),
  incident("0209", 0, 2, ["kerb", "mall"], "posters", {
    weather: { wind: 3, storm: 3 },
    texts: ["招牌一角松动，{风一吹就响|离地约 3 m}", "灯箱面板破损，怕掉下来砸人"],
  }),
  incident("0111", 0, 5, ["estate", "kerb"], "rubble", {
    mistakenFor: "0110",
    texts: ["装修垃圾堆在路边约 {v} m³，{好几天了|有碎瓷砖}", "{空地|墙角}堆着渣土约 {v} m³，没盖"],
  }),
  incident("0136", 0, 6, ["kerb", "estate"], "rubble", {
    texts: ["人行道上堆放{木板|纸箱|钢管}，长约 {m} m", "{沿街店铺|居民}把{旧货|建材}堆在公共通道，约 {v} m³"],
  }),
  incident("0135", 0, 3, ["estate", "kerb"], "rubble", {
    n: [1, 4],
    texts: ["旧沙发 {n} 个丢在路边，{淋了雨|挡路}", "废弃{床垫|柜子} {n} 件占着人行道"],
  }),
  incident("0117", 0, 4, ["park", "river"], "bins", {
    texts: ["绿地里有{塑料袋|饭盒|烟盒}，约 {a} m² 范围", "草地上游人留下的垃圾没清，{纸巾多|有宠物粪便}"],
  }),
  incident("0118", 0, 2, ["park", "kerb"], "fallen_tree", {
    weather: { wind: 2 },
    texts: ["修剪下的树枝堆在路边约 {v} m³", "枝叶堆放两天没运走，占了半条人行道"],
  }),
  incident("0119", 0, 1.5, ["kerb"], "fallen_tree", {
    weather: { wind: 2.5 },
    texts: ["树上挂着{塑料袋|风筝线|旧灯带}", "树枝缠着{电线|广告布}，离地约 4 m"],
  }),
  incident("0125", 0, 3, ["river"], "bins", {
    weather: { rain: 1.8, storm: 2 },
    texts: ["水面漂浮物约 {a} m²，{水草和瓶子|泡沫箱}", "岸坡有垃圾，长约 {m} m"],
  }),
  incident("0127", 0, 3, ["market", "estate"], "stall", {
    isEvening: true,
    texts: ["饭店油烟直排，{楼上开不了窗|净化器没开}", "夜宵店油烟大，{居民反映多次|排口对着人行道}"],
  }),
  incident("0129", 0, 3, ["market", "park"], "stall", {
    isEvening: true,
    n: [1, 4],
    texts: ["露天烧烤 {n} 处，烟很大", "{空地|路口}架炉烧烤，桌子 {n} 张，{油污满地|吵到很晚}"],
  }),
  incident("0128", 0, 2, ["mall", "supermarket"], "stall", {
    isEvening: true,
    texts: ["店门口高音喇叭叫卖，{从早到晚|隔一条街都听得到}"],
  }),
  incident("0130", 0, 2, ["market", "kerb"], "bins", {
    texts: ["店铺把污水泼到路面，约 {a} m²", "向雨水口倒{泔水|洗地水}"],
  }),
  incident("0302", 0, 2.5, ["carriageway"], "rubble", {
    texts: ["施工围挡占了一条车道，长约 {m} m，没见许可牌", "施工材料占用人行道约 {a} m²"],
  }),
  incident("0304", 0, 2.5, ["kerb", "factory"], "rubble", {
    weather: { wind: 1.8, rain: 0.2, storm: 0.1 },
    texts: ["工地裸土没盖，扬尘大", "工地进出车辆没冲洗，{路面都是土|灰飞起来}"],
  }),
  incident("0301", 0, 2.5, ["estate", "kerb"], "rubble", {
    isEvening: true,
    texts: ["昨夜 {t} 还在施工，{打桩声大|影响休息}", "工地夜间浇筑，{没看到公示|吵得睡不着}"],
  }),
  incident("0307", 0, 1.5, ["kerb"], "rubble", {
    weather: { wind: 2.5, storm: 2.5 },
    texts: ["工地围挡倾斜约 {m} m，有倒的危险", "围挡破了一段，长约 {m} m"],
  }),
  incident("0506", 0, 1, ["carriageway", "metro"], "pothole", {
    weather: { rain: 9, storm: 26, clear: 0.1, cloudy: 0.1 },
    texts: [
      "路面积水深约 {20|25|30} cm，{车辆熄火|绕行}，约 {200|260|350} m²",
      "下穿处积水，{行人过不去|雨水口不下水}",
    ],
  }),
  incident("0503", 0, 1.2, ["carriageway", "estate"], "pothole", {
    weather: { rain: 2, storm: 3 },
    texts: ["污水从井里冒出来，流了约 {m} m", "下水道堵了，{门前都是污水|气味大}"],
  }),
  incident("0508", 0, 1.2, ["kerb", "estate"], "lamp", {
    weather: { wind: 5, storm: 6 },
    texts: ["电缆断落垂到地面，怕带电", "通信线垂到约 {1.2|1.5|1.8} m 高，{挂到行人|车过不去}"],
  }),
  incident("0180", 0, 2, ["kerb", "estate"], "lamp", {
    weather: { wind: 2 },
    texts: ["线缆垂落约 {m} m，离地不到 2 m", "杆上线缆散乱下垂"],
  }),
  incident("0496", 0, 1.2, ["estate", "mall"], "parked_car", {
    n: [2, 5],
    texts: ["消防通道停了 {n} 辆车，{叫不到车主|门打不开}"],
  }),
  incident("0196", 0, 1.2, ["estate", "kerb"], "parked_car", {
    n: [1, 5],
    texts: ["有人私装地锁 {n} 个占车位", "路边用{水泥墩|铁桩}占了 {n} 个车位"],
  }),
  incident("0507", 0, 0.2, ["kerb", "carriageway"], "pothole", {
    weather: { snow: 60, clear: 0, cloudy: 0, rain: 0, storm: 0, wind: 0 },
    texts: ["路面结冰约 {a} m²，{有人滑倒|车打滑}"],
  }),
  incident("0604", 0, 2, ["kerb", "supermarket"], "bins", {
    texts: ["店铺门前{堆着纸箱|地面油污}，责任区没扫", "沿街商户门前卫生差，约 {a} m²"],
  }),
  facility("0102", 0, 1, "manhole", {
    texts: ["污水井盖{缺失|移位}，能看到井底，已用树枝挡着", "井盖断了一半，{晚上看不见|车辆绕行}"],
  }),
  facility("0103", 2, 2, "manhole", { texts: ["雨水井盖松动，车一过就响", "井盖翻动，{夜里吵人|轮胎压上去翘起}"] }),
  facility("0103", 3, 1.5, "manhole", { texts: ["井周路面沉了约 {3|4|5} cm", "井框和路面高差约 {3|4} cm，骑车颠簸"] }),
  facility("0104", 1, 2, "manhole", {
    weather: { rain: 2, storm: 3 },
    texts: ["雨水箅子{破了一块|断了两根}", "雨水箅子破损，缝里能卡进车轮"],
  }),
  facility("0107", 1, 1.2, "manhole", { texts: ["通信井盖角上破损，{露出钢筋|约巴掌大}", "弱电井盖缺角"] }),
  facility("0101", 2, 1, "manhole", { texts: ["自来水井盖松动异响"] }),
  facility("0137", 2, 4, "lamp", {
    isEvening: true,
    n: [2, 6],
    texts: ["路灯不亮，{这一段很黑|已经三天}", "连着 {n} 盏路灯不亮"],
  }),
  facility("0402", 0, 2, "fallen_tree", {
    weather: { wind: 7, storm: 10 },
    texts: ["行道树倒了，压住{人行道|一辆电动车|半边车道}", "树干倾斜约 30 度，{根部松动|随时会倒}"],
  }),
  facility("0402", 1, 1, "fallen_tree", { texts: ["行道树枯死一棵", "行道树{半边|整棵}没有叶子，{怕断枝|树皮脱落}"] }),
  facility("0402", 3, 0.8, "fallen_tree", { texts: ["行道树缺株，树坑里{有垃圾|长草}"] }),
  facility("0305", 2, 2.5, "bins", { texts: ["果皮箱{门掉了|内胆不见了}", "垃圾桶破损，{漏水|盖子没了}"] }),
  facility("0407", 1, 1.2, "bins", { texts: ["座椅木条断了 {2|3} 根", "长椅靠背松脱"] }),
  facility("0204", 1, 1, "posters", { texts: ["公交站亭玻璃碎了一块", "站牌破损，{线路看不清|灯箱不亮}"] }),
  facility("0213", 0, 1, "lamp", { weather: { wind: 3 }, texts: ["交通标志牌歪了，{朝向不对|快碰到树}"] }),
  facility("0212", 0, 0.8, "lamp", { texts: ["路名牌{倾斜|转了方向}"] }),
  facility("0301", 4, 1.2, "bins", { texts: ["公厕异味大，{地面积水|没人打扫}"] }),
  facility("0124", 1, 0.7, "manhole", { texts: ["消火栓{漏水|盖帽丢失}"] }),
];
