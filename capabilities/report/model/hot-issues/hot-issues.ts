/**
 * 诉求热点: messages of the last days that are about one thing at one place, found by what they say, the places they name and where
 * they lie. A message joins the group it is most like; groups that turn out alike become one; then every message is asked again.
 * An index of terms keeps this quick: a message meets only groups with which it shares one of its own strongest terms, unless too
 * many groups share it. It runs in a process of its own. Pure, the same each time.
 */
import { DAY_MS } from "#base/instant.ts";
import { metresBetween, type Position } from "#base/position.ts";
import { countGrams } from "../text/grams.ts";
import { vocabularyOf, weigh } from "../text/sparse.ts";
import { learnPlaces } from "./places-in-text.ts";

export interface Message {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly address: string;
  readonly position: Position | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface HotIssueMember {
  readonly id: string;
  /** To the middle of the issue, 0 to 1; the highest is the typical wording. */
  readonly likeness: number;
  /** Terms by which it belongs, strongest first. */
  readonly words: readonly string[];
  /** Places it names. */
  readonly places: readonly string[];
}

export interface HotIssue {
  /** Most typical first. */
  readonly members: readonly HotIssueMember[];
  /** Members of the window, and of the window before it. */
  readonly size: number;
  readonly sizeBefore: number;
  readonly heat: number;
}

export interface HotIssueQuestion {
  /** End of the window, milliseconds. */
  readonly now: number;
  readonly days: number;
  /** Fewer messages in the window are no issue. */
  readonly least: number;
  /** Names on the city's map. */
  readonly knownPlaces?: readonly string[];
}

/** Likeness (cosine) from which a message belongs to a group. Lower joins different noises of one road, higher splits one noise by its tellers. */
const ALIKE = 0.22;
/** Two groups that are this much alike are one. */
const SAME = 0.32;
/** Terms of a message: the rarest say what it is about, the others only cost time. */
const TERMS = 30;
/** Terms by which a message is led to groups, and those by which a group is found. */
const MESSAGE_KEYS = 14;
const GROUP_KEYS = 24;
/** A term that leads to more groups than this leads nowhere. Counted in groups, so that a thing with a thousand messages is still found. */
const MOST_GROUPS = 150;
/** Groups that are compared in full. */
const COMPARED = 6;
/** Of the weight of its strongest terms a message shares at least this with a group that is worth comparing. */
const LEAST_SHARED = 0.2;
const TITLE_WEIGHT = 4;
/** A named place counts as much as the words of a title. */
const PLACE_WEIGHT = 9;
/** The beginning says it; what follows is history and pleading. */
const TEXT_LENGTH = 120;
/** Those of a single message stay: they make it unlike one with which it shares no more than a way of asking. */
const MOST_TERMS = 400_000;
/** Messages of known position farther from a group than this are about something else, however alike the words. */
const FAR_METRES = 600;

interface Vector {
  readonly message: Message;
  readonly places: readonly string[];
  /** Strongest first, of length one. */
  readonly terms: ReadonlyMap<number, number>;
}

interface Group {
  readonly sum: Map<number, number>;
  members: Vector[];
  length: number;
}

/** Hottest first. */
export function findHotIssues(messages: readonly Message[], question: HotIssueQuestion): readonly HotIssue[] {
  const from = question.now - 2 * question.days * DAY_MS;
  const recent = messages.filter((message) => message.at > from && message.at <= question.now);
  const { vectors, names } = vectorsOf(recent, question.knownPlaces ?? []);
  const settled = settle(vectors, mergeAlike(gather(vectors)));
  const middle = question.now - question.days * DAY_MS;
  return settled
    .map((group) => issueOf(group, names, middle))
    .filter((issue) => issue.size >= question.least)
    .sort((a, b) => b.heat - a.heat || b.size - a.size);
}

function vectorsOf(messages: readonly Message[], knownPlaces: readonly string[]) {
  const head = (message: Message) => `${message.title}\n${message.address}\n${message.text.slice(0, TEXT_LENGTH)}`;
  const finder = learnPlaces(messages.map(head), knownPlaces);
  const places = messages.map((message) => finder.placesIn(head(message)));
  const termsAt = (index: number) => termsOf(messages[index] as Message, places[index] as readonly string[]);
  // Counted twice rather than kept: the terms of 100,000 messages would take half a gigabyte.
  const vocabulary = vocabularyOf(eachOf(messages.length, termsAt), { least: 1, most: MOST_TERMS });
  const vectors = messages.map((message, index): Vector => {
    const strongest = weigh(termsAt(index), vocabulary)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, TERMS);
    const length = Math.sqrt(strongest.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    return {
      message,
      places: places[index] as readonly string[],
      terms: new Map(strongest.map(([term, value]) => [term, value / length])),
    };
  });
  return { vectors, names: [...vocabulary.terms.keys()] };
}

function* eachOf<T>(count: number, make: (index: number) => T): Generator<T> {
  for (let index = 0; index < count; index++) yield make(index);
}

/** Single characters are left out here: pairs say what it is about. */
function termsOf(message: Message, places: readonly string[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  countGrams(message.title, counted, { weight: TITLE_WEIGHT });
  countGrams(message.text.slice(0, TEXT_LENGTH), counted);
  const terms = new Map([...counted].filter(([gram]) => gram.length > 1));
  for (const place of places) terms.set(`@${place}`, PLACE_WEIGHT);
  return terms;
}

function newGroup(vectors: readonly Vector[]): Group {
  const group: Group = { sum: new Map(), members: [], length: 0 };
  for (const vector of vectors) join(group, vector);
  return group;
}

function join(group: Group, vector: Vector): void {
  group.members.push(vector);
  let squares = group.length * group.length;
  for (const [term, value] of vector.terms) {
    const before = group.sum.get(term) ?? 0;
    const after = before + value;
    squares += after * after - before * before;
    group.sum.set(term, after);
  }
  group.length = Math.sqrt(squares);
}

/** Each message to the group it is most like, or to one of its own. */
function gather(vectors: readonly Vector[]): readonly Group[] {
  const groups: Group[] = [];
  const index = new GroupIndex();
  for (const vector of vectors) {
    const keys = first(vector.terms.keys(), MESSAGE_KEYS);
    const found = mostAlike(vector, index, keys);
    const group = found ?? newGroup([]);
    if (!found) groups.push(group);
    join(group, vector);
    index.add(group, keys);
  }
  return groups;
}

function mostAlike({ terms, message }: Vector, index: GroupIndex, keys: readonly number[]): Group | null {
  return index.mostAlike({ terms, length: 1, keys, position: message.position }, ALIKE);
}

/** Largest first, so that the smaller joins the larger. */
function mergeAlike(groups: readonly Group[]): readonly Group[] {
  const index = new GroupIndex();
  const kept: Group[] = [];
  for (const group of groups.toSorted((a, b) => b.members.length - a.members.length)) {
    const keys = keysOf(group);
    const asked = { terms: group.sum, length: group.length, keys, position: positionOf(group) };
    const found = index.mostAlike(asked, SAME);
    const into = found ?? newGroup([]);
    if (!found) kept.push(into);
    for (const member of group.members) join(into, member);
    index.add(into, keys);
  }
  return kept;
}

/** Asks every message again, now that the groups stand: early ones met groups that were still to come. */
function settle(vectors: readonly Vector[], groups: readonly Group[]): readonly Group[] {
  const index = new GroupIndex();
  for (const group of groups) if (group.members.length > 1) index.add(group, keysOf(group));
  const chosen = Map.groupBy(vectors, (vector) =>
    mostAlike(vector, index, first(vector.terms.keys(), 2 * MESSAGE_KEYS)),
  );
  return [...chosen].flatMap(([group, members]) => (group ? [newGroup(members)] : []));
}

function keysOf(group: Group): readonly number[] {
  const strongest = [...group.sum].toSorted((a, b) => b[1] - a[1]);
  return strongest.slice(0, GROUP_KEYS).map(([term]) => term);
}

function first(terms: Iterable<number>, most: number): readonly number[] {
  return [...terms].slice(0, most);
}

function positionOf(group: Group): Position | null {
  return group.members.find((member) => member.message.position !== null)?.message.position ?? null;
}

interface Asked {
  readonly terms: ReadonlyMap<number, number>;
  readonly length: number;
  readonly keys: readonly number[];
  readonly position: Position | null;
}

/** Groups by the terms that lead to them. */
class GroupIndex {
  readonly #groupsOf = new Map<number, Set<Group>>();

  add(group: Group, keys: readonly number[]): void {
    for (const key of keys) {
      const groups = this.#groupsOf.get(key);
      if (groups) groups.add(group);
      else this.#groupsOf.set(key, new Set([group]));
    }
  }

  /** The group most like what is asked, if any is at least so like. */
  mostAlike(asked: Asked, least: number): Group | null {
    let [best, highest] = [null as Group | null, least];
    for (const group of this.#worthComparing(asked)) {
      const likeness = sharedOf(asked.terms, group.sum) / (asked.length * group.length);
      if (likeness < highest || isFar(asked.position, group)) continue;
      [best, highest] = [group, likeness];
    }
    return best;
  }

  #worthComparing({ terms, keys, length }: Asked): readonly Group[] {
    const shared = new Map<Group, number>();
    for (const key of keys) {
      const groups = this.#groupsOf.get(key);
      if (!groups || groups.size > MOST_GROUPS) continue;
      const value = terms.get(key) ?? 0;
      for (const group of groups) shared.set(group, (shared.get(group) ?? 0) + value);
    }
    const worth: [Group, number][] = [];
    for (const pair of shared) if (pair[1] >= LEAST_SHARED * length) worth.push(pair);
    return worth
      .sort((a, b) => b[1] - a[1])
      .slice(0, COMPARED)
      .map(([group]) => group);
  }
}

function sharedOf(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, value] of few) sum += value * (many.get(term) ?? 0);
  return sum;
}

function isFar(position: Position | null, group: Group): boolean {
  if (position === null) return false;
  const other = positionOf(group);
  return other !== null && metresBetween(position, other) > FAR_METRES;
}

const WORDS = 8;

function issueOf(group: Group, names: readonly string[], middle: number): HotIssue {
  const members = group.members
    .map((vector): HotIssueMember => {
      const speaking = [...vector.terms]
        .map(([term, value]) => [names[term] as string, value * (group.sum.get(term) ?? 0)] as const)
        .toSorted((a, b) => b[1] - a[1]);
      return {
        id: vector.message.id,
        likeness: speaking.reduce((sum, [, shared]) => sum + shared, 0) / group.length,
        words: speaking
          .map(([name]) => name)
          .filter((name) => !name.startsWith("@"))
          .slice(0, WORDS),
        places: vector.places,
      };
    })
    .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
  const size = group.members.filter((vector) => vector.message.at > middle).length;
  const sizeBefore = group.members.length - size;
  return { members, size, sizeBefore, heat: heatOf(size, sizeBefore) };
}

/** 热度: messages of the window, and once more those by which it grew. */
export function heatOf(size: number, sizeBefore: number): number {
  return size + Math.max(0, size - sizeBefore) / 2;
}

/**
 * 高频词 from pairs of characters: pairs whose characters keep together in the texts, put together as far as the texts have them so,
 * 搅拌 and 拌站 as 搅拌站. What only happens to stand side by side (建|搅) is left out.
 */
export function joinWords(pairs: readonly string[], texts: readonly string[], most = 6): readonly string[] {
  const having = (part: string) => texts.filter((text) => text.includes(part)).length;
  const isWord = (pair: string) => having(pair) >= KEEPS_TOGETHER * Math.max(1, ...[...pair].map(having));
  const words: string[] = [];
  for (const pair of pairs.filter(isWord).slice(0, 4 * most)) {
    if (words.some((word) => word.includes(pair))) continue;
    const at = words.findIndex((word) => joined(word, pair, having) !== null);
    if (at < 0) words.push(pair);
    else words[at] = joined(words[at] as string, pair, having) as string;
  }
  return words.slice(0, most);
}

/** Share of the texts with a character, or with the shorter word, that have the longer. */
const KEEPS_TOGETHER = 0.5;
const LONGEST_WORD = 5;

function joined(word: string, pair: string, having: (part: string) => number): string | null {
  const longer = word.endsWith(pair.slice(0, 1))
    ? word + pair.slice(1)
    : word.startsWith(pair.slice(1))
      ? pair.slice(0, 1) + word
      : null;
  if (longer === null || longer.length > LONGEST_WORD) return null;
  return having(longer) > 0 && having(longer) >= KEEPS_TOGETHER * Math.max(having(word), having(pair)) ? longer : null;
}
