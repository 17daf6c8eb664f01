/** 登录 in one or two steps, and 退出. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { PEOPLE_PROBLEMS } from "../../model/problems.ts";
import { isSameOrigin } from "../../model/same-origin.ts";
import { PENDING_COOKIE, readSignedCookie, SESSION_COOKIE } from "../cookies.ts";
import { postsOf } from "../store/posts.ts";
import { admit, note, refusal } from "./attempts.ts";
import type { Caller } from "./caller.ts";
import { libraryHeaders, libraryOf } from "./library.ts";
import { clearLockOut, forgiveAttempt, normalName } from "./lock-out.ts";

interface SignInResult {
  readonly step: "done" | "code";
  /** Values of `set-cookie`. */
  readonly cookies: readonly string[];
}

interface Account {
  readonly id: string;
  readonly username: string;
  readonly status: string;
  readonly has_post: boolean;
}

/** @throws Problem wrong-sign-in, locked, not-active, no-post, foreign-origin */
export async function signIn(
  platform: Platform,
  given: { readonly name: string; readonly password: string },
  caller: Caller,
): Promise<SignInResult> {
  refuseForeignOrigin(platform, caller);
  const name = normalName(given.name);
  const account = await findAccount(platform, sql`u.username = ${name}`, caller.now);
  const attempt = await admit(platform, name, account?.id ?? null, caller);
  const library = await libraryOf(platform);
  const response = await library.api.signInUsername({
    body: { username: name, password: given.password },
    headers: libraryHeaders(platform, caller, null),
    asResponse: true,
  });
  if (!response.ok || !account) {
    const what = { kind: "sign_in_refused", problem: PEOPLE_PROBLEMS.wrongSignIn, status: response.status } as const;
    throw await refusal(platform, attempt, account?.id ?? null, caller, what);
  }
  await forgiveAttempt(platform.database, name);
  const body = (await response.json()) as { token?: string; twoFactorRedirect?: boolean };
  await refuseInactive(platform, account, body.token, caller);
  const cookies = response.headers.getSetCookie();
  if (body.twoFactorRedirect) return { step: "code", cookies };
  await complete(platform, account, caller, "none");
  return { step: "done", cookies };
}

/** The second step. Six digits are a time-based code, anything else a recovery code, good once. */
export async function signInWithCode(platform: Platform, code: string, caller: Caller): Promise<SignInResult> {
  refuseForeignOrigin(platform, caller);
  const pending = readSignedCookie(platform, caller.headers, PENDING_COOKIE);
  const account = pending ? await findPending(platform, pending, caller.now) : null;
  if (!pending || !account) throw new Problem(PEOPLE_PROBLEMS.codeExpired);
  const attempt = await admit(platform, account.username, account.id, caller);
  const library = await libraryOf(platform);
  // Only the pending cookie is handed on: beside a live session the library would check the code against that session's person.
  const headers = libraryHeaders(platform, caller, { cookie: PENDING_COOKIE, value: pending });
  const isTimeBased = /^\d{6}$/.test(code);
  const response = isTimeBased
    ? await library.api.verifyTOTP({ body: { code }, headers, asResponse: true })
    : await library.api.verifyBackupCode({ body: { code }, headers, asResponse: true });
  if (!response.ok) {
    const what = { kind: "code_refused", problem: PEOPLE_PROBLEMS.wrongCode, status: response.status } as const;
    throw await refusal(platform, attempt, account.id, caller, what);
  }
  await complete(platform, account, caller, isTimeBased ? "time_based" : "recovery_code");
  return { step: "done", cookies: response.headers.getSetCookie() };
}

/** @returns cookies that clear the session; none when there was no session */
export async function signOut(platform: Platform, personId: string | null, caller: Caller): Promise<readonly string[]> {
  refuseForeignOrigin(platform, caller);
  const token = readSignedCookie(platform, caller.headers, SESSION_COOKIE);
  if (!token) return [];
  const library = await libraryOf(platform);
  const headers = libraryHeaders(platform, caller, { cookie: SESSION_COOKIE, value: token });
  const response = await library.api.signOut({ headers, asResponse: true });
  if (personId) await note(platform, "sign_out", personId, caller);
  return response.headers.getSetCookie();
}

function refuseForeignOrigin(platform: Platform, caller: Caller): void {
  if (!isSameOrigin(caller.headers, platform.publicUrl)) throw new Problem(PEOPLE_PROBLEMS.foreignOrigin);
}

/** After the right password only: a wrong one must not learn that the account exists. */
async function refuseInactive(
  platform: Platform,
  account: Account,
  token: string | undefined,
  caller: Caller,
): Promise<void> {
  if (account.status === "active" && account.has_post) return;
  const problem = account.status === "active" ? PEOPLE_PROBLEMS.noPost : PEOPLE_PROBLEMS.notActive;
  await sql`delete from people_session where token = ${token ?? ""}`.execute(platform.database);
  await note(platform, "sign_in_refused", account.id, caller, { problem: problem.type });
  throw new Problem(problem);
}

async function findPending(platform: Platform, pending: string, now: Instant): Promise<Account | null> {
  const person = sql`(select value from people_verification where identifier = ${pending} and "expiresAt" > now())`;
  return findAccount(platform, sql`u.id::text = ${person}`, now);
}

async function findAccount(platform: Platform, condition: RawBuilder<unknown>, now: Instant): Promise<Account | null> {
  return findRow(
    platform.database,
    sql<Account>`
      select p.id, u.username, p.status, exists (${postsOf(sql`p.id`, plainDateOf(now))}) as has_post
      from people_user u join people_person p on p.id = u.id where ${condition}`,
  );
}

async function complete(platform: Platform, account: Account, caller: Caller, secondFactor: string): Promise<void> {
  await clearLockOut(platform.database, account.username);
  await note(platform, "sign_in", account.id, caller, { secondFactor });
}
