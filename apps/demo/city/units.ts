/** 单位: the bureau, the two centres of each district, teams, offices and the companies that own what lies under the street. */
import { streetOfficeKey } from "./ground.ts";
import { CITY, DISTRICTS } from "./names.ts";
import type { Division, Unit, UnitKind } from "./types.ts";

/** Type digits of a department code. */
const TYPE = {
  government: "01",
  centre: "02",
  industry: "03",
  enforcement: "04",
  office: "05",
  company: "06",
} as const;

interface UnitPlan {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly kinds: readonly UnitKind[];
  readonly type: keyof typeof TYPE;
  readonly divisionCode: string;
  readonly parentKey: string | null;
}

/** Prefix of the keys of a district's units: `hc`, `wl`, `qt`. */
export function districtKey(divisionCode: string): string {
  const district = DISTRICTS.find(({ code }) => code.slice(0, 6) === divisionCode.slice(0, 6));
  if (!district) throw new RangeError(`not in a district: ${divisionCode}`);
  return district.initials.toLowerCase();
}

export function unitsOf(divisions: readonly Division[]): Unit[] {
  const streets = divisions.filter((division) => division.level === "street");
  const plans = [...cityUnits(), ...companies(), ...DISTRICTS.flatMap((district) => districtUnits(district, streets))];
  const counters = new Map<string, number>();
  return plans.map(({ type, ...plan }) => {
    const prefix = plan.divisionCode.slice(0, 6) + TYPE[type];
    const serial = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, serial);
    return { ...plan, code: prefix + String(serial).padStart(3, "0") };
  });
}

function cityUnits(): UnitPlan[] {
  const plan = (
    key: string,
    name: string,
    shortName: string,
    kinds: readonly UnitKind[],
    type: keyof typeof TYPE,
    parentKey: string | null = "city-bureau",
  ): UnitPlan => ({
    key,
    name,
    shortName,
    kinds,
    type,
    divisionCode: CITY.code,
    parentKey,
  });
  return [
    plan("city-bureau", "示范市城市管理综合行政执法局", "市城管局", ["supervising"], "government", null),
    plan("city-supervision", "示范市城市管理监督中心", "市监督中心", ["supervision_centre"], "centre"),
    plan("city-command", "示范市城市管理指挥中心", "市指挥中心", ["command_centre"], "centre"),
    plan("city-municipal", "示范市市政设施管理处", "市政管理处", ["supervising", "owning"], "industry"),
    plan("city-lighting", "示范市城市照明管理处", "照明管理处", ["owning", "maintaining", "handling"], "industry"),
    plan("city-drainage", "示范市排水管理处", "排水管理处", ["owning", "maintaining", "handling"], "industry"),
    plan("city-greening", "示范市园林绿化管理处", "园林管理处", ["supervising", "owning"], "industry"),
    plan("city-sanitation", "示范市环境卫生管理处", "环卫管理处", ["supervising", "owning"], "industry"),
    plan("city-enforcement", "示范市综合行政执法支队", "市执法支队", ["supervising", "handling"], "enforcement"),
    plan(
      "city-traffic-police",
      "示范市公安局交通管理支队",
      "交管支队",
      ["supervising", "owning", "handling"],
      "government",
      null,
    ),
    plan(
      "city-public-security",
      "示范市公安局治安支队",
      "治安支队",
      ["supervising", "owning", "handling"],
      "government",
      null,
    ),
    plan(
      "city-water-authority",
      "示范市水务管理处",
      "水务管理处",
      ["supervising", "owning", "handling"],
      "government",
      null,
    ),
    plan(
      "city-housing",
      "示范市住房和城乡建设事务中心",
      "住建事务中心",
      ["supervising", "handling"],
      "government",
      null,
    ),
    plan(
      "city-civil-affairs",
      "示范市民政地名与救助中心",
      "民政中心",
      ["supervising", "owning", "handling"],
      "government",
      null,
    ),
    plan(
      "city-market-regulation",
      "示范市市场监督管理综合执法队",
      "市场监管执法队",
      ["supervising", "handling"],
      "government",
      null,
    ),
    plan("city-fire", "示范市消防救援支队", "消防支队", ["supervising", "owning", "handling"], "government", null),
    plan("city-transport", "示范市交通运输综合执法队", "交通执法队", ["supervising", "handling"], "government", null),
    plan("city-health", "示范市卫生健康监督所", "卫健监督所", ["supervising", "handling"], "government", null),
  ];
}

function companies(): UnitPlan[] {
  const list: readonly (readonly [key: string, name: string, shortName: string])[] = [
    ["water-company", "示范市供水有限公司", "供水公司"],
    ["power-company", "示范市供电公司", "供电公司"],
    ["gas-company", "示范市燃气有限公司", "燃气公司"],
    ["heat-company", "示范市供热有限公司", "供热公司"],
    ["telecom-company", "示范市通信管线有限公司", "通信公司"],
    ["cable-company", "示范市广电网络公司", "广电网络"],
    ["bus-company", "示范市公共交通有限公司", "公交公司"],
    ["metro-company", "示范市轨道交通运营公司", "轨道公司"],
    ["post-company", "示范市邮政公司", "邮政公司"],
    ["parking-company", "示范市停车管理有限公司", "停车公司"],
    ["bike-company", "示范市共享单车运维联合体", "单车运维"],
  ];
  return list.map(([key, name, shortName]) => ({
    key,
    name,
    shortName,
    kinds: ["owning", "maintaining", "handling"],
    type: "company",
    divisionCode: CITY.code,
    parentKey: null,
  }));
}

function districtUnits(district: (typeof DISTRICTS)[number], streets: readonly Division[]): UnitPlan[] {
  const key = districtKey(district.code);
  const bureau = `${key}-bureau`;
  const plan = (
    suffix: string,
    name: string,
    kinds: readonly UnitKind[],
    type: keyof typeof TYPE,
    parentKey = bureau,
  ): UnitPlan => ({
    key: `${key}-${suffix}`,
    name: district.name + name,
    shortName: name,
    kinds,
    type,
    divisionCode: district.code,
    parentKey,
  });
  const teams = (suffix: string, name: string, parent: string): UnitPlan[] =>
    ["一", "二", "三"].map((numeral, i) =>
      plan(`${suffix}-${i + 1}`, `${name}${numeral}队`, ["maintaining", "handling"], "industry", parent),
    );
  return [
    { ...plan("bureau", "城市管理局", ["supervising"], "government"), parentKey: "city-bureau" },
    plan("supervision", "城市管理监督中心", ["supervision_centre"], "centre"),
    plan("command", "城市管理指挥中心", ["command_centre"], "centre"),
    plan("sanitation", "环卫中心", ["owning", "handling"], "industry"),
    ...teams("sanitation-team", "环卫", `${key}-sanitation`),
    plan("municipal", "市政养护所", ["maintaining", "handling"], "industry"),
    plan("greening", "园林养护所", ["maintaining", "handling"], "industry"),
    plan("enforcement", "综合行政执法大队", ["supervising", "handling"], "enforcement"),
    ...streets
      .filter((street) => street.parentCode === district.code)
      .flatMap((street): UnitPlan[] => {
        const name = street.name.replace("街道", "");
        const office = streetOfficeKey(street.code);
        return [
          {
            key: office,
            name: `${district.name}${name}街道办事处`,
            shortName: `${name}街道`,
            kinds: ["handling"],
            type: "office",
            divisionCode: street.code,
            parentKey: null,
          },
          {
            key: squadKey(street.code),
            name: `${district.name}综合行政执法大队${name}中队`,
            shortName: `${name}中队`,
            kinds: ["handling"],
            type: "enforcement",
            divisionCode: street.code,
            parentKey: `${key}-enforcement`,
          },
        ];
      }),
  ];
}

/** 街道执法中队 */
export function squadKey(streetCode: string): string {
  return `street-${streetCode.slice(4, 9)}-squad`;
}
