/** 诉求热点 as the caller may see them: counted, named and placed from the messages of their scope alone. */
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { getHotIssue, HotIssueAnswer, listHotIssues } from "#capabilities/report/contract.ts";
import {
  heatOf,
  joinWords,
  REPORT_STATES,
  type ReportState,
  SOURCES,
  sourceOf,
} from "#capabilities/report/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import {
  type JointMatter,
  jointMatters,
  latestSearch,
  type Search,
  type SeenMember,
  seenMembers,
  textsOf,
} from "./store.ts";

const [PLACES, WORDS] = [3, 6] as const;

export async function hotIssuesFor(
  database: Database,
  caller: Actor,
  now: Instant,
): Promise<AnswerOf<typeof listHotIssues>> {
  const search = await latestSearch(database);
  if (!search) return { search: null, issues: [] };
  const { hot_issue_least: least } = (await loadConfiguration(database)).settingsOn(plainDateOf(now));
  const joints = await jointMatters(database, caller);
  const byIssue = Map.groupBy(await seenMembers(database, caller, null), (member) => member.issueId);
  const issues = [...byIssue.values()]
    .map((members) => issueOf(members, search, joints))
    .filter((issue) => issue.size >= least)
    .sort((a, b) => b.heat - a.heat || b.size - a.size);
  return { search, issues };
}

/** @throws Problem not found, also when none of its messages lies in the caller's scope */
export async function hotIssueFor(
  database: Database,
  caller: Actor,
  id: string,
): Promise<AnswerOf<typeof getHotIssue>> {
  const { issue, members } = await seeHotIssue(database, caller, id);
  const texts = await textsOf(
    database,
    members.map((member) => member.matterId),
  );
  return {
    issue,
    members: members.map((member) => ({
      matterId: member.matterId,
      number: member.number,
      title: member.title,
      text: texts.get(member.matterId) ?? "",
      address: member.address,
      subject: member.subject,
      sourceLabel: SOURCES[sourceOf(member)],
      stateLabel: REPORT_STATES[member.state as ReportState],
      isOpen: member.isOpen,
      openedAt: member.openedAt,
      position: placeOf(member),
      likeness: member.likeness,
    })),
  };
}

/** @throws Problem not found */
export async function seeHotIssue(
  on: Database | Tx,
  caller: Actor,
  id: string,
): Promise<{ readonly issue: HotIssueAnswer; readonly members: readonly SeenMember[] }> {
  const search = await latestSearch(on);
  const members = await seenMembers(on, caller, id);
  if (!search || members.length === 0) throw new Problem(PROBLEMS.notFound);
  return { issue: issueOf(members, search, await jointMatters(on, caller)), members };
}

function issueOf(members: readonly SeenMember[], search: Search, joints: readonly JointMatter[]): HotIssueAnswer {
  const typical = members[0] as SeenMember;
  const middle = addMillis(search.foundAt, -search.days * DAY_MS);
  const size = members.filter((member) => member.openedAt > middle).length;
  const sizeBefore = members.length - size;
  const times = members.map((member) => member.openedAt).sort();
  const places = distinct(ranked(members.flatMap((member) => [...member.places]))).slice(0, PLACES);
  const titles = members.map((member) => member.title);
  const words = joinWords(ranked(members.flatMap((member) => [...member.words])), titles, WORDS + PLACES);
  return {
    id: typical.issueId,
    title: typical.title,
    typicalMatterId: typical.matterId,
    size,
    sizeBefore,
    heat: heatOf(size, sizeBefore),
    open: members.filter((member) => member.isOpen).length,
    sinceAt: times[0] as Instant,
    latestAt: times.at(-1) as Instant,
    // A place is said once: not again among the words, nor inside a longer name.
    words: words
      .filter((word) => !places.some((place) => place.includes(word) || word.includes(place)))
      .slice(0, WORDS),
    places: [...places],
    position: middleOf(members),
    days: daysOf(times, search),
    jointMatters: joints
      .filter((joint) => joint.issueId === typical.issueId)
      .map(({ matterId, number, kind, state, isOpen, madeAt }) => ({
        matterId,
        number,
        stateLabel: kind === "report" ? REPORT_STATES[state as ReportState] : isOpen ? "任务，在办" : "任务，已办结",
        madeAt,
      })),
  };
}

/** Most often named first. */
function ranked(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** Without names that are part of one more often named, or have one inside. */
function distinct(names: readonly string[]): string[] {
  return names.filter(
    (name, index) => !names.slice(0, index).some((other) => other.includes(name) || name.includes(other)),
  );
}

function placeOf({ longitude, latitude }: SeenMember) {
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

function middleOf(members: readonly SeenMember[]) {
  const placed = members.flatMap((member) => placeOf(member) ?? []);
  if (placed.length === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { longitude: mean(placed.map((at) => at.longitude)), latitude: mean(placed.map((at) => at.latitude)) };
}

/** Every day of both windows, those without a message too. */
function daysOf(times: readonly Instant[], { foundAt, days }: Search): { on: PlainDate; count: number }[] {
  const counts = new Map<PlainDate, number>();
  for (const at of times) counts.set(plainDateOf(at), (counts.get(plainDateOf(at)) ?? 0) + 1);
  return Array.from({ length: 2 * days }, (_, index) => {
    const on = plainDateOf(addMillis(foundAt, (index + 1 - 2 * days) * DAY_MS));
    return { on, count: counts.get(on) ?? 0 };
  });
}
