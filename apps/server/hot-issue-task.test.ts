/** 由诉求热点交办任务: the task is a task like any other, its messages are linked and go on by themselves. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { findAndKeepHotIssues } from "#capabilities/report/server/hot-issues/find.ts";
import { taskOfIssue } from "#capabilities/report/server/hot-issues/joint-matter.ts";
import { hotIssueFor, hotIssuesFor } from "#capabilities/report/server/hot-issues/present.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { getMatterPage } from "#kernel/matter/server/public.ts";
import { engineOf } from "./capabilities.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());

const WORDS = [
  "彻夜轰鸣，老人孩子睡不着",
  "噪声扰民，投诉多次",
  "粉尘大，噪声也大",
  "离楼房太近，请求迁走",
  "半夜还在生产，噪声刺耳",
];

it("a leader makes a task of a hot issue, once, with every message linked", async () => {
  for (const text of WORDS)
    await city.act({
      ...{ by: "acceptor", act: "report_by_public" },
      input: {
        ...{ source: "hotline_12345", description: `云栖佳苑旁沥青拌合站${text}`, isAnonymous: true },
        position: city.positionInCell(2),
      },
    });
  await findAndKeepHotIssues(city.platform);
  const { database } = city.platform;
  const { leader } = city.actors;
  const [issue] = (await hotIssuesFor(database, leader, city.now())).issues;
  const request = {
    ...{ issueId: issue?.id ?? "", caller: leader, now: city.now(), ip: "127.0.0.1", requestId: randomUUID() },
    ...{ title: "查办沥青拌合站夜间噪声", content: "查明审批和生产时间，限期整改", leadUnitId: city.units.roads },
    dueOn: plainDateOf(addMillis(city.now(), 10 * DAY_MS)),
  };
  const engine = engineOf(city.platform);
  const made = await taskOfIssue(engine, request);
  expect(made).toMatchObject({ linked: 5 });
  expect(await taskOfIssue(engine, request)).toEqual(made);
  const page = await getMatterPage(engine, made.matterId, leader, city.now());
  expect(page.row).toMatchObject({ kind: "task", title: request.title });
  expect(page.links.filter((link) => link.relation === "所含诉求")).toHaveLength(5);
  const after = await hotIssueFor(database, leader, request.issueId);
  expect(after.issue.jointMatters).toMatchObject([{ matterId: made.matterId, stateLabel: "任务，在办" }]);
  expect(after.members.every((member) => member.isOpen)).toBe(true);
  await expect(
    taskOfIssue(engine, { ...request, requestId: randomUUID(), caller: city.actors.acceptor }),
  ).rejects.toThrow();
});
