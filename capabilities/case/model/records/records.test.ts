import { describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { filed, second } from "../course.ts";
import { CASE_PROCEDURE } from "../procedure.ts";
import { FILE, situationOf, WHO } from "../rehearsal.ts";
import {
  checkpointsOf,
  questionsOf,
  READ_AND_SIGN,
  RIGHTS_FIRST,
  TEMPLATE_GROUPS,
  type TemplateGroup,
  type TemplateLines,
} from "./question-templates.ts";

const times = {
  startAt: shanghaiTime("2026-10-12 10:00"),
  endAt: shanghaiTime("2026-10-12 11:00"),
  place: "询问室",
  ...second,
  isCertificateShown: true,
};
const interview = {
  ...times,
  who: "party",
  interviewee: "陈某",
  relation: "当事人",
  isRightsTold: true,
  dialogue: [
    { question: "请说明经过", answer: "昨夜运来倒在这里" },
    { question: "以前受到过处理吗", answer: " " },
  ],
  reading: "read",
};

describe("the outline of an interview", () => {
  it("tells the rights first and has the record read last, whatever the offence", () => {
    for (const group of [...Object.values(TEMPLATE_GROUPS), undefined]) {
      const questions = questionsOf(group);
      expect(questions.slice(0, RIGHTS_FIRST.length)).toEqual(RIGHTS_FIRST);
      expect(questions.slice(-READ_AND_SIGN.length)).toEqual(READ_AND_SIGN);
      expect(new Set(questions).size).toBe(questions.length);
    }
  });
  it("asks what the offence is about", () => {
    expect(questionsOf("建筑垃圾").join()).toContain("处置核准");
    expect(checkpointsOf("建筑垃圾").length).toBeGreaterThan(checkpointsOf(undefined).length);
  });
  it("is what the agency put in force, and else what is shipped; a line in both stands once", () => {
    const own = new Map<TemplateGroup, TemplateLines>([
      ["every", { questions: ["经过怎样？"], checkpoints: [] }],
      ["roads", { questions: ["挖了多深？", "经过怎样？"], checkpoints: ["回填"] }],
    ]);
    expect(questionsOf("市政", own)).toEqual([...RIGHTS_FIRST, "经过怎样？", "挖了多深？", ...READ_AND_SIGN]);
    expect(checkpointsOf("市政", own)).toEqual(["回填"]);
    expect(checkpointsOf("油烟", own)).toEqual(checkpointsOf("油烟").slice(3));
  });
  it("stands in the form of a case of that group", () => {
    const course = filed().at("2026-10-12 12:00");
    const situation = situationOf(course.rehearsal, { act: "record_interview", actor: WHO.officer, now: course.now });
    const field = CASE_PROCEDURE.acts.record_interview.fields(situation).find(({ name }) => name === "dialogue");
    expect(field?.initial).toEqual(questionsOf("建筑垃圾").map((question) => ({ question, answer: "" })));
  });
});

describe("a record", () => {
  const at = () => filed().at("2026-10-12 12:00");
  it("is evidence and a paper, with what was answered", () => {
    const course = at().does(WHO.officer, "record_interview", interview);
    expect(course.rehearsal.detail.evidence.at(-1)).toMatchObject({ kind: "party_statement", takenAt: times.startAt });
    expect(course.rehearsal.issued.at(-1)).toMatchObject({ form: "DOC-06", key: "evidence-2" });
  });
  it("needs one answer at least", () => {
    const dialogue = [{ question: "请说明经过", answer: "" }];
    expect(at().refusedBy(WHO.officer, "record_interview", { ...interview, dialogue })).toEqual(["input.dialogue"]);
  });
  it("is not made of a question to oneself", () => {
    expect(at().refusedBy(WHO.officer, "record_interview", { ...interview, interviewee: "程予安" })).toEqual([
      "input.interviewee",
    ]);
  });
  it("of an inspection needs pictures and, without the party, a witness", () => {
    const inspection = {
      ...times,
      presence: "witnessed",
      findings: [{ item: "现场", finding: "堆土" }],
      photos: [FILE],
    };
    expect(at().refusedBy(WHO.officer, "record_inspection", inspection)).toEqual(["input.witness"]);
    expect(at().refusedBy(WHO.officer, "record_inspection", { ...inspection, photos: [] })).toEqual(["input.photos"]);
    const course = at().does(WHO.officer, "record_inspection", { ...inspection, witness: "贺某" });
    expect(course.rehearsal.issued.at(-1)?.form).toBe("DOC-04");
  });
});
