/** Figures as they are read: the screen, a file and a bulletin take their words from here, so that they agree. */

/** `93.7%`; — when there is nothing to divide by. */
export function percentWords(value: number | null): string {
  return value === null ? "—" : `${value.toFixed(1)}%`;
}

/** `6,525` */
export function countWords(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `92.35` */
export function scoreWords(value: number | null): string {
  return value === null ? "—" : value.toFixed(2);
}

/** `升 0.4 个百分点` */
export function changeWords(now: number | null, before: number | null): string {
  if (now === null || before === null) return "无可比数据";
  const by = Math.round(now * 10) / 10 - Math.round(before * 10) / 10;
  return by === 0 ? "持平" : `${by > 0 ? "升" : "降"} ${Math.abs(by).toFixed(1)} 个百分点`;
}
