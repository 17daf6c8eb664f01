/** `fy api-key`: keys with which another system acts in one post. */
import { addMillis, DAY_MS, formatInstant, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type Person, type Post, ROLES } from "#kernel/people/model/public.ts";
import {
  type ApiKey,
  createApiKey,
  findAccount,
  listApiKeys,
  logByOperator,
  revokeApiKey,
} from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { UsageError, type Verb, type VerbCall, type VerbResult } from "../verb.ts";
import { needOption, type Options, optionOf } from "../words.ts";

type Doing = (platform: Platform, call: VerbCall) => Promise<VerbResult>;
const DOINGS: Readonly<Record<string, Doing>> = { create, list, revoke };

const DAYS = 365;
const MOST_DAYS = 1_100;

export const apiKeyVerb: Verb = {
  name: "api-key",
  summary: "keys for other systems (header x-api-key), each bound to one post: create, list, revoke",
  usage: "create --name WHAT-FOR --person SIGN-IN-NAME [--role ROLE] [--days N] | list | revoke ID",
  options: {
    name: { type: "string", help: "create: which system holds the key" },
    person: { type: "string", help: "create: sign-in name of the person in whose post the key acts" },
    role: { type: "string", help: "create: which of the person's posts; default: the primary one" },
    days: { type: "string", help: `create: days until it expires (${DAYS})` },
  },
  run: async (call) => {
    const doing = DOINGS[call.words[0] ?? ""];
    if (!doing) throw new UsageError(`api-key needs one of ${Object.keys(DOINGS).join(", ")}`);
    const { platform } = await call.openCity();
    return doing(platform, call);
  },
};

async function create(platform: Platform, { options }: VerbCall): Promise<VerbResult> {
  const name = needOption(options, "name", "which system holds the key");
  const signInName = needOption(options, "person", "the sign-in name of the person in whose post the key acts");
  const now = platform.now();
  const expiresAt = addMillis(now, daysOf(options) * DAY_MS);
  const person = await findAccount(platform.database, signInName, now);
  if (!person) throw new Error(`nobody signs in as "${signInName}"`);
  const post = postOf(person, optionOf(options, "role"), now);
  const made = await platform.database.transaction().execute(async (tx) => {
    const key = await createApiKey(tx, { name, postId: post.id, expiresAt }, now);
    await logByOperator(tx, "administered", person.id, { what: "api_key.created", name, keyId: key.id }, now);
    return key;
  });
  return {
    isOk: true,
    json: { ...made, postId: post.id, expiresAt },
    lines: [
      `key ${made.id} "${name}" acts as ${person.name}, ${ROLES[post.role]} at ${post.unitName}, until ${formatInstant(expiresAt)}`,
      `the key, shown this once: ${made.key}`,
    ],
  };
}

function daysOf(options: Options): number {
  const days = Number(optionOf(options, "days") ?? DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new UsageError(`--days is a whole number from 1 to ${MOST_DAYS}`);
  return days;
}

/** The post that is held today: the one of that role, else the primary one. */
function postOf({ name, posts }: Person, role: string | null, now: Instant): Post {
  const today = plainDateOf(now);
  const held = posts.filter((post) => post.validFrom <= today && (post.validTo === null || post.validTo >= today));
  const found =
    role === null ? (held.find((post) => post.isPrimary) ?? held[0]) : held.find((post) => post.role === role);
  if (!found) throw new Error(`${name} holds no post today${role === null ? "" : ` as ${role}`}`);
  return found;
}

async function list(platform: Platform): Promise<VerbResult> {
  const keys = await listApiKeys(platform.database);
  const now = platform.now();
  return { isOk: true, json: keys, lines: [...keys.map((key) => lineOf(key, now)), `${keys.length} keys`] };
}

function lineOf(key: ApiKey, now: Instant): string {
  const standing = key.revokedAt
    ? `revoked ${formatInstant(key.revokedAt)}`
    : `${key.expiresAt <= now ? "expired" : "until"} ${formatInstant(key.expiresAt)}`;
  const used = key.lastUsedAt ? `used ${formatInstant(key.lastUsedAt)}` : "never used";
  return `${key.id}\t${key.keyStart}…\t${key.name}\t${key.personName}, ${key.postTitle}\t${standing}\t${used}`;
}

async function revoke(platform: Platform, { words }: VerbCall): Promise<VerbResult> {
  const id = words[1];
  if (!id || !/^[0-9a-f-]{36}$/i.test(id))
    throw new UsageError("api-key revoke needs the ID of a key (fy api-key list)");
  const now = platform.now();
  const key = await platform.database.transaction().execute(async (tx) => {
    const revoked = await revokeApiKey(tx, id, now);
    if (revoked)
      await logByOperator(
        tx,
        "administered",
        revoked.personId,
        { what: "api_key.revoked", name: revoked.name, keyId: id },
        now,
      );
    return revoked;
  });
  if (!key) throw new Error(`there is no key ${id}`);
  return { isOk: true, json: key, lines: [`key "${key.name}" is refused from now on`] };
}
