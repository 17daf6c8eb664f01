/** 罚没物品: a case whose decision confiscates goods lacks the record of what became of them, until it is made or the decision falls. */
import { expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { BLANK_CASE, type CaseDetail } from "../case.ts";
import { CASE_PROCEDURE } from "../procedure.ts";
import { gapsOf } from "./gaps.ts";

const on = parsePlainDate("2026-12-10");
const GAP = "没收的财物还没有处理记录";
const confiscated: CaseDetail = {
  ...BLANK_CASE,
  ...{ outcome: "penalty", decisionStanding: "stands", decidedOn: parsePlainDate("2026-12-01") },
  penalty: { kinds: ["confiscate_goods"], fineFen: 0, confiscateFen: 0, words: "没收烧烤炉一台" },
};
const record = (day: string) => ({ issued: [{ form: "DOC-54", key: "disposal-9", on: parsePlainDate(day) }] });

it.each([
  ["没有记录", confiscated, true],
  ["决定当日有记录", { ...confiscated, ...record("2026-12-01") }, false],
  ["记录属于以前的决定", { ...confiscated, ...record("2026-11-30") }, true],
  ["决定已撤销", { ...confiscated, decisionStanding: "revoked" }, false],
  ["没有没收财物", { ...confiscated, penalty: { ...confiscated.penalty, kinds: ["warning"] } }, false],
] as const)("%s", (_, detail, isMissing) => {
  expect(gapsOf(detail as CaseDetail, on).includes(GAP)).toBe(isMissing);
});

/** What a gap of `gapsOf` asks for can be done wherever a decided case may be closed from: else it could never be. */
it.each([
  "dispose_confiscated",
  "deliver",
  "handle_measure",
  "publish",
  "decline_publishing",
  "withdraw_published",
  "conclude_remedy",
  "steer_execution",
  "bank_money",
  "record_payment",
  "refund_payment",
] as const)("%s is possible where a case with a decision waits for its closing", (act) => {
  const { from } = CASE_PROCEDURE.acts.propose_closing;
  const afterDecision = (from === "none" ? [] : from).filter((state) => state !== "investigating");
  expect(CASE_PROCEDURE.acts[act].from).toEqual(expect.arrayContaining(afterDecision));
});
