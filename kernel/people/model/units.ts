/** 行政区划与单位. Kinds follow the three departments of a component and the two centres. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

export const DIVISION_LEVELS = {
  province: "省",
  city: "市",
  district: "区县",
  street: "街道（乡镇）",
  community: "社区（村）",
} as const;
const DivisionLevelSchema = z.enum(["province", "city", "district", "street", "community"]);
export const DivisionCodeSchema = z.string().regex(/^\d{12}$/, "须为 12 位区划代码");

export const DivisionSchema = z.object({
  code: DivisionCodeSchema,
  name: z.string(),
  level: DivisionLevelSchema,
  parentCode: DivisionCodeSchema.nullable(),
  validFrom: PlainDateSchema,
  validTo: PlainDateSchema.nullable(),
  successorCode: DivisionCodeSchema.nullable(),
  isOfficial: z.boolean(),
});
export type Division = z.infer<typeof DivisionSchema>;

export const UNIT_KINDS = {
  supervising: "主管",
  owning: "权属",
  maintaining: "养护",
  handling: "处置",
  supervision_centre: "监督中心",
  command_centre: "指挥中心",
  street_office: "街道",
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;
const KINDS = Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]];

/** What an administrator fills in. */
export const UnitInputSchema = z.object({
  code: z.string().trim().min(1, "请填部门编码").max(24, "部门编码最长 24 位"),
  name: z.string().trim().min(1, "请填单位名称").max(80, "单位名称最长 80 字"),
  shortName: z.string().trim().min(1, "请填简称").max(20, "简称最长 20 字"),
  kinds: z.array(z.enum(KINDS, "没有这种单位性质")).min(1, "至少选一种单位性质"),
  divisionCode: DivisionCodeSchema,
  parentId: IdSchema.nullable(),
  dutyPhone: z.string().trim().max(40, "值班电话最长 40 位").nullable(),
  address: z.string().trim().max(120, "地址最长 120 字").nullable(),
  validFrom: PlainDateSchema,
  validTo: PlainDateSchema.nullable(),
});
export type UnitInput = z.infer<typeof UnitInputSchema>;

export const UnitSchema = UnitInputSchema.extend({ id: IdSchema });
export type Unit = z.infer<typeof UnitSchema>;
