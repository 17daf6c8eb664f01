/** 登录与本人. */

import type { Platform } from "#platform/capability.ts";
import { AnswerWithHeaders, type Route, route } from "#platform/http/route.ts";
import * as contract from "../../contract.ts";
import type { Actor } from "../../model/actor.ts";
import { personIdOf } from "../administer.ts";
import { getMe } from "../queries/get-me.ts";
import * as account from "../sign-in/my-account.ts";
import { signIn, signInWithCode, signOut } from "../sign-in/sign-in.ts";

export function accountRoutes(platform: Platform): readonly Route<Actor>[] {
  return [
    route(contract.signIn, async (request) => {
      const { step, cookies } = await signIn(platform, request.body, request);
      return withCookies({ step }, cookies);
    }),
    route(contract.signInCode, async (request) => {
      const { step, cookies } = await signInWithCode(platform, request.body.code, request);
      return withCookies({ step }, cookies);
    }),
    route(contract.signOut, async (request) =>
      withCookies({}, await signOut(platform, request.caller.personId, request)),
    ),
    route(contract.getMe, async ({ caller, now }) => getMe(platform.database, caller, now)),
    route(contract.changePassword, async (request) =>
      withCookies({}, await account.changePassword(platform, personIdOf(request.caller), request.body, request)),
    ),
    route(contract.listSessions, async (request) => [
      ...(await account.listSessions(platform, personIdOf(request.caller), request)),
    ]),
    route(contract.endSession, async (request) => {
      await account.endSession(platform, personIdOf(request.caller), request.params.id, request);
      return {};
    }),
    route(contract.enrolSecondFactor, async (request) =>
      account.enrolSecondFactor(platform, personIdOf(request.caller), request.body.password, request),
    ),
    route(contract.confirmSecondFactor, async (request) =>
      withCookies(
        {},
        await account.confirmSecondFactor(platform, personIdOf(request.caller), request.body.code, request),
      ),
    ),
    route(contract.disableSecondFactor, async (request) =>
      withCookies(
        {},
        await account.disableSecondFactor(platform, personIdOf(request.caller), request.body.password, request),
      ),
    ),
  ];
}

function withCookies<T>(body: T, cookies: readonly string[]): AnswerWithHeaders<T> {
  return new AnswerWithHeaders(
    body,
    cookies.map((cookie) => ["set-cookie", cookie] as const),
  );
}
