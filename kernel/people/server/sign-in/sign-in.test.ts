import { createHmac } from "node:crypto";
import type { JobHelpers } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis, MINUTE_MS, shanghaiTime } from "#base/instant.ts";
import { peopleTasks, TIDY_TASK } from "../tasks.ts";
import { type Browser, openTown, PASSWORD, type Town } from "../test-town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  town.now = shanghaiTime("2026-11-20 09:00");
  await town.pool.query("delete from people_lock_out");
});

/** RFC 6238, as an authenticator app does it: SHA-1, six digits, 30 seconds. */
function codeOf(uri: string, stepsAhead = 0): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function logKinds(name: "acceptor" | "dispatcher" | "desk" | "crew"): Promise<string[]> {
  const { rows } = await town.pool.query("select kind from people_access_log where person_id = $1 order by at, ctid", [
    town.personIds[name],
  ]);
  return rows.map((row) => row.kind);
}

async function runTidyTask(): Promise<void> {
  await peopleTasks(town.platform)[TIDY_TASK]?.({}, {} as JobHelpers);
}

describe("signing in", () => {
  test("with the right password gives a session, and signing out ends it", async () => {
    const browser = town.browser();
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    expect(await browser.signIn("Acceptor")).toMatchObject({ status: 200, body: { step: "done" } });
    const me = await browser.send("GET", "/api/me");
    expect(me.body).toMatchObject({
      person: { name: "李受理", phoneMasked: "199****0002", signInName: "ACCEPTOR" },
      activePostId: town.postIds.acceptor,
      posts: [{ role: "acceptor", roleLabel: "受理员", divisionName: "东区", isPrimary: true, onBehalfOf: null }],
    });
    const stolen = new Map(browser.cookies);
    expect((await browser.send("POST", "/api/sign-out")).status).toBe(200);
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of stolen) browser.cookies.set(name, value);
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    expect(await logKinds("acceptor")).toEqual(["sign_in", "sign_out"]);
  });

  test("sets a cookie that scripts cannot read and other sites cannot send", async () => {
    const answer = await town.browser().signIn("acceptor");
    const cookie = String(answer.headers["set-cookie"]);
    expect(cookie).toMatch(/^fangyuan\.session_token=/);
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=57600"]) expect(cookie).toContain(flag);
  });

  test("holds until the session expires; the nightly task then clears it away", async () => {
    const browser = await town.signedIn("acceptor");
    const update = 'update people_session set "expiresAt" = now() - interval \'1 second\' where "userId" = $1';
    await town.pool.query(update, [town.personIds.acceptor]);
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    const live = await town.signedIn("acceptor");
    await town.browser().signIn("supervisor", "wrong-1");
    await runTidyTask();
    const { rows } = await town.pool.query(
      'select (select count(*) from people_session where "userId" = $1) as sessions, (select count(*) from people_lock_out) as locks',
      [town.personIds.acceptor],
    );
    expect(rows[0]).toEqual({ sessions: 1, locks: 1 });
    expect((await live.send("GET", "/api/me")).status).toBe(200);
    town.now = addMillis(town.now, 25 * 60 * MINUTE_MS);
    await runTidyTask();
    expect((await town.pool.query("select 1 from people_lock_out")).rowCount).toBe(0);
  });

  test("with a cookie whose signature was made up is not signed in", async () => {
    const browser = await town.signedIn("acceptor");
    const [name, value] = [...browser.cookies][0] ?? ["", ""];
    const forged = decodeURIComponent(value).replace(/.{4}=$/, "AAA=");
    browser.cookies.set(name, encodeURIComponent(forged));
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
  });

  test("with a wrong password or an unknown name is answered alike", async () => {
    const wrong = await town.browser().signIn("acceptor", "wrong-password-1");
    const unknown = await town.browser().signIn("nobody-here", "wrong-password-1");
    expect(wrong).toMatchObject({ status: 401, body: { type: "/problems/people/wrong-sign-in", attemptsLeft: 4 } });
    expect({ ...unknown.body, instance: "" }).toEqual({ ...wrong.body, instance: "" });
  });

  test("five wrong passwords lock the name for fifteen minutes, and not a minute longer", async () => {
    const browser = town.browser();
    for (let n = 1; n <= 4; n++) expect((await browser.signIn("desk", "wrong-1")).status).toBe(401);
    const fifth = await browser.signIn("desk", "wrong-1");
    expect(fifth).toMatchObject({ status: 429, body: { type: "/problems/people/locked", retryAfterSeconds: 900 } });
    expect(fifth.body.detail).toContain("2026-11-20 09:15");
    town.now = addMillis(town.now, 15 * MINUTE_MS - 1000);
    expect(await browser.signIn("desk")).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
    town.now = addMillis(town.now, 1000);
    expect((await browser.signIn("desk")).status).toBe(200);
    expect(await logKinds("desk")).toEqual([...Array(5).fill("sign_in_refused"), "locked", "locked", "sign_in"]);
  });

  test("an unknown name locks as well, so that a lock tells nothing", async () => {
    for (let n = 1; n <= 4; n++) await town.browser().signIn("nobody-here", "wrong-1");
    expect((await town.browser().signIn("nobody-here", "wrong-1")).status).toBe(429);
  });

  test("a right password in between forgives the wrong ones before", async () => {
    for (let n = 1; n <= 4; n++) await town.browser().signIn("desk", "wrong-1");
    await town.signedIn("desk");
    expect((await town.browser().signIn("desk", "wrong-1")).body.attemptsLeft).toBe(4);
  });

  test("of twenty wrong passwords sent at once five are looked at", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => town.browser().signIn("crew", "wrong-1")));
    expect(answers.map((answer) => answer.status).filter((status) => status === 401)).toHaveLength(4);
    const { rows } = await town.pool.query(
      "select count(*) as n from people_access_log where person_id = $1 and kind = 'sign_in_refused'",
      [town.personIds.crew],
    );
    expect(rows[0].n).toBe(5);
  });

  test("is refused to a suspended person, whose live sessions no longer count", async () => {
    const browser = await town.signedIn("crew");
    await town.pool.query("update people_person set status = 'suspended' where id = $1", [town.personIds.crew]);
    expect((await browser.send("GET", "/api/me")).status).toBe(401);
    expect((await town.browser().signIn("crew")).body.type).toBe("/problems/people/not-active");
    await town.pool.query("update people_person set status = 'active' where id = $1", [town.personIds.crew]);
    const { rows } = await town.pool.query('select count(*) as n from people_session where "userId" = $1', [
      town.personIds.crew,
    ]);
    expect(rows[0].n).toBe(1);
  });

  test("from another web site is refused, as is anything else done with the session from there", async () => {
    const body = { name: "acceptor", password: PASSWORD };
    const foreign = { origin: "https://evil.example", host: "town.example" };
    expect((await town.browser().send("POST", "/api/sign-in", body, foreign)).body.type).toBe(
      "/problems/people/foreign-origin",
    );
    const browser = await town.signedIn("acceptor");
    expect((await browser.send("POST", "/api/sign-out", undefined, foreign)).status).toBe(403);
    expect(
      (await browser.send("GET", "/api/me", undefined, { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" }))
        .status,
    ).toBe(403);
    expect((await browser.send("GET", "/api/me", undefined, { origin: "http://town.example" })).status).toBe(200);
  });
});

describe("the second factor", () => {
  let browser: Browser;
  let uri: string;
  let recoveryCodes: string[];
  beforeAll(async () => {
    browser = await town.signedIn("dispatcher");
    expect((await browser.send("POST", "/api/me/second-factor", { password: "wrong-1" })).status).toBe(422);
    const enrolled = await browser.send("POST", "/api/me/second-factor", { password: PASSWORD });
    expect(enrolled.body.qr).toMatch(/^data:image\/png;base64,/);
    ({ uri, recoveryCodes } = enrolled.body);
    expect(decodeURIComponent(uri)).toContain("方圆:DISPATCHER");
    expect((await browser.send("POST", "/api/me/second-factor/confirm", { code: "000000" })).status).toBe(422);
    expect((await town.browser().signIn("dispatcher")).body.step).toBe("done");
    expect((await browser.send("POST", "/api/me/second-factor/confirm", { code: codeOf(uri) })).status).toBe(200);
    expect((await browser.send("GET", "/api/me")).body.person.hasSecondFactor).toBe(true);
  });

  test("is asked for after the password; the password alone gives no session", async () => {
    const second = town.browser();
    expect((await second.signIn("dispatcher")).body).toEqual({ step: "code" });
    expect((await second.send("GET", "/api/me")).status).toBe(401);
    expect((await second.send("POST", "/api/sign-in/code", { code: "000000" })).body).toMatchObject({
      type: "/problems/people/wrong-code",
      attemptsLeft: 4,
    });
    expect((await second.send("POST", "/api/sign-in/code", { code: codeOf(uri) })).body).toEqual({ step: "done" });
    expect((await second.send("GET", "/api/me")).body.person.name).toBe("王派遣");
  });

  test("takes a recovery code once", async () => {
    const [code = ""] = recoveryCodes;
    const first = town.browser();
    await first.signIn("dispatcher");
    expect((await first.send("POST", "/api/sign-in/code", { code })).status).toBe(200);
    const again = town.browser();
    await again.signIn("dispatcher");
    expect((await again.send("POST", "/api/sign-in/code", { code })).status).toBe(401);
  });

  test("wrong codes lock as wrong passwords do, and a right password does not buy more guesses", async () => {
    let status = 0;
    for (let n = 1; n <= 5; n++) {
      const guess = town.browser();
      await guess.signIn("dispatcher");
      ({ status } = await guess.send("POST", "/api/sign-in/code", { code: "000000" }));
    }
    expect(status).toBe(429);
    expect((await town.browser().signIn("dispatcher")).status).toBe(429);
  });

  test("without the password step there is nothing to give a code to", async () => {
    expect((await town.browser().send("POST", "/api/sign-in/code", { code: codeOf(uri) })).body.type).toBe(
      "/problems/people/code-expired",
    );
  });

  test("is stored encrypted", async () => {
    const { rows } = await town.pool.query('select secret, "backupCodes" from people_two_factor');
    const secret = new URL(uri).searchParams.get("secret") ?? "-";
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[1]);
  });

  test("is switched off with the password", async () => {
    expect((await browser.send("POST", "/api/me/second-factor/disable", { password: "wrong-1" })).status).toBe(422);
    expect((await browser.send("POST", "/api/me/second-factor/disable", { password: PASSWORD })).status).toBe(200);
    expect((await town.browser().signIn("dispatcher")).body.step).toBe("done");
  });
});

describe("one's own account", () => {
  test("lists sessions and ends one; somebody else's is not found", async () => {
    const here = await town.signedIn("acceptor");
    const there = await town.signedIn("acceptor");
    const { body: sessions } = await here.send("GET", "/api/me/sessions");
    const current = sessions.filter((session: { isCurrent: boolean }) => session.isCurrent);
    expect(current).toHaveLength(1);
    const { body: seenThere } = await there.send("GET", "/api/me/sessions");
    const other = seenThere.find((session: { isCurrent: boolean }) => session.isCurrent);
    const stranger = await town.signedIn("crew");
    expect((await stranger.send("DELETE", `/api/me/sessions/${other.id}`)).status).toBe(404);
    expect((await here.send("DELETE", `/api/me/sessions/${other.id}`)).status).toBe(200);
    expect((await there.send("GET", "/api/me")).status).toBe(401);
    expect((await here.send("GET", "/api/me")).status).toBe(200);
  });

  test("changes the password, which ends the other sessions", async () => {
    const here = await town.signedIn("supervisor");
    const there = await town.signedIn("supervisor");
    const change = (password: string, next: string) => here.send("POST", "/api/me/password", { password, next });
    expect((await change("wrong-1", "another-2027")).status).toBe(422);
    expect((await change(PASSWORD, "short")).body.errors).toEqual([
      { path: "next", message: "密码至少 8 位" },
      expect.anything(),
    ]);
    expect((await change(PASSWORD, "another-2027")).status).toBe(200);
    expect((await here.send("GET", "/api/me")).status).toBe(200);
    expect((await there.send("GET", "/api/me")).status).toBe(401);
    expect((await town.browser().signIn("supervisor")).status).toBe(401);
    expect((await town.browser().signIn("supervisor", "another-2027")).status).toBe(200);
  });
});
