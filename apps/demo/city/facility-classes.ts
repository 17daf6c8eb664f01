/** 部件小类 that the demonstration city has, with their three departments (`*-` stands for the district at hand). */
import type { AccuracyClass } from "#kernel/place/model/public.ts";

export interface FacilityClass {
  /** GB/T 30428.2-2013, major 2 + minor 2. */
  readonly code: string;
  readonly name: string;
  readonly accuracyClass: AccuracyClass;
  readonly supervising: string;
  /** Null: nobody is known to own it. */
  readonly owning: string | null;
  readonly maintaining: string | null;
}

const rows: readonly (readonly [
  code: string,
  name: string,
  accuracy: AccuracyClass,
  supervising: string,
  owning: string | null,
  maintaining: string | null,
])[] = [
  ["0101", "上水井盖", "A", "city-bureau", "water-company", "water-company"],
  ["0102", "污水井盖", "A", "city-bureau", "city-drainage", "city-drainage"],
  ["0103", "雨水井盖", "A", "city-bureau", "city-drainage", "city-drainage"],
  ["0104", "雨水箅子", "A", "city-bureau", "city-drainage", "city-drainage"],
  ["0105", "电力井盖", "A", "city-bureau", "power-company", "power-company"],
  ["0106", "路灯井盖", "A", "city-municipal", "city-lighting", "city-lighting"],
  ["0107", "通信井盖", "A", "city-bureau", "telecom-company", "telecom-company"],
  ["0110", "热力井盖", "A", "city-bureau", "heat-company", "heat-company"],
  ["0111", "燃气井盖", "A", "city-bureau", "gas-company", "gas-company"],
  ["0119", "交通信号井盖", "A", "city-traffic-police", "city-traffic-police", "city-traffic-police"],
  ["0123", "不明井盖", "A", "city-municipal", null, null],
  ["0124", "消防设施", "A", "city-fire", "water-company", "water-company"],
  ["0127", "通信交接箱", "A", "city-bureau", "telecom-company", "telecom-company"],
  ["0128", "电力设施", "A", "city-bureau", "power-company", "power-company"],
  ["0130", "电力立杆", "A", "city-bureau", "power-company", "power-company"],
  ["0133", "交通立杆", "A", "city-traffic-police", "city-traffic-police", "city-traffic-police"],
  ["0136", "无主立杆", "A", "city-municipal", null, null],
  ["0137", "路灯", "A", "city-municipal", "city-lighting", "city-lighting"],
  ["0139", "景观灯", "A", "city-municipal", "city-lighting", "city-lighting"],
  ["0146", "户外健身设施", "B", "*-bureau", "*-greening", "*-greening"],
  ["0150", "监控电子眼", "B", "city-public-security", "city-public-security", "city-public-security"],
  ["0153", "智能信包箱/快递柜", "B", "post-company", "post-company", "post-company"],
  ["0154", "充电站(桩)", "B", "city-bureau", "power-company", "power-company"],
  ["0202", "路边停车泊位", "B", "*-bureau", "parking-company", "parking-company"],
  ["0204", "公交站亭(牌)", "B", "city-transport", "bus-company", "bus-company"],
  ["0209", "跨河桥", "B", "city-municipal", "city-municipal", "*-municipal"],
  ["0212", "路名牌", "B", "city-civil-affairs", "city-civil-affairs", "*-municipal"],
  ["0213", "交通标志牌", "B", "city-traffic-police", "city-traffic-police", "city-traffic-police"],
  ["0214", "交通信号灯", "B", "city-traffic-police", "city-traffic-police", "city-traffic-police"],
  ["0221", "便道桩", "B", "city-municipal", "city-municipal", "*-municipal"],
  ["0225", "非机动车停放点", "B", "*-bureau", "*-bureau", "*-enforcement"],
  ["0230", "水域标示牌", "B", "city-water-authority", "city-water-authority", "city-water-authority"],
  ["0231", "轨道交通出入口", "B", "city-transport", "metro-company", "metro-company"],
  ["0301", "公共厕所", "B", "city-sanitation", "*-sanitation", "*-sanitation"],
  ["0305", "垃圾箱(果皮箱、桶)", "B", "city-sanitation", "*-sanitation", "*-sanitation"],
  ["0308", "宣传栏", "B", "*-bureau", "*-bureau", "*-enforcement"],
  ["0315", "垃圾分类投放点", "B", "city-sanitation", "*-sanitation", "*-sanitation"],
  ["0402", "行道树", "B", "city-greening", "city-greening", "*-greening"],
  ["0403", "绿地", "C", "city-greening", "city-greening", "*-greening"],
  ["0404", "护树设施", "B", "city-greening", "city-greening", "*-greening"],
  ["0405", "花架花钵", "B", "city-greening", "city-greening", "*-greening"],
  ["0407", "街头座椅", "B", "city-greening", "city-greening", "*-greening"],
  ["0411", "公园标识设施", "B", "city-greening", "city-greening", "*-greening"],
  ["0412", "口袋公园(游园)", "C", "city-greening", "city-greening", "*-greening"],
];

export const FACILITY_CLASSES: readonly FacilityClass[] = rows.map(
  ([code, name, accuracyClass, supervising, owning, maintaining]) => ({
    code,
    name,
    accuracyClass,
    supervising,
    owning,
    maintaining,
  }),
);
