/**
 * 热线工单 of the demonstration: some weeks of orders and those that lie on each desk now, played through the acts themselves. Ids are made of
 * names, so that playing twice does nothing more.
 */
import { engineOf } from "#apps/server/capabilities.ts";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { type Position, position } from "#base/position.ts";
import { addLimit, type WorkingCalendar } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type ActOutcome, type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { takesOrders } from "../city/people.ts";
import { addressPhrase, type City } from "../city/public.ts";
import { type Random, randomOf } from "../city/random.ts";
import { demoId, unitId } from "../ids.ts";
import type { Demo } from "../lay-ground.ts";
import { Seats } from "../play/seats.ts";
import { layKnowledge } from "./knowledge.ts";
import { ANSWERS, ENQUIRIES, TOPICS, type Topic } from "./texts.ts";
import { toneOf } from "./tone.ts";

const PAST_ORDERS = 60;
/** Not before the history begins: what lies before it is sealed at once. */
const MOST_PAST_DAYS = 40;
/** On each desk. */
const STANDING_ORDERS = 3;
/** Where the standing ones stop, by how many acts were done. */
const DESKS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const FIRST_PHONE = 19_900_100_000;

interface Scene {
  readonly platform: Platform;
  readonly engine: Engine;
  readonly calendar: WorkingCalendar;
  readonly seats: Seats;
  readonly units: readonly string[];
  readonly until: Instant;
  readonly placeOf: (serial: number) => Place | null;
}

interface Place {
  readonly position: Position;
  readonly address: string;
}

/** Every other caller says where: the middle of a cell, as the clerk would pick it. */
function placeOf(city: City, serial: number): Place | null {
  const cells = city.cells.filter(({ landUse }) => landUse !== "green");
  const cell = serial % 2 === 0 ? cells[(serial * 61) % cells.length] : undefined;
  if (!cell) return null;
  const corners = cell.boundary.slice(0, -1);
  const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  const at = position(middle(0), middle(1));
  return { position: at, address: addressPhrase(city, at) };
}

/** @returns how many acts were done */
export async function playOrders(platform: Platform, city: City, demo: Demo): Promise<number> {
  const seats = new Seats(city);
  const days = Math.min(MOST_PAST_DAYS, demo.days);
  const scene: Scene = {
    platform,
    // What follows by jobs is left out: nobody waits for it here.
    engine: { platform, kinds: engineOf(platform).kinds, heard: new Set() },
    calendar: await calendarOf(platform.database, city.code),
    seats,
    placeOf: (serial) => placeOf(city, serial),
    units: city.units.map(({ key }) => key).filter((key) => takesOrders(key) && hasDesk(seats, key)),
    until: demo.laidAt,
  };
  const clerk = mustSit(seats.ofCity("hotline_clerk")[0]?.actor);
  await layKnowledge(platform, clerk, unitId("city-bureau"), {
    items: ENQUIRIES,
    at: addMillis(demo.laidAt, -days * DAY_MS),
    validUntil: addDays(plainDateOf(demo.laidAt), 365),
  });
  const random = randomOf(demo.seed, "hotline");
  const past = Array.from(
    { length: PAST_ORDERS },
    (_, n): Plan => ({
      name: `past ${n}`,
      bornAt: workingTime(
        scene,
        addMillis(demo.laidAt, -Math.round((days * (PAST_ORDERS - n) * DAY_MS) / PAST_ORDERS)),
        random.int(5, 300),
      ),
      most: Number.POSITIVE_INFINITY,
      pace: 1,
    }),
  );
  const standing = DESKS.flatMap((most) =>
    Array.from(
      { length: STANDING_ORDERS },
      (_, n): Plan => ({
        name: `standing ${most} ${n}`,
        bornAt: bornSoThat(scene, most * QUICK_MINUTES + 30 * n),
        most,
        pace: 0,
      }),
    ),
  );
  let acts = 0;
  for (const [serial, plan] of [...past, ...standing].entries())
    acts += await playOrder(scene, plan, serial, demo.seed);
  return acts;
}

const hasDesk = (seats: Seats, unitKey: string) =>
  seats.ofUnit("unit_desk", unitKey).length > 0 && seats.ofUnit("unit_lead", unitKey).length > 0;

function mustSit(actor: Actor | undefined): Actor {
  if (!actor) throw new Error("the demonstration city has no such seat");
  return actor;
}

function workingTime({ calendar }: Pick<Scene, "calendar">, from: Instant, minutes: number): Instant {
  return addLimit(calendar, from, { value: minutes, unit: "minute", basis: "working" });
}

/** Between two acts of an order that only has to come to its desk. */
const QUICK_MINUTES = 40;
const HOUR_STEP_MS = DAY_MS / 24;
const MOST_HOURS_BACK = 24 * 12;

/** The latest hour from which so many working minutes have passed. */
function bornSoThat(scene: Scene, minutes: number): Instant {
  for (let hours = 1; hours < MOST_HOURS_BACK; hours++) {
    const from = addMillis(scene.until, -hours * HOUR_STEP_MS);
    if (workingTime(scene, from, minutes) <= scene.until) return from;
  }
  return addMillis(scene.until, -MOST_HOURS_BACK * HOUR_STEP_MS);
}

interface Plan {
  readonly name: string;
  readonly bornAt: Instant;
  /** Acts to be done at most. */
  readonly most: number;
  /** 1: as long as it takes; 0: quickly to the desk. */
  readonly pace: 0 | 1;
}

interface Course {
  readonly scene: Scene;
  readonly plan: Plan;
  readonly random: Random;
  matterId: string | null;
  now: Instant;
  done: number;
  /** Its next act would lie in the future, or beyond its plan: none follows. */
  isOver: boolean;
}

async function playOrder(scene: Scene, plan: Plan, serial: number, seed: number): Promise<number> {
  const random = randomOf(seed, `order ${plan.name}`);
  const course: Course = { scene, plan, random, matterId: null, now: plan.bornAt, done: 0, isOver: false };
  const clerk = mustSit(scene.seats.ofCity("hotline_clerk")[serial % 2]?.actor);
  if (plan.pace === 1 && random.chance(0.12)) {
    await answerAtOnce(course, clerk, serial);
    return course.done;
  }
  const topic = random.pick(TOPICS);
  const unitKey = random.pick(scene.units.filter((key) => key.includes(topic.unit)));
  await step(course, clerk, "register", registered(topic, serial, random, scene.placeOf(serial)), 0);
  const isOver = await handle(course, { clerk, topic, unitKey, serial });
  if (isOver) await callBack(course, { clerk, topic, unitKey, serial });
  return course.done;
}

interface Parts {
  readonly clerk: Actor;
  readonly topic: Topic;
  readonly unitKey: string;
  readonly serial: number;
}

function registered(topic: Topic, serial: number, random: Random, place: Place | null) {
  return {
    source: "platform_12345",
    externalSystem: "示范市 12345 平台",
    externalNumber: `SF-${String(serial + 1).padStart(5, "0")}`,
    orderKind: topic.kind,
    urgency: random.chance(0.08) ? "urgent" : "ordinary",
    isEnterprise: topic.isEnterprise ?? false,
    topic: topic.topic,
    content: topic.content,
    callerName: random.pick(["王女士", "李先生", "赵女士", "陈先生", "孙女士"]),
    // Every ninth calls again.
    callerPhone: random.chance(0.06) ? null : phoneOf(serial % 9 === 8 ? serial - 1 : serial),
    address: place?.address ?? "",
    position: place?.position ?? null,
  };
}

const phoneOf = (serial: number) => String(FIRST_PHONE + serial);

/** One act, some working minutes after the last; not done when it would lie in the future or beyond the plan. */
async function step(
  course: Course,
  actor: Actor,
  act: string,
  input: unknown,
  minutes: number,
): Promise<ActOutcome | null> {
  const { scene, plan } = course;
  const wait = plan.pace === 1 ? minutes : Math.min(minutes, QUICK_MINUTES);
  const at = workingTime(scene, course.now, Math.max(1, wait));
  course.isOver ||= at > scene.until || course.done >= plan.most;
  if (course.isOver) return null;
  const outcome = await perform(scene.engine, {
    matterId: course.matterId,
    kind: "hotline",
    act,
    input,
    versionSeen: null,
    requestId: demoId(`order ${plan.name} ${course.done}`),
    actor,
    now: at,
    origin: { channel: "console", ip: null },
  });
  course.matterId = outcome.matterId;
  course.now = at;
  course.done += 1;
  return outcome;
}

async function answerAtOnce(course: Course, clerk: Actor, serial: number): Promise<void> {
  const index = serial % ENQUIRIES.length;
  const enquiry = ENQUIRIES[index];
  if (!enquiry) return;
  const order = {
    source: "phone",
    orderKind: "enquiry",
    topic: enquiry.question,
    content: `来电咨询：${enquiry.question}`,
    callerPhone: phoneOf(serial),
  };
  await step(course, clerk, "register", order, 0);
  const input = { knowledgeItemId: demoId(`knowledge ${index}`), answer: enquiry.answer };
  await step(course, clerk, "answer_directly", input, 3);
}

/** From the desk to the reply that went out. @returns whether it did */
async function handle(course: Course, { clerk, topic, unitKey }: Parts): Promise<boolean> {
  const { random, scene } = course;
  const desk = mustSit(scene.seats.ofUnit("unit_desk", unitKey)[0]?.actor);
  const lead = mustSit(scene.seats.ofUnit("unit_lead", unitKey)[0]?.actor);
  const reviewer = mustSit(scene.seats.ofCity("reply_reviewer")[0]?.actor);
  const isTroubled = course.plan.pace === 1;
  const leadUnitId = unitId(unitKey);
  await step(course, clerk, "assign", { leadUnitId, opinion: "" }, random.int(5, 40));
  if (isTroubled && random.chance(0.1)) {
    const back = { reason: "not_our_area", opinion: "该处与相邻片区交界，请核实责任单位" };
    await step(course, desk, "send_back", back, random.int(20, 90));
    await step(course, clerk, "reject_return", { opinion: "经核实在你单位清运范围内" }, random.int(20, 80));
  }
  const signed = await step(course, desk, "sign", {}, random.int(10, 130));
  if (signed?.state === "signed")
    await step(
      course,
      desk,
      "contact",
      { channel: "phone", isReached: true, note: "已说明办理安排和时限" },
      random.int(20, 200),
    );
  if (isTroubled && random.chance(0.08)) {
    const ask = { days: 3, reason: "需要等配件到货后施工", isCallerTold: true, toldBy: "phone" };
    if (await step(course, desk, "ask_extension", ask, random.int(60, 200)))
      await step(course, reviewer, "grant_extension", {}, random.int(20, 100));
  }
  // Most within the limit, some near its end, a few past it: an enquiry or suggestion has seven working hours, others thirty-five.
  const whole = topic.kind === "suggestion" ? 420 : 2100;
  await step(
    course,
    desk,
    "submit_reply",
    replyTo(topic),
    Math.round(whole * random.pick([0.15, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1.05])),
  );
  if (isTroubled && random.chance(0.15)) {
    const back = { reasons: ["facts"], opinion: "请写明到现场的时间和人员" };
    if (await step(course, lead, "send_reply_back", back, random.int(10, 60)))
      await step(
        course,
        desk,
        "submit_reply",
        { ...replyTo(topic), fact: `当日上午由班长到现场。${topic.fact}` },
        random.int(20, 90),
      );
  }
  await step(course, lead, "pass_unit_review", {}, random.int(10, 90));
  await step(course, reviewer, "pass_office_review", {}, random.int(15, 160));
  const sent = await step(course, clerk, "send_reply", {}, random.int(5, 45));
  return sent?.state === "visiting";
}

function replyTo({ topic, fact, handling, result }: Topic) {
  return {
    greeting: `您好，您反映的“${topic}”问题已收悉。`,
    ...{ fact, handling, result },
    contact: "如有疑问，请拨打 0990-12345678，感谢您的监督。",
    outcome: "solved",
    cause: "management",
  };
}

async function callBack(course: Course, parts: Parts): Promise<void> {
  const { random, scene } = course;
  const visitors = scene.seats.ofCity("return_visitor").map(({ actor }) => actor);
  const [first, second] = visitors;
  if (!first || !second) return;
  if (random.chance(0.2)) await step(course, first, "visit", { isReached: false }, random.int(30, 200));
  const answer = random.pick(ANSWERS);
  let outcome = await ask(course, first, parts.serial, 0, answer);
  // 抽样复访.
  if (outcome?.state === "visiting") outcome = await ask(course, second, parts.serial, 1, answer);
  if (outcome?.state !== "unsatisfied" || !random.chance(0.6)) return;
  const redo = { leadUnitId: unitId(parts.unitKey), opinion: "诉求人认为没有彻底解决，请重办并当面说明" };
  await step(course, parts.clerk, "redo", redo, random.int(20, 120));
}

async function ask(
  course: Course,
  visitor: Actor,
  serial: number,
  round: number,
  answer: (typeof ANSWERS)[number],
): Promise<ActOutcome | null> {
  if (course.isOver) return null;
  const { platform } = course.scene;
  const seconds = 25 + ((serial * 7 + round * 11) % 30);
  const upload = {
    personId: visitor.personId,
    role: visitor.role,
    takenAt: null,
    position: null,
    accuracyMetres: null,
    device: "呼叫中心",
  };
  const { sha256 } = await storeFile(platform, {
    bytes: toneOf(seconds, 180 + serial * 2 + round),
    upload,
    now: course.now,
  });
  const isContent = answer.satisfaction !== "unsatisfied";
  const said = {
    isReached: true,
    dialledNumber: phoneOf(serial % 9 === 8 ? serial - 1 : serial),
    callSeconds: seconds + 1,
    recording: [sha256],
    ...answer,
    ...(!isContent && { dissatisfaction: "not_solved" }),
  };
  return step(course, visitor, "visit", said, course.random.int(60, 400));
}
