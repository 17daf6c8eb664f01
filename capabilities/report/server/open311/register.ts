/** A request becomes a report by the same act as on the public page: at once, or by a job when the city answers with tokens. */
import { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { type Engine, performIn } from "#kernel/matter/server/public.ts";
import { CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { sqlStateOf, UNIQUE_VIOLATION } from "#platform/database/query.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { cityDivision } from "../citizens/city-division.ts";
import { sameId } from "../same-id.ts";
import { MEDIA_TASK } from "./fetch-media.ts";
import {
  countMedia,
  findByClientKey,
  findByToken,
  insertRequest,
  lockWaiting,
  type NewRequest,
  type SentRequest,
  settleRequest,
} from "./store.ts";

export const REGISTER_TASK = "report.open311_register";
export const TokenSchema = z.object({ token: z.uuid() });

type Surroundings = Pick<Platform, "database" | "secrets">;

/**
 * @param isDeferred the report follows by a job, the answer is a token
 * @throws Problem refused or wrong input; nothing of the request is kept then
 */
export async function takeRequest(
  engine: Engine,
  platform: Surroundings,
  request: NewRequest,
  { isDeferred, ip }: { readonly isDeferred: boolean; readonly ip: string },
): Promise<SentRequest> {
  const { database } = platform;
  const { keyId, clientKey, token, now } = request;
  const known = clientKey && (await findByClientKey(database, keyId, clientKey));
  if (known) return known;
  try {
    await database.transaction().execute(async (tx) => {
      await insertRequest(tx, platform.secrets, request);
      if (isDeferred) await enqueue(tx, REGISTER_TASK, { token });
      else await registerIn(tx, engine, platform, { token, now, ip });
    });
  } catch (error) {
    // The same client key came twice at one moment, and the other one won.
    const other =
      sqlStateOf(error) === UNIQUE_VIOLATION && clientKey && (await findByClientKey(database, keyId, clientKey));
    if (!other) throw error;
    return other;
  }
  const taken = await findByToken(database, token);
  if (!taken) throw new Error("a request that was just kept is not there");
  return taken;
}

/** The job: what the rules refuse is kept as refused, so that the token can say why. */
export async function registerWaiting(engine: Engine, platform: Platform, token: string): Promise<void> {
  const now = platform.now();
  try {
    await platform.database.transaction().execute((tx) => registerIn(tx, engine, platform, { token, now, ip: null }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { rules = [], errors = [], detail } = error.extras;
    const told = [...rules, ...errors].map(({ message }) => message).join("；");
    const refusal = told || detail || error.problemType.title;
    await platform.database.transaction().execute(async (tx) => {
      if (await lockWaiting(tx, platform.secrets, token)) await settleRequest(tx, token, { refusal }, now);
    });
  }
}

async function registerIn(
  tx: Tx,
  engine: Engine,
  platform: Surroundings,
  { token, now, ip }: { readonly token: string; readonly now: Instant; readonly ip: string | null },
): Promise<void> {
  const waiting = await lockWaiting(tx, platform.secrets, token);
  if (!waiting) return;
  const made = await performIn(tx, engine, {
    matterId: null,
    kind: "report",
    act: "report_by_public",
    input: { ...waiting.report, photos: waiting.photos },
    versionSeen: null,
    requestId: sameId("open311", token),
    actor: { ...CITIZEN_ACTOR, divisionCode: await cityDivision(tx, now) },
    now,
    origin: { channel: "open311", ip },
  });
  await settleRequest(tx, token, { matterId: made.matterId }, now);
  const media = await countMedia(tx, token);
  for (let ordinal = 1; ordinal <= media; ordinal++)
    await enqueue(tx, MEDIA_TASK, { token, ordinal }, { maxAttempts: 8 });
}
