/**
 * Codes of places.
 * - division code 区划代码: 12 digits, county 6 + street 3 + community 3, zeros where a level is not given
 * - cell code 单元网格编码: 15 digits, community 12 + serial 3
 * - facility code 部件标识码: 16 digits, county 6 + class 4 + serial 6
 */
import { z } from "zod";

export const DivisionCodeSchema = z.string().regex(/^\d{12}$/, "区划代码须为 12 位数字");
export const FacilityCodeSchema = z
  .string()
  .regex(/^\d{16}$/, "部件标识码须为 16 位数字：区县 6 位、类别 4 位、顺序号 6 位");
export const FacilityClassSchema = z.string().regex(/^\d{4}$/, "部件类别须为 4 位数字");
export const CellCodeSchema = z
  .string()
  .refine((text) => normalCellCode(text) !== null, "单元网格编码须为 15 位数字（旧标准 14 位的会自动补位）")
  .transform((text) => normalCellCode(text) as string);

/**
 * The 15-digit form, or null. The older CJ/T 213-2005 numbers cells with two digits; the serial gets a zero in front.
 */
export function normalCellCode(text: string): string | null {
  const code = text.trim();
  if (/^\d{15}$/.test(code)) return code;
  if (/^\d{14}$/.test(code)) return `${code.slice(0, 12)}0${code.slice(12)}`;
  return null;
}

/** Registers give divisions with 6, 9 or 12 digits; ours always have 12. Null when the text is no such code. */
export function normalDivisionCode(text: string): string | null {
  const code = text.trim();
  return /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code) ? code.padEnd(12, "0") : null;
}

export type DivisionLevel = "province" | "city" | "district" | "street" | "community";

/** The level that the trailing zeros of a 12-digit code say. */
export function divisionLevelOf(code: string): DivisionLevel {
  if (/^\d{2}0{10}$/.test(code)) return "province";
  if (/^\d{4}0{8}$/.test(code)) return "city";
  if (/^\d{6}0{6}$/.test(code)) return "district";
  return /^\d{9}0{3}$/.test(code) ? "street" : "community";
}

export interface DivisionChain {
  readonly district: string;
  readonly street: string | null;
  readonly community: string | null;
}

/** District, street and community of a cell code or of a division code at least as deep as a district. */
export function divisionsOf(code: string): DivisionChain {
  return {
    district: `${code.slice(0, 6)}000000`,
    street: code.slice(6, 9) === "000" ? null : `${code.slice(0, 9)}000`,
    community: code.slice(9, 12) === "000" ? null : code.slice(0, 12),
  };
}

export function classCodeOfFacility(code: string): string {
  return code.slice(6, 10);
}
