/** 账号安全: passwords, locks, second factors of others, the sign-in setting, the log. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { type Route, route } from "#platform/http/route.ts";
import * as contract from "../../contract.ts";
import type { AccessKind } from "../../model/account.ts";
import type { Actor } from "../../model/actor.ts";
import { listAccess, logAccess } from "../access-log.ts";
import { getPersonInScope, logAdministered } from "../administer.ts";
import { endSessions, inventPassword, setPassword } from "../create.ts";
import { clearLockOut, getLockOutSetting } from "../sign-in/lock-out.ts";

export function securityRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.resetPassword, async (request) => {
      const password = inventPassword();
      await toAccount(platform, request, "password_reset", async (tx, id, name) => {
        await setPassword(tx, id, password);
        if (name) await clearLockOut(tx, name);
      });
      return { password };
    }),
    route(contract.removeSecondFactor, async (request) => {
      await toAccount(platform, request, "second_factor_off", async (tx, id) => {
        await sql`delete from people_two_factor where "userId" = ${id}`.execute(tx);
        await sql`update people_user set "twoFactorEnabled" = false where id = ${id}`.execute(tx);
        await endSessions(tx, id);
      });
      return {};
    }),
    route(contract.unlock, async (request) => {
      await toAccount(platform, request, "unlocked", async (tx, _id, name) => {
        if (name) await clearLockOut(tx, name);
      });
      return {};
    }),
    route(contract.getSignInSetting, async () => getLockOutSetting(database)),
    route(contract.updateSignInSetting, async (request) =>
      database.transaction().execute(async (tx) => {
        const { wrongLimit, lockMinutes } = request.body;
        await sql`update people_sign_in_setting set wrong_limit = ${wrongLimit}, lock_minutes = ${lockMinutes}`.execute(
          tx,
        );
        await logAdministered(tx, request, "sign_in_setting.updated", { wrongLimit, lockMinutes });
        return {};
      }),
    ),
    route(contract.listAccessLog, async ({ caller, query }) => await listAccess(database, caller, query)),
  ];
}

interface AccountRequest {
  readonly caller: Actor;
  readonly params: { readonly id: string };
  readonly ip: string;
  readonly now: Instant;
}

/** Judges scope, does something to the account of another person and logs it, in one transaction. */
async function toAccount(
  platform: Platform,
  request: AccountRequest,
  kind: AccessKind,
  effect: (tx: Tx, personId: string, signInName: string | null) => Promise<void>,
): Promise<void> {
  const { caller, ip, now } = request;
  await platform.database.transaction().execute(async (tx) => {
    const person = await getPersonInScope(tx, caller, request.params.id, now);
    const user = await findRow(tx, sql<{ username: string }>`select username from people_user where id = ${person.id}`);
    await effect(tx, person.id, user?.username ?? null);
    await logAccess(tx, { kind, personId: caller.personId, subjectPersonId: person.id, ip, now });
  });
}
