/** Fills the texts of `report-kinds.ts` with counts and measures, and gives them the tone of their source. */

import type { ReportSource } from "./invented.ts";
import type { Random } from "./random.ts";
import type { ReportKind } from "./report-kinds.ts";

export function textOf(kind: ReportKind, random: Random): string {
  return random.pick(kind.texts).replace(/\{([^}]+)\}/g, (_, slot: string) => {
    if (slot.includes("|")) return random.pick(slot.split("|"));
    return measure(slot, kind, random);
  });
}

function measure(slot: string, kind: ReportKind, random: Random): string {
  const [from, to] = kind.n ?? [2, 6];
  switch (slot) {
    case "n":
      return String(random.int(from, to));
    case "m":
      return String(random.pick([3, 4, 5, 6, 8, 10, 12, 15, 20, 30]));
    case "a":
      return String(random.pick([1, 2, 2, 3, 4, 5, 6, 8, 10, 12]));
    case "v":
      return (random.int(3, 28) / 10).toFixed(1);
    case "cm":
      return String(random.int(4, 12) * 10);
    case "t":
      return `${random.int(22, 23)}:${String(random.int(0, 5) * 10).padStart(2, "0")}`;
    default:
      throw new RangeError(`unknown slot {${slot}} in a text of ${kind.classCode}`);
  }
}

const REQUESTS = ["，请尽快处理", "，希望有人来看看", "，麻烦派人处理", "，已经反映过一次", ""] as const;

/** Citizens ask for something, machines state, supervisors note. */
export function spoken(text: string, source: ReportSource, random: Random): string {
  switch (source) {
    case "hotline_12345":
    case "hotline_12319":
      return `市民来电：${text}${random.pick(REQUESTS)}。`;
    case "app":
    case "volunteer":
      return `${text}${random.pick(REQUESTS)}。`;
    case "ai_video":
      return `智能识别：${text}，置信度 ${random.int(82, 97)}%。`;
    case "video":
      return `视频巡查：${text}。`;
    case "iot":
      return `感知设备报警：${text}。`;
    case "leader":
      return `领导批示：${text}，请核实办理。`;
    case "media":
      return `媒体反映：${text}。`;
    case "referral":
      return `部门移交：${text}。`;
    case "inspection":
      return `专项检查发现：${text}。`;
    case "supervisor":
    case "self_handled":
      return `${text}。`;
  }
}
