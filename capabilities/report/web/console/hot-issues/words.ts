import type { HotIssueAnswer } from "#capabilities/report/contract.ts";

/** «比此前多 12 件», against the window before. */
export function growthWords({ size, sizeBefore }: Pick<HotIssueAnswer, "size" | "sizeBefore">): string {
  if (sizeBefore === 0) return "新出现";
  const more = size - sizeBefore;
  if (more === 0) return "与此前持平";
  return more > 0 ? `比此前多 ${more} 件` : `比此前少 ${-more} 件`;
}

/** All of them are linked; these are for who reads the text alone. */
const NAMED = 5;

/** What a joint matter says to begin with; a person goes over it. */
export function jointDescription(issue: HotIssueAnswer, numbers: readonly string[]): string {
  const where = issue.places[0] ? `${issue.places[0]}，` : "";
  const count = issue.size + issue.sizeBefore;
  const listed = numbers.slice(0, NAMED).join("、");
  const rest = numbers.length > NAMED ? ` 等 ${numbers.length} 件` : "";
  const of = listed ? `\n所含诉求：${listed}${rest}。` : "";
  return `${where}${count} 件诉求集中反映：${issue.title}。请查明原因，联合办理。${of}`;
}
