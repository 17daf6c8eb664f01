/** 适用: an act of another procedure is not offered, and its refusal never stands in front of the one that matters. */
import { describe, expect, it } from "vitest";
import { listActs } from "#kernel/procedure/model/public.ts";
import { type Course, delivery, filed, noticed, SMALL, second } from "./course.ts";
import { CASE_PROCEDURE } from "./procedure.ts";
import { situationOf, WHO } from "./rehearsal.ts";

/** Acts of 简易程序, 快速办理, 非现场, and of cash taken on the spot. */
const FOREIGN = [
  "file_on_the_spot",
  "hand_in_money",
  "bank_money",
  "start_quick",
  "notify_quick",
  "leave_quick",
  "review_capture",
  "identify_person",
  "notify_capture",
];

function listed(course: Course, actor: (typeof WHO)[keyof typeof WHO]) {
  return listActs(CASE_PROCEDURE, situationOf(course.rehearsal, { act: "deliver", actor, now: course.now }));
}

function decided(): Course {
  const course = noticed(SMALL)
    .at("2026-11-27 09:00")
    .does(WHO.officer, "review_representation", { review: "期满未提出", ...second })
    .does(WHO.head, "decide_penalty", SMALL);
  return course.does(WHO.officer, "deliver", delivery(course, "DOC-34", "2026-11-27 09:00"));
}

describe("an ordinary case", () => {
  it.each([
    ["investigating", () => filed()],
    ["noticed", () => noticed()],
    ["executing", decided],
  ] as const)("lists nothing of another procedure while it is %s", (state, make) => {
    const course = make();
    expect(course.rehearsal.core.state).toBe(state);
    for (const actor of [WHO.officer, WHO.head, WHO.cashier])
      expect(listed(course, actor).map(({ act }) => act)).not.toEqual(
        expect.arrayContaining([expect.toBeOneOf(FOREIGN)]),
      );
  });

  it("is told by one sentence when such an act is sent all the same", () => {
    expect(decided().refusedBy(WHO.officer, "file_on_the_spot")).toEqual(["S05-SIMPLE"]);
    expect(decided().refusedBy(WHO.officer, "hand_in_money")).toEqual(["XZCF-071"]);
    expect(filed().refusedBy(WHO.officer, "notify_quick")).toEqual(["Q02-QUICK"]);
  });

  it("names first for the decision what the ordinary procedure still lacks", () => {
    const course = noticed()
      .at("2026-11-20 09:00")
      .does(WHO.officer, "record_representation", { content: "数量有误", ...second });
    const [first] = listed(course, WHO.officer).filter(
      (act) => act.isMine && act.weight === "primary" && !act.isAllowed,
    );
    expect([first?.act, first?.refusals.map(({ rule }) => rule)]).toEqual(["review_representation", ["XZCF-064-1"]]);
  });
});

it("a decision on the spot is still filed with the agency", () => {
  const course = filed();
  course.rehearsal = {
    ...course.rehearsal,
    core: { ...course.rehearsal.core, state: "executing" },
    detail: { ...course.rehearsal.detail, procedure: "simple" },
  };
  expect(listed(course, WHO.officer).find(({ act }) => act === "file_on_the_spot")?.isAllowed).toBe(true);
});
