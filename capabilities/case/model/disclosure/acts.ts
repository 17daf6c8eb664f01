/** 处罚决定公开 (《行政处罚法》第四十八条). Codes G01 to G03. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseCheck, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, stop } from "../consequences.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byLaw, today } from "../rules.ts";
import { CONCEALING_GROUNDS, DISCLOSURE_GROUNDS } from "./disclosure.ts";
import { NOT_TO_PUBLISH } from "./due.ts";

const WHILE = ["decided", "executing", "criminal", "closed"] as const satisfies readonly CaseState[];

/** 自然人隐名: the family name stays. */
export function shownNameOf(name: string, kind: string | undefined): string {
  return kind === "individual" ? `${name.slice(0, 1)}某` : name;
}

/** The agency's setting as a refusal tells it. */
function scopeWords({ facts }: CaseSituation): string {
  const value = facts.settings["publish.scope"] === "all" ? "全部处罚决定" : "具有一定社会影响的决定";
  return `本市设置「处罚决定公开范围」：${value}${facts.sourceOf("publish.scope") ? "" : "，待本机关确认"}`;
}

/** 《行政处罚法》第四十八条: only what has a certain social impact, unless the agency publishes all (国办发〔2018〕118号). */
const checkScope: CaseCheck<{ ground: keyof typeof DISCLOSURE_GROUNDS }> = enforcing(
  ["XZCF-048-1"],
  (situation: CaseSituation, input: { ground: keyof typeof DISCLOSURE_GROUNDS }) =>
    input.ground === "all_decisions" && situation.facts.settings["publish.scope"] !== "all"
      ? byLaw("XZCF-048-1", `只有具有一定社会影响的行政处罚决定才依法公开（${scopeWords(situation)}）`)
      : null,
);

/** Where all are published, a missing impact is no reason to keep one back. */
const checkConcealing: CaseCheck<{ ground: keyof typeof CONCEALING_GROUNDS }> = enforcing(
  ["SX118-PUB"],
  (situation: CaseSituation, input: { ground: keyof typeof CONCEALING_GROUNDS }) =>
    input.ground === "no_social_impact" && situation.facts.settings["publish.scope"] === "all"
      ? byLaw("SX118-PUB", `处罚决定作出后都应当公开，不能以没有社会影响为由不公开（${scopeWords(situation)}）`)
      : null,
);

export const publish = caseAct({
  label: "公开处罚决定",
  code: "G01",
  from: [...WHILE],
  to: "same",
  by: ["publicity_clerk"],
  weight: "primary",
  input: z.object({
    ground: keysOf(DISCLOSURE_GROUNDS).default("social_impact"),
    reason: words(2, "公开的依据"),
    isRedacted: z.boolean(),
    shownName: words(2, "公开的名称"),
  }),
  fields: ({ detail: known, facts }) => [
    required("ground", "公开的范围", "choice", {
      options: optionsOf(DISCLOSURE_GROUNDS),
      initial: facts.settings["publish.scope"] === "all" ? "all_decisions" : "social_impact",
    }),
    required("reason", "公开的依据", "text", {
      initial: facts.settings["publish.scope"] === "all" ? "本机关公开全部处罚决定" : "具有一定社会影响",
    }),
    required("shownName", "公开的名称", "text", { initial: shownNameOf(known.party?.name ?? "", known.party?.kind) }),
    required("isRedacted", "已隐去住址、证件号码、联系方式等应当保护的信息", "yesNo"),
  ],
  guards: [
    enforcing(["XZCF-048-1", "XZCF-048-2"], ({ detail: known }: CaseSituation) => {
      if (known.outcome !== "penalty") return byLaw("XZCF-048-1", "公开的是行政处罚决定，本案没有作出处罚");
      if (known.decisionStanding === "revoked") return byLaw("XZCF-048-1", "决定已撤销，不得公开");
      if (known.disclosure?.state === "withdraw_due") return byLaw("XZCF-048-2", "公开信息须先撤回并说明理由");
      if (known.remedies.some((remedy) => remedy.outcome === "unlawful"))
        return byLaw("XZCF-048-2", "决定已被确认违法，不得再公开");
      return known.disclosure?.state === "published" ? byDesign("G01-ONCE", "处罚决定已经公开") : null;
    }),
  ],
  checks: [
    checkScope,
    enforcing(
      ["XZCF-050", "D55-010"],
      ({ detail: known }: CaseSituation, input: { isRedacted: boolean; shownName: string }) => {
        if (!input.isRedacted) return byLaw("XZCF-050", "公开前应当隐去个人隐私和其他依法应当保护的信息");
        return known.party?.kind === "individual" && input.shownName === known.party.name && known.party.name.length > 1
          ? byLaw("D55-010", "公开时自然人的姓名应当作隐名处理，例如“陈某”")
          : null;
      },
    ),
  ],
  effects: (situation, input) => [
    ...NOT_TO_PUBLISH,
    detail({
      disclosure: {
        state: "published",
        ground: input.ground,
        reason: input.reason,
        publishedOn: today(situation),
        shownName: input.shownName,
        withdrawnOn: null,
        withdrawReason: null,
      },
    }),
  ],
});

export const declinePublishing = caseAct({
  label: "不予公开",
  code: "G02",
  from: [...WHILE],
  to: "same",
  by: ["publicity_clerk"],
  weight: "normal",
  input: z.object({
    ground: keysOf(CONCEALING_GROUNDS).default("no_social_impact"),
    reason: words(4, "不公开的理由"),
  }),
  fields: () => [
    required("ground", "情形", "choice", { options: optionsOf(CONCEALING_GROUNDS), initial: "no_social_impact" }),
    required("reason", "不公开的理由", "longText", { hint: "例如：不具有一定社会影响，或者当事人未满十八周岁" }),
  ],
  guards: [
    ({ detail: known }) =>
      known.outcome === "penalty" && known.disclosure === null
        ? null
        : byDesign("G02-ONCE", "本案没有待决定的公开事项"),
  ],
  checks: [checkConcealing],
  effects: (_situation, input) => [
    ...NOT_TO_PUBLISH,
    detail({
      disclosure: {
        state: "not_due",
        reason: input.reason,
        publishedOn: null,
        shownName: "",
        withdrawnOn: null,
        withdrawReason: null,
      },
    }),
  ],
});

export const withdrawPublished = caseAct({
  label: "撤回公开信息",
  code: "G03",
  from: [...WHILE],
  to: "same",
  by: ["publicity_clerk"],
  weight: "primary",
  input: z.object({ publicReason: words(4, "公开说明的理由"), isPushedOn: z.boolean().default(true) }),
  fields: ({ detail: known }) => [
    required("publicReason", "公开说明的理由", "longText", { initial: known.disclosure?.withdrawReason ?? "" }),
    optional("isPushedOn", "已同步更正推送给其他平台的信息", "yesNo", { initial: true }),
  ],
  guards: [
    enforcing(["XZCF-048-2"], ({ detail: known }: CaseSituation) =>
      known.disclosure?.state === "withdraw_due" || known.disclosure?.state === "published"
        ? null
        : byLaw("XZCF-048-2", "没有可以撤回的公开信息"),
    ),
  ],
  checks: [],
  effects: (situation, input) => [
    ...stop("unpublish"),
    { kind: "flag", remove: ["withdraw_due"] },
    detail({
      disclosure: situation.detail.disclosure && {
        ...situation.detail.disclosure,
        state: "withdrawn",
        withdrawnOn: today(situation),
        withdrawReason: input.publicReason,
      },
    }),
  ],
});

export const DISCLOSURE_ACTS = {
  publish,
  decline_publishing: declinePublishing,
  withdraw_published: withdrawPublished,
};
