/** 诉求热点 on real PostgreSQL: found by the job, seen within one's scope, made into a joint matter. */

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMillis, DAY_MS, millisOf, shanghaiTime } from "#base/instant.ts";
import { findHotIssues } from "#capabilities/report/model/public.ts";
import { getMatterPage } from "#kernel/matter/server/public.ts";
import { getRow } from "#platform/database/query.ts";
import { readTable } from "../import/read-table.ts";
import { type OpenTestCity, openTestCity } from "../test-city.ts";
import { findAndKeepHotIssues } from "./find.ts";
import { jointMatterOf } from "./joint-matter.ts";
import { hotIssueFor, hotIssuesFor } from "./present.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());

const PLANT = [
  "沥青拌合站彻夜轰鸣，老人孩子睡不着",
  "沥青拌合站噪声扰民，投诉多次",
  "沥青拌合站粉尘大，噪声也大",
  "请求迁走沥青拌合站，离楼房太近",
  "沥青拌合站半夜还在生产，噪声刺耳",
];

async function tell(text: string, cell: number): Promise<string> {
  const input = { source: "hotline_12345", description: text, position: city.positionInCell(cell), isAnonymous: true };
  return (await city.act({ by: "acceptor", act: "report_by_public", input })).matterId;
}

const list = (caller = city.actors.acceptor) => hotIssuesFor(city.platform.database, caller, city.now());

describe("hot issues", () => {
  test("before the first search there is none, and this is said", async () => {
    expect(await list()).toEqual({ search: null, issues: [] });
  });

  test("the job finds what many report, with its size, its wording, its place and its days", async () => {
    for (const text of PLANT) await tell(`云栖佳苑旁${text}`, 2);
    await tell("图书馆自习室座位太少", 12);
    // A patrol's set phrases are no demand.
    await city.act({
      by: "supervisor",
      act: "report_by_patrol",
      input: {
        classKey: "incident:0110",
        description: "云栖佳苑旁沥青拌合站噪声扰民",
        position: city.positionInCell(2),
        photos: [await city.photo()],
      },
    });
    await findAndKeepHotIssues(city.platform);
    const { search, issues } = await list();
    expect(search).toMatchObject({ days: 30, messageCount: 6 });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ size: 5, sizeBefore: 0, heat: 7.5, open: 5, jointMatters: [] });
    expect(issues[0]?.title).toContain("沥青拌合站");
    expect(issues[0]?.words.join()).toContain("拌合站");
    expect(issues[0]?.position?.latitude).toBeCloseTo(city.positionInCell(2).latitude, 4);
    expect(issues[0]?.days).toHaveLength(60);
    expect(issues[0]?.days.at(-1)?.count).toBe(5);
  });

  test("it opens to its messages, and keeps its id when more come in", async () => {
    const [before] = (await list()).issues;
    await tell("云栖佳苑旁沥青拌合站又在夜里开工，噪声很大", 2);
    await findAndKeepHotIssues(city.platform);
    const [after] = (await list()).issues;
    expect(after).toMatchObject({ id: before?.id, size: 6 });
    const { members } = await hotIssueFor(city.platform.database, city.actors.acceptor, after?.id ?? "");
    expect(members).toHaveLength(6);
    expect(members[0]).toMatchObject({ matterId: after?.typicalMatterId, isOpen: true, sourceLabel: "12345 热线" });
  });

  test("who may not see the messages sees no issue", async () => {
    const [issue] = (await list()).issues;
    const outsider = { ...city.actors.leader, divisionCode: "990103000000" };
    expect((await list(outsider)).issues).toEqual([]);
    await expect(hotIssueFor(city.platform.database, outsider, issue?.id ?? "")).rejects.toMatchObject({
      problemType: { status: 404 },
    });
  });

  test("a person makes it a joint matter: its messages are linked, and go on by themselves", async () => {
    const [issue] = (await list()).issues;
    const request = {
      issueId: issue?.id ?? "",
      caller: city.actors.acceptor,
      now: city.now(),
      ip: "127.0.0.1",
      description: "云栖佳苑旁沥青拌合站噪声，6 件诉求集中反映，请联合办理",
      requestId: randomUUID(),
    };
    const made = await jointMatterOf(city.engine, request);
    expect(made.linked).toBe(6);
    expect(await jointMatterOf(city.engine, request)).toEqual(made);
    const page = await getMatterPage(city.engine, made.matterId, city.actors.acceptor, city.now());
    expect(page.links.filter((link) => link.relation === "所含诉求")).toHaveLength(6);
    const { state } = await getRow(
      city.platform.database,
      sql<{ state: string }>`select state from matter where id = ${issue?.typicalMatterId}::uuid`,
    );
    expect(state).toBe("reported");
    await findAndKeepHotIssues(city.platform);
    const [after] = (await list()).issues;
    expect(after).toMatchObject({ id: issue?.id, size: 6, jointMatters: [{ matterId: made.matterId }] });
  });

  test("what nobody tells of any more is hot no longer", async () => {
    city.setNow(addMillis(city.now(), 70 * DAY_MS));
    await findAndKeepHotIssues(city.platform);
    expect((await list()).issues).toEqual([]);
  });
});

const MESSAGES = join(process.env.FANGYUAN_DATA_SETS ?? "", "teddy-cup-2020-c", "messages_hot.csv.gz");

describe.skipIf(!process.env.FANGYUAN_DATA_SETS || !existsSync(MESSAGES))("real messages (FANGYUAN_DATA_SETS)", () => {
  test("the noise of the mixing plant is the hottest of its season, and holds nearly all who told of it", async () => {
    const { rows } = await readTable(await readFile(MESSAGES));
    const messages = rows.map(({ id = "", title = "", text = "", time = "" }) => {
      const [year = "", month = "", day = "", hour = "", minute = ""] = time.match(/\d+/g) ?? [];
      const pad = (part: string) => part.padStart(2, "0");
      const at = millisOf(shanghaiTime(`${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}`));
      return { id, title, text: text.trim(), address: "", position: null, at };
    });
    expect(messages).toHaveLength(4326);
    const winter = { now: millisOf(shanghaiTime("2020-01-08 09:00")), days: 90, least: 4 };
    const [hottest] = findHotIssues(messages, winter);
    const titles = new Map(messages.map((message) => [message.id, message.title + message.text]));
    const aboutPlant = (id: string) => /丽发/.test(titles.get(id) ?? "") && /搅拌/.test(titles.get(id) ?? "");
    const told = messages.filter((one) => one.at <= winter.now && aboutPlant(one.id));
    const found = hottest?.members.filter((member) => aboutPlant(member.id)) ?? [];
    expect(found.length).toBeGreaterThan(0.85 * told.length);
    expect(found.length).toBeGreaterThan(0.85 * (hottest?.members.length ?? 0));
    // Over the whole year, too, it is among the three hottest.
    const year = findHotIssues(messages, { ...winter, days: 365 }).slice(0, 3);
    expect(year.some((issue) => aboutPlant(issue.members[0]?.id ?? ""))).toBe(true);
  });
});
