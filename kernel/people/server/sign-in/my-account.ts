/** What signed-in persons do to their own account: password, second factor, sessions. */
import { sql } from "kysely";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { PEOPLE_PROBLEMS } from "../../model/problems.ts";
import { readSignedCookie, SESSION_COOKIE } from "../cookies.ts";
import { admit, note, refusal } from "./attempts.ts";
import type { Caller } from "./caller.ts";
import { libraryHeaders, libraryOf } from "./library.ts";
import { forgiveAttempt } from "./lock-out.ts";

type Cookies = readonly string[];

/** Ends every other session. @throws Problem wrong-sign-in, locked */
export async function changePassword(
  platform: Platform,
  personId: string,
  given: { readonly password: string; readonly next: string },
  caller: Caller,
): Promise<Cookies> {
  if (given.password === given.next) {
    throw new Problem(PROBLEMS.unacceptable, { errors: [{ path: "next", message: "新密码不能与现在的相同" }] });
  }
  const library = await libraryOf(platform);
  const body = { currentPassword: given.password, newPassword: given.next, revokeOtherSessions: true };
  const response = await withPassword(platform, personId, caller, (headers) =>
    library.api.changePassword({ body, headers, asResponse: true }),
  );
  await note(platform, "password_changed", personId, caller);
  return response.headers.getSetCookie();
}

/** A new secret, not in force until confirmed; asking again before that replaces it. */
export async function enrolSecondFactor(platform: Platform, personId: string, password: string, caller: Caller) {
  if (await hasSecondFactor(platform, personId)) throw new Problem(PEOPLE_PROBLEMS.secondFactorState);
  const library = await libraryOf(platform);
  const response = await withPassword(platform, personId, caller, (headers) =>
    library.api.enableTwoFactor({ body: { password, method: "totp" }, headers, asResponse: true }),
  );
  const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] };
  const uri = labelled(totpURI, await signInNameOf(platform, personId));
  const { toDataURL } = await import("qrcode");
  return { uri, qr: await toDataURL(uri, { margin: 1, width: 240 }), recoveryCodes: backupCodes };
}

/** Puts the second factor in force with a first right code. @throws Problem wrong-code, locked */
export async function confirmSecondFactor(
  platform: Platform,
  personId: string,
  code: string,
  caller: Caller,
): Promise<Cookies> {
  if (await hasSecondFactor(platform, personId)) throw new Problem(PEOPLE_PROBLEMS.secondFactorState);
  const library = await libraryOf(platform);
  const response = await library.api.verifyTOTP({
    body: { code },
    headers: sessionHeaders(platform, caller),
    asResponse: true,
  });
  if (response.status >= 500) throw new Error(`the sign-in library answered ${response.status}`);
  if (!response.ok) {
    throw new Problem(PROBLEMS.unacceptable, { errors: [{ path: "code", message: "动态口令不对，请等下一组再输" }] });
  }
  await note(platform, "second_factor_on", personId, caller);
  return response.headers.getSetCookie();
}

export async function disableSecondFactor(
  platform: Platform,
  personId: string,
  password: string,
  caller: Caller,
): Promise<Cookies> {
  if (!(await hasSecondFactor(platform, personId))) throw new Problem(PEOPLE_PROBLEMS.secondFactorState);
  const library = await libraryOf(platform);
  const response = await withPassword(platform, personId, caller, (headers) =>
    library.api.disableTwoFactor({ body: { password }, headers, asResponse: true }),
  );
  await note(platform, "second_factor_off", personId, caller);
  return response.headers.getSetCookie();
}

export async function listSessions(platform: Platform, personId: string, caller: Caller) {
  const token = readSignedCookie(platform, caller.headers, SESSION_COOKIE);
  return listRows(
    platform.database,
    sql<{
      id: string;
      isCurrent: boolean;
      startedAt: string;
      expiresAt: string;
      ip: string | null;
      userAgent: string | null;
    }>`
      select id, token = ${token} as "isCurrent", "createdAt" as "startedAt", "expiresAt", nullif("ipAddress", '') as ip,
        nullif("userAgent", '') as "userAgent"
      from people_session where "userId" = ${personId} and "expiresAt" > now() order by "createdAt" desc`,
  );
}

export async function endSession(
  platform: Platform,
  personId: string,
  sessionId: string,
  caller: Caller,
): Promise<void> {
  const row = await findRow(
    platform.database,
    sql`delete from people_session where id = ${sessionId} and "userId" = ${personId} returning id`,
  );
  if (!row) throw new Problem(PROBLEMS.notFound);
  await note(platform, "session_ended", personId, caller, { sessionId });
}

/** A wrong password here counts like a wrong sign-in: a desk left open must not be a place to guess at leisure. */
async function withPassword(
  platform: Platform,
  personId: string,
  caller: Caller,
  call: (headers: Headers) => Promise<Response>,
): Promise<Response> {
  const name = await signInNameOf(platform, personId);
  const attempt = await admit(platform, name, personId, caller);
  const response = await call(sessionHeaders(platform, caller));
  if (!response.ok) {
    const problem = PEOPLE_PROBLEMS.wrongPassword;
    throw await refusal(platform, attempt, personId, caller, {
      kind: "sign_in_refused",
      problem,
      status: response.status,
    });
  }
  await forgiveAttempt(platform.database, name);
  return response;
}

function sessionHeaders(platform: Platform, caller: Caller): Headers {
  const token = readSignedCookie(platform, caller.headers, SESSION_COOKIE);
  return libraryHeaders(platform, caller, token ? { cookie: SESSION_COOKIE, value: token } : null);
}

async function hasSecondFactor(platform: Platform, personId: string): Promise<boolean> {
  const row = await findRow(
    platform.database,
    sql<{
      isOn: boolean;
    }>`select coalesce("twoFactorEnabled", false) as "isOn" from people_user where id = ${personId}`,
  );
  return row?.isOn ?? false;
}

async function signInNameOf(platform: Platform, personId: string): Promise<string> {
  const row = await getRow(
    platform.database,
    sql<{ username: string }>`select username from people_user where id = ${personId}`,
  );
  return row.username;
}

/** Authenticator apps show the label; the library's would be a made-up e-mail address. */
function labelled(uri: string, signInName: string): string {
  const label = `${encodeURIComponent("方圆")}:${encodeURIComponent(signInName.toUpperCase())}`;
  return uri.replace(/^otpauth:\/\/totp\/[^?]*/, `otpauth://totp/${label}`);
}
