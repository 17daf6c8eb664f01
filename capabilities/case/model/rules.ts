/**
 * Rules that more than one act of a case stands on. Each refusal carries the id of `law/rules`; what is our own design says so.
 */
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeAge } from "#law/penalty/public.ts";
import { type RuleId, refusedBy } from "#law/rules/public.ts";
import type { LawSettings } from "#law/settings/public.ts";
import type { CaseCheck, CaseGuard, CaseSituation } from "./case-act.ts";

export const DESIGN = "方圆设计规则";

export const byLaw: (id: RuleId, message: string) => Refusal = refusedBy;

/** A refusal that only waits: it stands until `last` has passed. */
export function byLawUntil(id: RuleId, message: string, last: PlainDate): Refusal {
  return { ...refusedBy(id, message), earliest: addDays(last, 1) };
}

export function byDesign(rule: string, message: string): Refusal {
  return { rule, message, source: DESIGN };
}

export function wrongField(name: string, message: string): FieldError {
  return { path: `input.${name}`, message };
}

export function today({ now }: Pick<CaseSituation, "now">): PlainDate {
  return plainDateOf(now);
}

const OFFICER_RULES = ["XZCF-042-1", "D34-018", "XZCF-043"];

/** Why a person may not act as an officer now; null: may. */
export function officerFault(
  situation: Pick<CaseSituation, "facts" | "detail" | "now">,
  personId: string | null,
): Refusal | null {
  const { facts, detail, now } = situation;
  const officer = personId === null ? undefined : facts.officers.get(personId);
  const name = officer?.name ?? "该人员";
  if (officer?.isAuxiliary)
    return byLaw("D34-018", `${name}是协管人员，只能从事宣传教育、劝阻、协助等辅助事务，不能从事执法活动`);
  const certificate = officer?.certificate;
  if (!certificate) return byLaw("XZCF-042-1", `${name}没有本机关的行政执法证，不能从事执法活动`);
  const on = plainDateOf(now);
  if (on < certificate.validFrom || certificate.validTo < on)
    return byLaw(
      "XZCF-042-1",
      `${name}的行政执法证（${certificate.number}）有效期为 ${certificate.validFrom} 至 ${certificate.validTo}，今天不能使用`,
    );
  if (!coversOffence(certificate.scopes, facts.offence?.group))
    return byLaw("XZCF-042-1", `${name}的行政执法证不包括${facts.offence?.group ?? ""}类执法`);
  if (detail.recusals.some((recusal) => recusal.personId === personId && recusal.isGranted === true))
    return byLaw("XZCF-043", `${name}已被决定回避，不能再办理本案`);
  return null;
}

function coversOffence(scopes: readonly string[], group: string | undefined): boolean {
  return scopes.length === 0 || group === undefined || scopes.includes(group);
}

/** The actor's own certificate: what greys the button before anything is typed. */
export const certified: CaseGuard = enforcing(OFFICER_RULES, (situation: CaseSituation) =>
  officerFault(situation, situation.actor.personId),
);

/**
 * A second officer named in the input, another person and as qualified as the first.
 * @param rule of the two officers: of the Penalty Law, or of the ministry's rule where it names the step itself
 */
export function withSecondOfficer<I extends { readonly secondOfficerId: string }>(
  rule: "XZCF-042-2" | "D55-011" = "XZCF-042-2",
): CaseCheck<I> {
  return enforcing([...OFFICER_RULES, rule], (situation: CaseSituation, input: I) => {
    if (input.secondOfficerId === situation.actor.personId)
      return byLaw(rule, "执法人员不得少于两人，请选择另一名执法人员");
    return officerFault(situation, input.secondOfficerId);
  });
}

/** 协管人员 does no act of a case, whatever post it was given. */
export const notAuxiliary: CaseGuard = enforcing(["D34-018"], ({ actor, facts }: CaseSituation) =>
  actor.personId !== null && facts.officers.get(actor.personId)?.isAuxiliary
    ? byLaw("D34-018", `${actor.name}是协管人员，只能从事辅助事务，不能办理案件`)
    : null,
);

/** An officer who enters what the party did must be one; the party itself and the clock need no certificate. */
export const certifiedIfOfficer: CaseGuard = enforcing(OFFICER_RULES, (situation: CaseSituation) =>
  situation.actor.role === "officer" ? officerFault(situation, situation.actor.personId) : null,
);

/** 承办人. */
export const byHandler: CaseGuard = ({ actor, detail }) =>
  actor.personId !== null && detail.handlerIds.includes(actor.personId)
    ? null
    : byDesign("CASE-HANDLER", "你不是本案承办人，由承办人办理");

/** Whoever investigated cannot review or decide. */
export function notHandler(what: string, rule: RuleId): CaseGuard {
  return enforcing([rule], (situation: CaseSituation) =>
    hasInvestigated(situation, situation.actor.personId)
      ? byLaw(rule, `你参加过本案的调查，不能${what}，请由未参加调查的人员办理`)
      : null,
  );
}

/** Handlers of now and before, whoever took evidence or carried out a measure, alone or as the second officer. */
export function hasInvestigated(
  { detail, facts }: Pick<CaseSituation, "detail" | "facts">,
  personId: string | null,
): boolean {
  if (personId === null) return false;
  return (
    detail.handlerIds.includes(personId) ||
    detail.formerHandlerIds.includes(personId) ||
    detail.recusals.some((recusal) => recusal.personId === personId && recusal.isGranted === true) ||
    detail.evidence.some((item) => item.officerIds.includes(personId)) ||
    detail.measures.some((measure) => measure.officerIds.includes(personId)) ||
    facts.actedBefore.some((past) => past.personId === personId && INVESTIGATING.includes(past.act))
  );
}
const INVESTIGATING: readonly string[] = [
  "start_verifying",
  "handle_on_the_spot",
  "propose_filing",
  "record_interview",
  "record_inspection",
  "add_evidence",
  "verify_evidence",
  "take_samples",
  "call_interview",
  "request_measure",
  "propose_penalty",
  "propose_no_penalty",
  "close_investigation",
];

/** Whoever reviewed, presided or took part in the discussion cannot become a handler: the same person would judge the own work. */
export function handlerFault(situation: CaseSituation, personId: string): Refusal | null {
  const { legalReview, hearing, collective } = situation.detail;
  const hasJudged =
    legalReview?.reviewerId === personId ||
    hearing?.presiderId === personId ||
    (collective?.attendeeIds.includes(personId) ?? false);
  if (hasJudged) return byLaw("XZCF-043", "该人员审核过本案、主持过听证或者参加过集体讨论，不能作承办人");
  return officerFault(situation, personId);
}

/** Two posts in one person stay two: a person named for a post must hold it. */
export function holdsPost({ facts }: CaseSituation, personId: string, ...roles: readonly string[]): boolean {
  return facts.people.some((person) => person.personId === personId && roles.includes(person.role));
}

/** Nothing that binds the party's goods may be left behind when the case ends. */
export const noGoodsHeld: CaseGuard = enforcing(["XZQZ-028"], ({ detail }: CaseSituation) =>
  detail.measures.some((measure) => measure.state === "executed" || measure.state === "urgent")
    ? byLaw("XZQZ-028", "还有未解除的登记保存、查封或者扣押，请先解除并退还")
    : null,
);

/** G-POWER: the agency holds the power for this offence here on the day of the act. */
const POWER_RULES = ["XZCF-017", "XZCF-018", "XZCF-020", "XZCF-022", "XZCF-023", "XZCF-024"];
export const hasPower: CaseGuard = enforcing(POWER_RULES, ({ facts }: CaseSituation) => {
  if (!facts.offence) return byDesign("CASE-OFFENCE", "还没有确定案由，请先确定违法行为和行为时间");
  if (facts.offence.hasPower) return null;
  return (
    facts.offence.powerFault ??
    byLaw("XZCF-017", `本机关在行为发生时对“${facts.offence.name}”没有处罚权，请移送有管辖权的机关`)
  );
});

/** 没有依据的处罚无效: the articles it stands on are known before it is decided. */
export const hasBasis: CaseGuard = enforcing(["XZCF-038"], ({ facts }: CaseSituation) =>
  facts.offence && facts.offence.basis.length === 0
    ? byLaw("XZCF-038", `“${facts.offence.name}”没有录入处罚依据，没有依据的行政处罚无效`)
    : null,
);

/** G-AGE and incapacity: no penalty under fourteen on the day of the act, or in a state without understanding. */
export const mayBePunished: CaseGuard = enforcing(["XZCF-030", "XZCF-031"], ({ detail }: CaseSituation) => {
  const { party, actOn } = detail;
  if (party?.bornOn && actOn && judgeAge(party.bornOn, actOn).liability === "none")
    return byLaw("XZCF-030", "当事人实施违法行为时不满十四周岁，不予行政处罚，责令监护人加以管教");
  if (party?.isIncapable) return byLaw("XZCF-031", "当事人在不能辨认或者不能控制自己行为时有违法行为，不予行政处罚");
  return null;
});

/** G-ONCE: the same act is fined once, whichever agency did. */
export const notFinedBefore: CaseGuard = enforcing(["XZCF-029"], ({ facts, detail }: CaseSituation) => {
  const first = facts.finesForSameAct[0];
  const isFine = (detail.proposal?.fineFen ?? 0) > 0 || (detail.noticed?.fineFen ?? 0) > 0;
  return first && isFine
    ? byLaw("XZCF-029", `${first.agency}已就同一违法行为罚款（${first.number}），不得再给予罚款`)
    : null;
});

/** G-REC: recusal requests are all decided. */
export const recusalsDecided: CaseGuard = enforcing(["XZCF-043"], ({ detail }: CaseSituation) =>
  detail.recusals.some((recusal) => recusal.isGranted === null)
    ? byLaw("XZCF-043", "有回避申请尚未决定，请先由负责人决定；决定作出前不停止调查")
    : null,
);

/** 个体工商户 has no amount of its own: the agency says which it is compared with. */
export function individualBusinessAs(settings: LawSettings): "individual" | "organization" {
  return settings["simple.individual_business_as"] === "organization" ? "organization" : "individual";
}
