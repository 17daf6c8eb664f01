/** 排演: plays acts on one order in memory, with the kernel's own decide and apply, as the server does in one transaction. For tests. */
import type { Instant } from "#base/instant.ts";
import { shanghaiTime } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { settingsOn } from "#base/settings.ts";
import { addLimit, type Clock, usedFraction, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { applyEffects } from "#kernel/matter/model/public.ts";
import { type Actor, CITIZEN_ACTOR, ROLES, type Role, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { decide, type MatterCore, NOT_YET, type Situation } from "#kernel/procedure/model/public.ts";
import type { OrderFacts } from "./facts.ts";
import type { CountedEntry } from "./measures/count.ts";
import { BLANK_ORDER, type OrderDetail } from "./order.ts";
import { ORDER_PROCEDURE, type OrderAct } from "./procedure.ts";
import { HOTLINE_SETTINGS } from "./settings.ts";

/** Monday to Friday, 08:30–12:00 and 14:00–17:30. */
export const OFFICE_CALENDAR: WorkingCalendar = {
  id: "office",
  name: "示范市工作日历",
  version: 1,
  segments: [
    [510, 720],
    [840, 1050],
  ],
  weekdays: [1, 2, 3, 4, 5],
  days: new Map(),
  announcedYears: new Set([2026]),
};

export interface Rehearsal {
  readonly core: MatterCore;
  readonly detail: OrderDetail;
  readonly clocks: readonly Clock[];
  readonly entries: readonly (CountedEntry & { readonly seq: number })[];
  readonly tells: readonly string[];
}

export interface Line {
  readonly act: OrderAct;
  readonly actor: Actor;
  readonly now: Instant;
  readonly input?: unknown;
  readonly facts?: Partial<OrderFacts>;
}

export type Played =
  | { readonly kind: "done"; readonly rehearsal: Rehearsal }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly errors: readonly FieldError[] };

/** The same number gives the same id. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export const UNITS = { cleaning: idOf(101), lighting: idOf(102), office: idOf(103), centre: idOf(104) };
export const RECORDING = "b".repeat(64);
export const PHONE = "19900000001";

function actorOf(role: Role, number: number, unitId: string): Actor {
  return {
    role,
    personId: idOf(number),
    name: ROLES[role],
    postId: idOf(number + 5000),
    unitId,
    unitName: "示范单位",
    divisionCode: "990102000000",
    unitIds: [unitId],
    onBehalfOf: null,
  };
}

/** People of the hotline, each at one post. */
export const WHO = {
  citizen: CITIZEN_ACTOR,
  system: SYSTEM_ACTOR,
  clerk: actorOf("hotline_clerk", 21, UNITS.centre),
  secondClerk: actorOf("hotline_clerk", 22, UNITS.centre),
  desk: actorOf("unit_desk", 31, UNITS.cleaning),
  crew: actorOf("crew", 32, UNITS.cleaning),
  lead: actorOf("unit_lead", 33, UNITS.cleaning),
  lightingDesk: actorOf("unit_desk", 34, UNITS.lighting),
  reviewer: actorOf("reply_reviewer", 41, UNITS.office),
  visitor: actorOf("return_visitor", 51, UNITS.centre),
  secondVisitor: actorOf("return_visitor", 52, UNITS.centre),
  /** A caller-back who sits in the very unit that handles. */
  insider: actorOf("return_visitor", 53, UNITS.cleaning),
  leader: actorOf("leader", 61, UNITS.office),
} as const;

export const at = (text: string): Instant => shanghaiTime(text);

/** An order that does not exist yet. The default number draws a sample number above ten percent. */
export function emptyRehearsal(number = 1): Rehearsal {
  const core: MatterCore = {
    id: idOf(number + 800),
    kind: ORDER_PROCEDURE.kind,
    number: null,
    procedureVersion: ORDER_PROCEDURE.version,
    state: NOT_YET,
    subject: "",
    title: "",
    address: "",
    source: "",
    divisionCode: "990102000000",
    unitId: null,
    cellCode: null,
    position: null,
    turn: null,
    flags: [],
    version: 0,
    openedAt: at("2026-11-16 09:00"),
    closedAt: null,
  };
  return { core, detail: BLANK_ORDER, clocks: [], entries: [], tells: [] };
}

export function situationOf(rehearsal: Rehearsal, line: Line): Situation<OrderDetail, OrderFacts> {
  const { core, detail, clocks } = rehearsal;
  const reply = clocks.findLast((clock) => clock.kind === "reply");
  const facts: OrderFacts = {
    settings: { ...settingsOn(HOTLINE_SETTINGS, [], plainDateOf(line.now)), sample_percent: 0 },
    located: null,
    units: [UNITS.cleaning, UNITS.lighting].map((id) => ({ id, name: "承办单位" })),
    alike: [],
    mergeTarget: null,
    recording: { isAudio: true, seconds: 62, isUsedElsewhere: false },
    knowledge: [],
    handlerRecord: { visited: 0, satisfied: 0 },
    dueOf: (limit, from) => addLimit(OFFICE_CALENDAR, from, limit),
    replyUsed: reply ? usedFraction(OFFICE_CALENDAR, reply, line.now) : 0,
    ...line.facts,
  };
  return { matter: core, detail, clocks, facts, actor: line.actor, now: line.now };
}

export function play(rehearsal: Rehearsal, line: Line): Played {
  const { act, actor, now } = line;
  const decision = decide(ORDER_PROCEDURE, situationOf(rehearsal, line), act, line.input);
  if (decision.kind === "refused") return decision;
  const { to } = decision;
  const applied = applyEffects<OrderDetail>({
    core: rehearsal.core,
    clocks: rehearsal.clocks,
    effects: decision.effects,
    to,
    isTerminal: ORDER_PROCEDURE.states[to as keyof typeof ORDER_PROCEDURE.states].isTerminal,
    calendar: OFFICE_CALENDAR,
    now,
  });
  const core = { ...applied.core, number: applied.core.number ?? (applied.numberLetter && "990102-H-1") };
  const entry = {
    seq: core.version,
    act,
    from: decision.from,
    to,
    at: now,
    actor: { personId: actor.personId, role: actor.role },
    divisionCode: core.divisionCode,
    changes: {
      matter: core.unitId === rehearsal.core.unitId ? {} : { unitId: core.unitId },
      detail: JSON.parse(JSON.stringify(applied.detail)),
    },
    clocks: applied.clocks
      .filter((clock, index) => clock.state !== "stopped" || applied.touched.has(index))
      .map(({ kind, state, startedAt, dueAt }) => ({ kind, state, startedAt, dueAt })),
  };
  return {
    kind: "done",
    rehearsal: {
      core,
      detail: { ...rehearsal.detail, ...applied.detail },
      clocks: applied.clocks,
      entries: [...rehearsal.entries, entry],
      tells: [...rehearsal.tells, ...applied.tells.map((tell) => tell.event)],
    },
  };
}

/** @throws Error with every refusal, for lines that a scenario takes for granted */
export function mustPlay(rehearsal: Rehearsal, ...lines: readonly Line[]): Rehearsal {
  return lines.reduce((current, line) => {
    const played = play(current, line);
    if (played.kind === "done") return played.rehearsal;
    throw new Error(`${line.act}: ${JSON.stringify([...played.refusals, ...played.errors])}`);
  }, rehearsal);
}

/** Rules and wrong fields that stand in the way; empty when the act is done. */
export function refusalsOf(rehearsal: Rehearsal, line: Line): readonly string[] {
  const played = play(rehearsal, line);
  return played.kind === "done"
    ? []
    : [...played.refusals.map(({ rule }) => rule), ...played.errors.map(({ path }) => path)];
}

export const REPLY = {
  greeting: "您好，您反映的垃圾清运问题已收悉。",
  fact: "11 月 16 日到现场查看，桶外确有积存。",
  handling: "当日安排两人清运并冲洗地面。",
  result: "11 月 16 日 16 时清理完毕。",
  contact: "如有疑问请拨打 024-12345678。",
  outcome: "solved",
  cause: "management",
};
export const GOOD_CALL = {
  isReached: true,
  dialledNumber: PHONE,
  callSeconds: 60,
  recording: [RECORDING],
  satisfaction: "satisfied",
  isSolved: true,
};
export const BAD_CALL = { ...GOOD_CALL, satisfaction: "unsatisfied", isSolved: false, dissatisfaction: "not_solved" };

/** One line for each act of the ordinary way; everything can be told otherwise. */
export const lines = {
  register: (now: Instant, more: object = {}): Line => ({
    act: "register",
    actor: WHO.clerk,
    now,
    input: {
      orderKind: "complaint",
      topic: "垃圾没人清",
      content: "小区门口垃圾三天没人清",
      callerPhone: PHONE,
      ...more,
    },
  }),
  assign: (now: Instant, leadUnitId = UNITS.cleaning): Line => ({
    act: "assign",
    actor: WHO.clerk,
    now,
    input: { leadUnitId },
  }),
  sign: (now: Instant): Line => ({ act: "sign", actor: WHO.desk, now }),
  contact: (now: Instant, isReached = true): Line => ({
    act: "contact",
    actor: WHO.desk,
    now,
    input: { channel: "phone", isReached, note: "已说明办理安排" },
  }),
  submit: (now: Instant, more: object = {}): Line => ({
    act: "submit_reply",
    actor: WHO.desk,
    now,
    input: { ...REPLY, ...more },
  }),
  passUnit: (now: Instant): Line => ({ act: "pass_unit_review", actor: WHO.lead, now }),
  passOffice: (now: Instant): Line => ({ act: "pass_office_review", actor: WHO.reviewer, now }),
  send: (now: Instant): Line => ({ act: "send_reply", actor: WHO.clerk, now }),
  visit: (now: Instant, input: object = GOOD_CALL, actor: Actor = WHO.visitor): Line => ({
    act: "visit",
    actor,
    now,
    input,
  }),
};

const day = (time: string) => at(`2026-11-16 ${time}`);

/** A complaint from the call to the call-back, on Monday 2026-11-16. */
export const STORY: readonly Line[] = [
  lines.register(day("09:00")),
  lines.assign(day("09:10")),
  lines.sign(day("09:30")),
  lines.contact(day("10:00")),
  lines.submit(day("16:00")),
  lines.passUnit(day("16:20")),
  lines.passOffice(day("16:50")),
  lines.send(day("17:00")),
  lines.visit(at("2026-11-17 10:00")),
];

/** The story up to and with an act. */
export function storyUntil(act: OrderAct, story: readonly Line[] = STORY): Rehearsal {
  return mustPlay(emptyRehearsal(), ...story.slice(0, story.findIndex((line) => line.act === act) + 1));
}
