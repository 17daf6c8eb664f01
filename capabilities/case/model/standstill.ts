/**
 * 不计入办案期限的期间: while one runs, the ninety days stand still. Which ones do is a dated setting of the agency (住建部令第55号, not
 * read: 待本机关确认), asked on the day on which one begins; that a case is with the police counts for all of them.
 *
 * Each begins and ends with its paper, and of two readings the shorter one is taken, so that a deadline is never later than the law gives:
 * - hearing 听证: from 听证通知书 to 听证报告; the days until somebody sets the day are the agency's own
 * - testing 检测鉴定: from 委托书 to 鉴定意见, as long as the investigation lasts
 * - public notice 公告送达: of a paper that the decision has to wait for, from 公告 until it is taken as delivered
 * - suspension 中止调查, criminal 移送公安机关: as long as the state lasts
 */
import type { Effect, Situation } from "#kernel/procedure/model/public.ts";
import { ruleSource } from "#law/rules/public.ts";
import type { CaseDetail } from "./case.ts";
import type { CaseFacts } from "./facts.ts";
import { STANDSTILLS, SUSPEND_GROUNDS } from "./labels.ts";

/** 不计入办案期限的期间. */
type Standstill = keyof typeof STANDSTILLS;

const CLOCK = "decide";
/** 事先告知书 and 听证通知书: no decision before they have arrived. */
const AWAITED: readonly string[] = ["DOC-26", "DOC-28"];
const HELD: readonly string[] = ["scheduled", "held", "terminated"];
const SEARCHING: readonly string[] = ["investigating", "suspended"];
const ENDED: readonly string[] = ["criminal", "decided", "executing", "closed", "archived"];

type Known = Pick<CaseDetail, "hearing" | "deliveries" | "entrustments">;

const RUNNING: Readonly<Record<Standstill, (known: Known, state: string) => boolean>> = {
  criminal: (_, state) => state === "criminal",
  suspension: (_, state) => state === "suspended",
  hearing: ({ hearing }, state) => state === "hearing" && hearing !== null && HELD.includes(hearing.state),
  testing: ({ entrustments }, state) =>
    SEARCHING.includes(state) && entrustments.some((one) => one.answeredOn === null),
  public_notice: ({ deliveries }, state) =>
    !ENDED.includes(state) && deliveries.some((one) => one.state === "published" && AWAITED.includes(one.form)),
};
const ALL = Object.keys(STANDSTILLS) as readonly Standstill[];

const runningIn = (known: Known, state: string) => ALL.filter((one) => RUNNING[one](known, state));

/** What an act does to the ninety days, from its own effects and the state that it leads to. */
export function standstillEffects(
  situation: Situation<CaseDetail, CaseFacts>,
  own: readonly Effect<CaseDetail>[],
  to: string,
): readonly Effect<CaseDetail>[] {
  const { detail: known, matter, clocks } = situation;
  const after: CaseDetail = Object.assign(
    { ...known },
    ...own.map((one) => (one.kind === "detail" ? one.changes : {})),
  );
  const clock = clocks.findLast((one) => one.kind === CLOCK && one.state !== "stopped");
  const isPaused = clock?.state === "paused";
  const ran = runningIn(known, matter.state);
  // A case that stood still before this was kept has no list: what runs is what it stands still for.
  const before = isPaused && known.standstills.length === 0 ? ran : known.standstills;
  const running = runningIn(after, to);
  const begun = running.filter((one) => !before.includes(one) && isNew(one, { known, after, ran }));
  const now = [...running.filter((one) => before.includes(one)), ...begun.filter((one) => counts(situation, one))];
  if (isSame(now, before) && isSame(before, known.standstills)) return [];
  const [first] = now;
  const isOther = first !== before[0];
  return [
    ...(isPaused && isOther ? [{ kind: "resumeClock", clock: CLOCK } as const] : []),
    ...(first && (isOther || !isPaused)
      ? [{ kind: "pauseClock", clock: CLOCK, reason: reasonOf(situation, after, first) } as const]
      : []),
    { kind: "detail", changes: { standstills: now } },
  ];
}

const isSame = (one: readonly Standstill[], other: readonly Standstill[]) => one.join() === other.join();

/** Entrusted again while the last institution has not answered, or back from the police to where the testing went on: nothing begins. */
function isNew(
  one: Standstill,
  { known, after, ran }: { readonly known: Known; readonly after: Known; readonly ran: readonly Standstill[] },
): boolean {
  return one === "testing" ? after.entrustments.length > known.entrustments.length : !ran.includes(one);
}

function counts({ facts }: Situation<CaseDetail, CaseFacts>, one: Standstill): boolean {
  return one === "criminal" || facts.settings["decide.excluded"].includes(one);
}

/** Chinese, with what it rests on. */
function reasonOf({ facts }: Situation<CaseDetail, CaseFacts>, known: CaseDetail, one: Standstill): string {
  const source =
    one === "criminal"
      ? ruleSource("XZCF-027")
      : facts.sourceOf("decide.excluded") || "待本机关确认的设置「不计入办案期限的期间」";
  const ground = one === "suspension" && known.suspendGround ? `：${SUSPEND_GROUNDS[known.suspendGround]}` : "";
  return `${STANDSTILLS[one]}${ground}（${source}）`;
}
