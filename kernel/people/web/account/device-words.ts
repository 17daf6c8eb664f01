/** A device in words, good enough to recognise one's own. The order matters: Edge calls itself Chrome, Chrome calls itself Safari. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "安卓"],
  [/iPhone|iPad/, "苹果手机或平板"],
  [/Windows/, "Windows 电脑"],
  [/Mac OS X/, "苹果电脑"],
  [/Linux/, "Linux 电脑"],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, "微信"],
  [/Edg\//, "Edge"],
  [/Firefox/, "Firefox"],
  [/Chrome/, "Chrome"],
  [/Safari/, "Safari"],
];

export function deviceWords(userAgent: string | null): string {
  const find = (list: typeof SYSTEMS) => list.find(([pattern]) => userAgent && pattern.test(userAgent))?.[1];
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join("·") || "不认识的设备";
}
