/** Small words of the list. */
import type { OffenceRow } from "../contract.ts";

/** 公民 50 元以上 200 元以下；单位 …; what is not entered says so. */
export function rangesWords(ranges: OffenceRow["ranges"]): string {
  if (ranges.length === 0) return "不罚款";
  return ranges
    .map(({ subject, condition, words }) => `${subject}${condition ? `（${condition}）` : ""}${words ?? "未录入"}`)
    .join("；");
}

/** «5,640.25 元». @param fen integer 分 */
export function yuan(fen: number): string {
  const [whole = "", cents = ""] = (fen / 100).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${cents === "00" ? "" : `.${cents}`} 元`;
}
