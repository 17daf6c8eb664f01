/** `fy user`: who may work here. The way to the first administrator of an own city. */
import { plainDateOf } from "#base/plain-date.ts";
import {
  type Person,
  PersonInputSchema,
  POST_ROLES,
  PostInputSchema,
  type PostRole,
  ROLES,
  UNIT_KINDS,
  type UnitKind,
} from "#kernel/people/model/public.ts";
import {
  createPerson,
  createPost,
  findAccount,
  inventPassword,
  listAccounts,
  logByOperator,
  resetPasswordOf,
  setAccountStatus,
  unlockAccount,
} from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { ensureCalendar, ensureDivision, ensureUnit } from "../first-city.ts";
import { UsageError, type Verb, type VerbCall, type VerbResult } from "../verb.ts";
import { choicesOf, needOption, type Options, optionOf, parseOptions } from "../words.ts";

type Doing = (platform: Platform, call: VerbCall) => Promise<VerbResult>;
const DOINGS: Readonly<Record<string, Doing>> = {
  list,
  create,
  post: addPost,
  password: resetPassword,
  unlock,
  disable: async (platform, call) => setStatus(platform, call, "suspended"),
  enable: async (platform, call) => setStatus(platform, call, "active"),
};

const POST_NAMES = Object.fromEntries(POST_ROLES.map((role) => [role, ROLES[role]]));

export const userVerb: Verb = {
  name: "user",
  summary: "people and their accounts: list, create, post, password, unlock, disable, enable",
  usage: "list [TEXT] | create … | post SIGN-IN-NAME … | password|unlock|disable|enable SIGN-IN-NAME",
  options: {
    name: { type: "string", help: "create: 姓名" },
    "sign-in-name": { type: "string", help: "create: 登录名, 3 to 30 letters, digits, dots, lines" },
    badge: { type: "string", help: "create: 工号" },
    phone: { type: "string", help: "create: kept encrypted" },
    role: { type: "string", help: `create, post: ${choicesOf(POST_NAMES)}` },
    unit: { type: "string", help: "create, post: code or name; the first unit of an empty city is made" },
    "unit-kind": { type: "string", help: `kind of a unit that is made: ${choicesOf(UNIT_KINDS)}; default supervising` },
    division: { type: "string", help: "create, post: 12 digits; default: the unit's" },
    "division-name": { type: "string", help: "name of a division that is not there yet and is made" },
    title: { type: "string", help: "create, post: name of the post; default: that of the role" },
    from: { type: "string", help: "create, post: first day, 2026-11-21; default: today" },
    to: { type: "string", help: "create, post: last day; default: open" },
  },
  run: async (call) => {
    const doing = DOINGS[call.words[0] ?? ""];
    if (!doing) throw new UsageError(`user needs one of ${Object.keys(DOINGS).join(", ")}`);
    const { platform } = await call.openCity();
    return doing(platform, call);
  },
};

async function list(platform: Platform, { words }: VerbCall): Promise<VerbResult> {
  const persons = await listAccounts(platform.database, words[1] ?? "", platform.now());
  return { isOk: true, json: persons, lines: [...persons.map(lineOf), `${persons.length} people`] };
}

function lineOf({ name, signInName, status, lockedUntil, posts }: Person): string {
  const standing = [status === "active" ? "" : status, lockedUntil ? `locked until ${lockedUntil}` : ""].filter(
    Boolean,
  );
  const held = posts.map(({ id, role, unitName }) => `${ROLES[role]} ${unitName} (${id})`).join("; ");
  return `${signInName ?? "-"}\t${name}\t${standing.join(", ") || "active"}\t${held || "no post"}`;
}

async function create(platform: Platform, { options }: VerbCall): Promise<VerbResult> {
  const person = parseOptions(PersonInputSchema, {
    name: needOption(options, "name", "姓名"),
    signInName: needOption(options, "sign-in-name", "登录名"),
    badgeNumber: optionOf(options, "badge"),
    phone: optionOf(options, "phone"),
  });
  const role = roleOf(options);
  const now = platform.now();
  const password = inventPassword();
  const made = await platform.database.transaction().execute(async (tx) => {
    const place = await placeOf(tx, platform, options);
    const personId = await createPerson(tx, platform.secrets, person, password, now);
    const post = postInputOf(options, role, place, platform, true);
    const postId = await createPost(tx, personId, post, now);
    await logByOperator(tx, "administered", personId, { what: "person.created" }, now);
    await logByOperator(tx, "administered", personId, { what: "post.created", role, postId }, now);
    return { personId, postId, ...place };
  });
  const calendar = await ensureCalendar(platform, made.divisionCode ?? made.unitDivisionCode, now);
  return {
    isOk: true,
    json: { id: made.personId, postId: made.postId, unitId: made.unitId, password },
    lines: [
      ...made.founded,
      ...(calendar ? [calendar] : []),
      `${person.name} signs in as ${person.signInName}: ${ROLES[role]}, ${made.unitName}`,
      `password, shown this once: ${password}`,
    ],
  };
}

interface PlaceOfPost {
  readonly unitId: string;
  readonly unitName: string;
  readonly unitDivisionCode: string;
  /** Null: the unit's. */
  readonly divisionCode: string | null;
  /** What had to be made, in sentences. */
  readonly founded: readonly string[];
}

async function placeOf(tx: Tx, platform: Platform, options: Options): Promise<PlaceOfPost> {
  const now = platform.now();
  const wanted = needOption(options, "unit", "the code or name of a unit");
  const divisionCode = optionOf(options, "division");
  const name = optionOf(options, "division-name");
  const division = divisionCode && (await ensureDivision(tx, platform, { code: divisionCode, name }, now));
  const kind = unitKindOf(options);
  const { unit, made } = await ensureUnit(tx, platform, { unit: wanted, divisionCode, kind }, now);
  const founded = [division, made].filter((sentence) => typeof sentence === "string");
  return { unitId: unit.id, unitName: unit.name, unitDivisionCode: unit.divisionCode, divisionCode, founded };
}

function unitKindOf(options: Options): UnitKind {
  const kind = optionOf(options, "unit-kind") ?? "supervising";
  if (!Object.hasOwn(UNIT_KINDS, kind)) throw new UsageError(`--unit-kind is one of ${choicesOf(UNIT_KINDS)}`);
  return kind as UnitKind;
}

function roleOf(options: Options): PostRole {
  const role = needOption(options, "role", choicesOf(POST_NAMES));
  const found = POST_ROLES.find((one) => one === role);
  if (!found) throw new UsageError(`--role is one of ${choicesOf(POST_NAMES)}`);
  return found;
}

function postInputOf(
  options: Options,
  role: PostRole,
  place: Pick<PlaceOfPost, "unitId" | "divisionCode">,
  platform: Platform,
  isPrimary: boolean,
) {
  return parseOptions(PostInputSchema, {
    role,
    title: optionOf(options, "title") ?? ROLES[role],
    unitId: place.unitId,
    divisionCode: place.divisionCode,
    validFrom: optionOf(options, "from") ?? plainDateOf(platform.now()),
    validTo: optionOf(options, "to"),
    isPrimary,
  });
}

async function addPost(platform: Platform, call: VerbCall): Promise<VerbResult> {
  const person = await personOf(platform, call);
  const role = roleOf(call.options);
  const now = platform.now();
  const hasPrimary = person.posts.some((post) => post.isPrimary && post.validTo === null);
  const made = await platform.database.transaction().execute(async (tx) => {
    const place = await placeOf(tx, platform, call.options);
    const id = await createPost(tx, person.id, postInputOf(call.options, role, place, platform, !hasPrimary), now);
    await logByOperator(tx, "administered", person.id, { what: "post.created", role, postId: id }, now);
    return { id, ...place };
  });
  return {
    isOk: true,
    json: { id: made.id, personId: person.id, isPrimary: !hasPrimary },
    lines: [...made.founded, `${person.name} is now ${ROLES[role]} at ${made.unitName}: post ${made.id}`],
  };
}

async function resetPassword(platform: Platform, call: VerbCall): Promise<VerbResult> {
  const person = await personOf(platform, call);
  const password = await platform.database.transaction().execute((tx) => resetPasswordOf(tx, person, platform.now()));
  return {
    isOk: true,
    json: { id: person.id, password },
    lines: [`${person.name}: every session has ended. New password, shown this once: ${password}`],
  };
}

async function unlock(platform: Platform, call: VerbCall): Promise<VerbResult> {
  const person = await personOf(platform, call);
  const wasCounted = await platform.database.transaction().execute((tx) => unlockAccount(tx, person, platform.now()));
  const told = wasCounted ? "the lock and the count of wrong attempts are lifted" : "there was nothing to lift";
  return { isOk: true, json: { id: person.id, wasCounted }, lines: [`${person.name}: ${told}`] };
}

async function setStatus(platform: Platform, call: VerbCall, status: "active" | "suspended"): Promise<VerbResult> {
  const person = await personOf(platform, call);
  await platform.database.transaction().execute((tx) => setAccountStatus(tx, person, status, platform.now()));
  const told = status === "active" ? "may sign in again" : "cannot sign in any more; every session has ended";
  return { isOk: true, json: { id: person.id, status }, lines: [`${person.name} ${told}`] };
}

/** The person named by the second word. */
async function personOf(platform: Platform, { words }: VerbCall): Promise<Person> {
  const name = words[1];
  if (!name) throw new UsageError(`user ${words[0]} needs a SIGN-IN-NAME`);
  const person = await findAccount(platform.database, name, platform.now());
  if (!person) throw new Error(`nobody signs in as "${name}"`);
  return person;
}
