/** 不予处罚、撤销案件、延长期限. Codes D03 to D05. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { exemptionsOf } from "#law/penalty/public.ts";
import type { LawSettings } from "#law/settings/public.ts";
import { type CaseCheck, type CaseSituation, caseAct, UNDER_WAY } from "../case-act.ts";
import {
  decisionKey,
  detail,
  handlersTurn,
  issue,
  liveClock,
  startPeriod,
  stop,
  tellOrigin,
  turn,
} from "../consequences.ts";
import { isLive } from "../execution/parts.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { NO_PENALTY_GROUNDS } from "../labels.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  mayBePunished,
  noGoodsHeld,
  notHandler,
  recusalsDecided,
  today,
} from "../rules.ts";
import { isCrimeUnsent } from "../transfer/parts.ts";
import { transfersSent } from "./concluding.ts";
import { lateFlag } from "./deciding.ts";
import { inLimitation } from "./filing.ts";

/** Days of the next extension; null: there is none. */
function extensionDays(settings: LawSettings, done: number): number | null {
  if (!settings["decide.extensions_enabled"]) return null;
  return [settings["decide.extension1_days"], settings["decide.extension2_days"]][done] ?? null;
}

const NoPenaltyInput = z.object({
  ground: keysOf(NO_PENALTY_GROUNDS),
  education: z.string().trim().max(4000).default(""),
  isMinor: z.boolean().default(false),
  harm: z.enum(["none", "slight", "more"]).default("none"),
  isFaultDisproved: z.boolean().default(false),
  words: words(4, "理由"),
});

/** Each ground stands on its own facts; what the law demands must be there. */
const checkGround: CaseCheck<z.infer<typeof NoPenaltyInput>> = enforcing(
  ["XZCF-033-1", "XZCF-033-2", "XZCF-033-3", "XZCF-033-4", "XZCF-030", "XZCF-031", "XZCF-036"],
  (situation: CaseSituation, input: z.infer<typeof NoPenaltyInput>) => {
    const { detail: known, facts } = situation;
    if (!known.actOn) return byDesign("CASE-ACT-DAY", "还没有确定行为发生日，请先确定案由");
    const isCorrected = known.corrections.some((order) => order.state === "corrected");
    const grounds = exemptionsOf({
      isMinor: input.isMinor,
      isCorrectedInTime: isCorrected,
      harm: known.causedHarm && input.harm === "none" ? "slight" : input.harm,
      earlierViolationsOn: facts.earlierViolations.map((one) => one.on),
      actOn: known.actOn,
      lookbackMonths: facts.settings["first_violation.lookback_months"],
      isOnFirstViolationList: facts.offence?.isOnFirstViolationList ?? false,
      isFaultDisproved: input.isFaultDisproved,
      capacity: known.party?.isIncapable ? "none" : "full",
    }).map((one) => one.rule);
    if (input.education.length < 4 && input.ground !== "not_established")
      return byLaw("XZCF-033-4", "不予行政处罚的，应当对当事人进行教育，请填写教育情况");
    switch (input.ground) {
      case "minor":
        return grounds.includes("XZCF-033-1")
          ? null
          : byLaw("XZCF-033-1", "轻微不罚须违法行为轻微、及时改正并且没有造成危害后果，三项缺一不可");
      case "first":
        if (!facts.offence?.isOnFirstViolationList)
          return byLaw("XZCF-033-2", "本违法行为不在本机关公布的首违不罚清单中");
        return grounds.includes("XZCF-033-2")
          ? null
          : byLaw("XZCF-033-2", "首违不罚须初次违法、危害后果轻微并及时改正；追溯期内有过同类违法或者没有改正的不适用");
      case "no_fault":
        return input.isFaultDisproved ? null : byLaw("XZCF-033-3", "须当事人有证据足以证明没有主观过错");
      case "under_age":
        return mayBePunished(situation)?.rule === "XZCF-030"
          ? null
          : byLaw("XZCF-030", "当事人实施违法行为时已满十四周岁");
      case "mental":
        return known.party?.isIncapable ? null : byLaw("XZCF-031", "没有记载当事人在行为时不能辨认或者控制自己的行为");
      case "expired":
        return inLimitation(situation)?.rule === "XZCF-036" ? null : byLaw("XZCF-036", "违法行为没有超过追究时效");
      case "not_established":
        return null;
    }
  },
);

export const decideNoPenalty = caseAct({
  label: "不予行政处罚",
  code: "D03",
  from: ["reviewed", "deliberating"],
  to: "decided",
  by: ["agency_head"],
  weight: "normal",
  input: NoPenaltyInput,
  fields: ({ facts }) => [
    required("ground", "理由", "choice", { options: optionsOf(NO_PENALTY_GROUNDS) }),
    required("words", "说明", "longText"),
    optional("isMinor", "违法行为轻微", "yesNo", { initial: facts.offence?.isOnMinorList ?? false }),
    optional("harm", "危害后果", "choice", {
      options: optionsOf({ none: "没有危害后果", slight: "危害后果轻微", more: "有危害后果" }),
      initial: "none",
    }),
    optional("isFaultDisproved", "当事人已证明没有主观过错", "yesNo", { initial: false }),
    optional("education", "教育情况", "longText"),
  ],
  guards: [notHandler("作出决定", "XZCF-057-1"), recusalsDecided, transfersSent],
  checks: [checkGround],
  effects: (situation, input) => [
    ...lateFlag(situation),
    ...stop("decide", "defence", "quick"),
    startPeriod(situation, "serve_decision"),
    ...issue(situation, [{ form: "DOC-35", key: decisionKey(situation.detail) }], {
      outcome: "no_penalty",
      noPenaltyGround: input.ground,
      decidedOn: today(situation),
      decisionStanding: "stands",
    }),
    handlersTurn(situation, "已决定不予处罚，待送达"),
  ],
});

/** 承办人意见 that the case should be withdrawn; the head may also do so without. */
export const proposeWithdrawal = caseAct({
  label: "建议撤销案件",
  code: "D04p",
  from: [...UNDER_WAY],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ opinion: words(8, "承办人意见") }),
  fields: () => [required("opinion", "承办人意见", "longText")],
  guards: [certified, byHandler],
  checks: [],
  effects: () => [turn(["agency_head"], "建议撤销案件，待审批")],
});

/** 撤销案件: the facts turn out otherwise before a decision. */
export const withdrawCase = caseAct({
  label: "撤销案件",
  code: "D04",
  from: [...UNDER_WAY],
  to: "closed",
  by: ["agency_head"],
  weight: "danger",
  input: z.object({ reason: words(8, "撤销的理由") }),
  fields: () => [required("reason", "撤销的理由", "longText")],
  guards: [
    noGoodsHeld,
    notHandler("决定撤销案件", "XZCF-057-1"),
    enforcing(["XZCF-027"], ({ detail: known }: CaseSituation) =>
      isCrimeUnsent(known) ? byLaw("XZCF-027", "涉嫌犯罪的应当及时移送司法机关，不能撤销案件了事") : null,
    ),
  ],
  checks: [],
  confirm: "撤销后本案结案，确定吗？",
  effects: (situation) => [
    ...issue(situation, [{ form: "DOC-52", key: `withdrawal-${situation.matter.version}` }], {
      outcome: "withdrawn",
      closing: "withdrawn",
      closedOn: today(situation),
      executions: situation.detail.executions.map((one) =>
        isLive(one) ? { ...one, state: "ended" as const, endGround: "other" as const, endReason: "案件撤销" } : one,
      ),
    }),
    ...situation.clocks.filter((clock) => clock.state !== "stopped").flatMap((clock) => stop(clock.kind)),
    turn(["archivist"], "案件已撤销，待归档"),
    ...tellOrigin(situation, "案件已撤销"),
  ],
});

export const extendDecision = caseAct({
  label: "延长办案期限",
  code: "D05",
  from: [...UNDER_WAY],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(8, "延长的理由") }),
  fields: () => [required("reason", "延长的理由", "longText")],
  guards: [
    enforcing(["XZCF-060", "D55-060X"], (situation: CaseSituation) => {
      const { detail: known, facts, now } = situation;
      const days = extensionDays(facts.settings, known.decideExtensions);
      if (days === null) return byLaw("D55-060X", "没有经本机关确认的延长依据，九十日的办案期限不能延长");
      const running = liveClock(situation, "decide");
      return running && now > running.dueAt ? byLaw("XZCF-060", "办案期限已经届满，不能再延长") : null;
    }),
    enforcing(["D55-060X"], ({ detail: known }: CaseSituation) =>
      known.decideExtensions === 1 && !known.collective ? byLaw("D55-060X", "第二次延长须经负责人集体讨论决定") : null,
    ),
  ],
  checks: [],
  effects: (situation, input) => [
    {
      kind: "extendClock",
      clock: "decide",
      by: {
        value: extensionDays(situation.facts.settings, situation.detail.decideExtensions) ?? 0,
        unit: "day",
        basis: "statutory",
      },
      reason: input.reason,
    },
    detail({ decideExtensions: situation.detail.decideExtensions + 1 }),
  ],
});
