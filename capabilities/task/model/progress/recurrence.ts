/** 周期: rules of RFC 5545 as a plan means them. A rule without a day falls due at the end of its period: 每周 on Friday, 每月 on the last day. */

export interface Rule {
  readonly freq: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  readonly interval: number;
  readonly parts: ReadonlyMap<string, string>;
}

const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;

/** Null when it is not a rule that a plan can have. */
export function parseRule(text: string): Rule | null {
  const parts = new Map<string, string>();
  for (const part of text.replace(/^RRULE:/, "").split(";")) {
    const [name = "", value = ""] = part.split("=");
    if (!/^[A-Z]+$/.test(name) || !/^[A-Z0-9,+-]+$/.test(value)) return null;
    parts.set(name, value);
  }
  const freq = FREQUENCIES.find((known) => known === parts.get("FREQ"));
  const interval = Number(parts.get("INTERVAL") ?? 1);
  if (!freq || !Number.isInteger(interval) || interval < 1 || interval > 60) return null;
  return { freq, interval, parts };
}

const has = (rule: Rule, ...names: readonly string[]) => names.some((name) => rule.parts.has(name));

/** With the day on which it falls due, and quarters and half-years where the calendar has them. */
export function dueRule(rule: Rule): string {
  const { freq, interval, parts } = rule;
  const kept = [...parts]
    .filter(([name]) => !["FREQ", "INTERVAL", "COUNT", "UNTIL"].includes(name))
    .map(([name, value]) => `${name}=${value}`);
  const of = (name: string, times: number, ...more: readonly string[]) =>
    [`FREQ=${name}`, ...(times > 1 ? [`INTERVAL=${times}`] : []), ...more].join(";");
  if (freq === "WEEKLY") return of(freq, interval, ...(has(rule, "BYDAY") ? kept : ["BYDAY=FR"]));
  if (freq === "MONTHLY" && !has(rule, "BYMONTHDAY", "BYDAY", "BYMONTH") && 12 % interval === 0 && interval > 1) {
    const months = Array.from({ length: 12 / interval }, (_, at) => (at + 1) * interval).join(",");
    return of("YEARLY", 1, `BYMONTH=${months}`, "BYMONTHDAY=-1");
  }
  if (freq === "MONTHLY")
    return of(freq, interval, ...(has(rule, "BYMONTHDAY", "BYDAY") ? kept : [...kept, "BYMONTHDAY=-1"]));
  if (freq === "YEARLY" && !has(rule, "BYMONTH")) return of(freq, interval, "BYMONTH=12", "BYMONTHDAY=-1");
  if (freq === "YEARLY" && !has(rule, "BYMONTHDAY", "BYDAY")) return of(freq, interval, ...kept, "BYMONTHDAY=-1");
  return of(freq, interval, ...kept);
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  MO: "一",
  TU: "二",
  WE: "三",
  TH: "四",
  FR: "五",
  SA: "六",
  SU: "日",
};

/** 每月25日, 双月, 每周五: what a person reads. */
export function ruleWords(text: string): string {
  const rule = parseRule(text);
  if (!rule) return text;
  const { freq, interval, parts } = rule;
  const days =
    parts
      .get("BYMONTHDAY")
      ?.split(",")
      .map((day) => (day === "-1" ? "底" : `${day} 日`))
      .join("、") ?? "";
  const weekdays = parts.get("BYDAY")?.split(",") ?? [];
  const months = parts.get("BYMONTH")?.split(",") ?? [];
  if (freq === "DAILY") return interval === 1 ? "每日" : `每 ${interval} 日`;
  if (freq === "WEEKLY") {
    if (weekdays.length >= 5) return "每个工作日";
    const on = weekdays.map((day) => WEEKDAYS[day] ?? day).join("、");
    return `${interval === 1 ? "每周" : interval === 2 ? "每两周" : `每 ${interval} 周`}${on}`;
  }
  if (freq === "MONTHLY") {
    const every = { 1: "每月", 2: "双月", 3: "每季度", 6: "每半年" }[interval] ?? `每 ${interval} 个月`;
    return days ? `${every}${days}` : every;
  }
  if (months.join(",") === "3,6,9,12") return days && days !== "底" ? `每季度末月 ${days}` : "每季度";
  if (months.length > 1) return `每年 ${months.join("、")} 月${days}`;
  return months.length === 1 ? `每年 ${months[0]} 月${days}` : "每年";
}

/** How often it comes, for how early it is made ready. */
export function rhythmOf(rule: Rule): "weekly" | "monthly" | "longer" {
  if (rule.freq === "DAILY" || rule.freq === "WEEKLY") return "weekly";
  if (rule.freq === "MONTHLY" && rule.interval === 1) return "monthly";
  return "longer";
}
