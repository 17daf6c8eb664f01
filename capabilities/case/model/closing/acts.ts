/** 结案、归档. Codes Z01 to Z03. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, issue, NOBODYS_TURN, turn } from "../consequences.ts";
import { optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byDesign, byHandler, byLaw, certified, today } from "../rules.ts";
import { gapsOf } from "./gaps.ts";

export const CLOSINGS = {
  performed: "处罚决定履行完毕",
  no_penalty: "不予行政处罚",
  transferred: "移送其他机关",
  execution_ended: "终结执行",
  other: "其他应当结案的情形",
} as const;

const complete: CaseGuard = enforcing(["CLOSE-01"], (situation: CaseSituation) => {
  const gaps = gapsOf(situation.detail, today(situation));
  return gaps.length === 0 ? null : byLaw("CLOSE-01", `还不能结案：${gaps.join("；")}`);
});

export const proposeClosing = caseAct({
  label: "呈报结案",
  code: "Z01",
  from: ["executing", "criminal"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ closing: keysOf(CLOSINGS), result: words(2, "处理结果和履行情况") }),
  fields: () => [
    required("closing", "结案理由", "choice", { options: optionsOf(CLOSINGS) }),
    required("result", "处理结果和履行情况", "longText"),
  ],
  guards: [certified, byHandler, complete],
  checks: [],
  effects: (_situation, input) => [
    detail({ closing: input.closing }),
    { kind: "flag", add: ["closing_proposed"] },
    turn(["agency_head"], "呈报结案，待审批"),
  ],
});

export const closeCase = caseAct({
  label: "批准结案",
  code: "Z02",
  from: ["executing", "criminal"],
  to: "closed",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ opinion: words(2, "意见") }),
  fields: () => [required("opinion", "意见", "longText")],
  guards: [
    ({ matter }) =>
      matter.flags.includes("closing_proposed") ? null : byDesign("Z02-PROPOSED", "承办人还没有呈报结案"),
    complete,
  ],
  checks: [],
  effects: (situation) => [
    { kind: "flag", remove: ["closing_proposed"] },
    ...issue(situation, [{ form: "DOC-51", key: "closing" }], { closedOn: today(situation) }),
    turn(["archivist"], "已结案，待归档"),
  ],
});

export const archive = caseAct({
  label: "归档",
  code: "Z03",
  from: ["closed"],
  to: "archived",
  by: ["archivist"],
  weight: "primary",
  input: z.object({ retention: z.enum(["permanent", "thirty_years", "ten_years"], "请选择保管期限") }),
  fields: () => [
    required("retention", "保管期限", "choice", {
      options: [
        { value: "permanent", label: "永久" },
        { value: "thirty_years", label: "定期三十年" },
        { value: "ten_years", label: "定期十年" },
      ],
    }),
  ],
  guards: [
    enforcing(["DATJ-039", "XZCF-047"], (situation: CaseSituation) => {
      if (situation.detail.outcome === "withdrawn") return null;
      const gaps = gapsOf(situation.detail, today(situation));
      return gaps.length === 0 ? null : byLaw("XZCF-047", `案卷还不完整：${gaps.join("；")}`);
    }),
  ],
  checks: [],
  confirm: "归档后只读，更正须另行登记，确定吗？",
  effects: (situation) => [
    ...issue(situation, [{ form: "DOC-53", key: "dossier" }], { archivedOn: today(situation) }),
    NOBODYS_TURN,
  ],
});

export const CLOSING_ACTS = { propose_closing: proposeClosing, close_case: closeCase, archive };
