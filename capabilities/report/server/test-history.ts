/** For tests: a history that nobody planned, acted through the engine. The same seed plays the same. */
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import type { ActorKey, OpenTestCity } from "./test-city.ts";

type Play = readonly [by: ActorKey, act: string, input?: () => Promise<object> | object];

export interface History {
  readonly city: OpenTestCity;
  readonly seed: number;
  readonly steps: number;
  /** After each step; `chance(n)` is true once in n times. */
  readonly between: (chance: (one: number) => boolean) => Promise<void>;
}

/** Acts that are refused are passed over, as in life. */
export async function playRandomHistory({ city, seed, steps, between }: History): Promise<void> {
  const random = randomOf(seed);
  const plays = playsOf(city, random);
  const states = new Map<string, string>();
  for (let step = 0; step < steps; step++) {
    city.setNow(addMillis(city.now(), (5 + random(90)) * MINUTE_MS));
    const matterId = states.size < 6 || random(16) === 0 ? null : pick(random, [...states.keys()]);
    const possible = plays[matterId === null ? NOT_YET : (states.get(matterId) ?? "")] ?? [];
    if (possible.length === 0) continue;
    const done = await attempt(city, pick(random, possible), matterId);
    if (done) states.set(done.matterId, done.state);
    await between((one) => random(one) === 0);
  }
}

async function attempt(city: OpenTestCity, [by, act, input]: Play, matterId: string | null) {
  try {
    return await city.act({ by, act, input: (await input?.()) ?? {}, ...(matterId ? { matterId } : {}) });
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const CLASSES = ["incident:0110", "incident:0113", "facility:0101"] as const;

/** By the state of the matter. */
function playsOf(city: OpenTestCity, random: (below: number) => number): Readonly<Record<string, readonly Play[]>> {
  const position = () => city.positionInCell(random(20));
  const opinion = { opinion: "情况属实，同意" };
  const onSite = async () => ({ position: position(), photos: [await city.photo("after")] });
  const desk = (): ActorKey => (random(2) ? "roadsDesk" : "sanitationDesk");
  const toCloseLater = () => ({ date: addDays(plainDateOf(city.now()), 20), reason: "等待备料到货" });
  return {
    [NOT_YET]: [
      [
        "acceptor",
        "report_by_public",
        () => ({
          ...{ source: "hotline_12345", description: "有问题", isAnonymous: true },
          ...{ classKey: pick(random, CLASSES), position: position() },
        }),
      ],
    ],
    reported: [
      ["acceptor", "accept", () => ({ evidenceSuffices: true, notDuplicateReason: "另一处" })],
      ["acceptor", "accept", () => ({ evidenceSuffices: random(2) === 0, notDuplicateReason: "另一处" })],
      ["acceptor", "refuse", () => ({ reason: "not_in_scope", opinion: "不属于城市管理" })],
    ],
    accepted: [
      ["shiftLeader", "file_case", () => ({ conditionId: `${pick(random, CLASSES)}/1` })],
      ["shiftLeader", "file_case", () => ({ conditionId: "incident:0110/1" })],
      ["shiftLeader", "file_case", () => ({ conditionId: "incident:0113/1" })],
      ["shiftLeader", "file_case", () => ({ conditionId: "facility:0101/1" })],
    ],
    filed: [
      ["dispatcher", "dispatch", () => ({ leadUnitId: city.units[random(2) ? "roads" : "sanitation"] })],
      ["dispatcher", "dispatch", () => ({ leadUnitId: city.units[random(2) ? "roads" : "sanitation"] })],
      ["shiftLeader", "annul", () => ({ reason: "误报，现场没有问题" })],
    ],
    dispatched: [
      ["roadsDesk", "receive"],
      ["sanitationDesk", "receive"],
      [desk(), "send_back", () => ({ reason: "not_our_duty", opinion: "不归本单位管" })],
      ["shiftLeader", "ask_annulment", () => ({ reason: "误报，现场没有问题" })],
      ["otherShiftLeader", "confirm_annulment", () => opinion],
    ],
    sent_back: [
      ["shiftLeader", "accept_return", () => opinion],
      ["shiftLeader", "reject_return", () => ({ opinion: "按权责清单应由你单位办理" })],
      ["dispatcher", "accept_return", () => opinion],
    ],
    resolving: [
      ["roadsDesk", "report_result", async () => ({ result: "已修复", ...(await onSite()) })],
      ["sanitationDesk", "report_result", async () => ({ result: "已清运", ...(await onSite()) })],
      ["roadsDesk", "ask_extension", () => ({ value: 1, unit: "day", reason: "等待备料到货" })],
      ["dispatcher", "grant_extension", () => opinion],
      ["roadsDesk", "ask_deferral", toCloseLater],
      ["commandLead", "defer", () => opinion],
    ],
    deferred: [["dispatcher", "resume", () => opinion]],
    resolved: [["acceptor", "send_recheck", () => ({ supervisorPersonId: city.actors.supervisor.personId })]],
    rechecking: [
      ["supervisor", "pass_recheck", async () => ({ isClosingConditionMet: true, ...(await onSite()) })],
      ["supervisor", "fail_recheck", async () => ({ reason: "还有一半没有修好", ...(await onSite()) })],
      ["acceptor", "rework", () => opinion],
    ],
    to_close: [["acceptor", "close"]],
    closed: [
      ["acceptor", "return_visit", () => ({ isReached: true, satisfaction: "satisfied", isSolved: true })],
      ["acceptor", "return_visit", () => ({ isReached: true, satisfaction: "unsatisfied", isSolved: false })],
      ["shiftLeader", "reopen", () => ({ opinion: "回访没有解决，重办" })],
    ],
  };
}

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function pick<T>(random: (below: number) => number, of: readonly T[]): T {
  return of[random(of.length)] as T;
}
