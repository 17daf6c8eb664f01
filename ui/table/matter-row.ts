import type { Instant } from "#base/instant.ts";
import type { LightColour } from "../work/light.tsx";

/** A matter as a queue shows it. */
export interface MatterRowData {
  readonly id: string;
  readonly number: string | null;
  readonly stateLabel: string;
  /** The class: 暴露垃圾 */
  readonly subject: string;
  /** What was seen: 菜场北门，约 1.2 m³ */
  readonly title: string;
  readonly address: string;
  readonly areaName: string;
  /** Of the source; the page gives its icon. */
  readonly source: string;
  readonly sourceLabel: string;
  readonly turnLabel: string;
  /** Why it is mine, or what it waits for. */
  readonly turnReason: string;
  readonly isMyTurn: boolean;
  readonly light: LightColour | null;
  readonly remaining: string;
  readonly dueAt: Instant | null;
  readonly isEmergency: boolean;
  readonly isProvisional: boolean;
}

export const MATTER_COLUMNS = [
  { id: "light", title: "灯" },
  { id: "remaining", title: "剩余工作时" },
  { id: "matter", title: "事项" },
  { id: "place", title: "地点" },
  { id: "turn", title: "轮到" },
  { id: "number", title: "编号" },
  { id: "source", title: "来源" },
] as const;
export type MatterColumn = (typeof MATTER_COLUMNS)[number]["id"];

export const LIGHT_GROUPS: readonly { readonly light: LightColour | null; readonly title: string }[] = [
  { light: "red", title: "已超时" },
  { light: "yellow", title: "临近到期" },
  { light: "green", title: "时限之内" },
  { light: "paused", title: "暂停计时" },
  { light: null, title: "没有时限" },
];

export type QueueItem<R> =
  | { readonly kind: "head"; readonly light: LightColour | null; readonly title: string; readonly count: number }
  | { readonly kind: "row"; readonly row: R; readonly index: number };

/** Rows under the heads of their lights; the order inside a group is the caller's (least remaining first). */
export function groupByLight<R extends MatterRowData>(rows: readonly R[]): { items: QueueItem<R>[]; ordered: R[] } {
  const items: QueueItem<R>[] = [];
  const ordered: R[] = [];
  for (const { light, title } of LIGHT_GROUPS) {
    const own = rows.filter((row) => row.light === light);
    if (own.length === 0) continue;
    items.push({ kind: "head", light, title, count: own.length });
    for (const row of own) {
      items.push({ kind: "row", row, index: ordered.length });
      ordered.push(row);
    }
  }
  return { items, ordered };
}

/** `990102-20261124-A-00042` → `1124-A-00042`: the division and the year are known from the page. */
export function shortNumber(number: string | null): string {
  return number === null ? "未编号" : number.replace(/^\d{6,12}-\d{4}(?=\d{4}-)/, "");
}
