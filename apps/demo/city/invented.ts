/** What goes wrong in the city, before anybody has acted on it: the stream that the history player works through. */
import type { Position } from "#base/position.ts";
import type { IssueKind } from "./types.ts";

export type ReportSource =
  | "supervisor"
  | "self_handled"
  | "hotline_12345"
  | "hotline_12319"
  | "app"
  | "media"
  | "leader"
  | "referral"
  | "video"
  | "ai_video"
  | "iot"
  | "inspection"
  | "volunteer";

/** A problem as it comes to pass, before anybody has acted on it. */
export interface InventedReport {
  readonly key: string;
  /** Plain date and minute after midnight, China's time. */
  readonly on: string;
  readonly minute: number;
  readonly source: ReportSource;
  readonly issueKind: IssueKind;
  /** Class that the reporter chose; differs from `trueClassCode` in a few. */
  readonly classCode: string;
  readonly trueClassCode: string;
  /** Index in the filing conditions of `trueClassCode`, in the order of the catalogue. */
  readonly conditionIndex: number;
  readonly facilityCode: string | null;
  readonly description: string;
  readonly position: Position;
  readonly cellCode: string;
  readonly address: string;
  /** Set when a supervisor saw it. */
  readonly personKey: string | null;
  /** Set for sources of the public; null when anonymous. */
  readonly contact: { readonly name: string; readonly phone: string } | null;
  /** Key of an earlier report of the same problem by somebody else. */
  readonly duplicateOf: string | null;
  /** False when verification on the spot finds nothing. */
  readonly isTrue: boolean;
  readonly weather: Weather;
  readonly scene: SceneKind;
  readonly sceneSeed: number;
}
export type Weather = "clear" | "cloudy" | "rain" | "storm" | "wind" | "snow";

export const SCENE_KINDS = {
  bins: "垃圾桶与袋装垃圾",
  manhole: "井盖",
  pothole: "路面坑洼",
  stall: "摊点",
  parked_car: "盲道上的汽车",
  fallen_tree: "倒伏树木",
  posters: "小广告墙面",
  lamp: "路灯",
  rubble: "堆放的建筑垃圾",
} as const;
export type SceneKind = keyof typeof SCENE_KINDS;
