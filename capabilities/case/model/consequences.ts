/** What acts of a case lead to, as effects. */
import type { Json } from "#base/canonical-json.ts";
import { type PlainDate, startOfDay } from "#base/plain-date.ts";
import type { Clock, Limit } from "#kernel/clock/model/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import {
  agencyLastDay,
  agencyPeriodOn,
  type PeriodId,
  periodOn,
  settingsOfPeriod,
  sourceText,
} from "#law/parameters/public.ts";
import type { CaseDetail } from "./case.ts";
import type { CaseEffect, CaseSituation } from "./case-act.ts";
import type { Delivery } from "./delivery/delivery.ts";
import { SERVED_FORMS } from "./papers/index.ts";
import { today } from "./rules.ts";

export function detail(changes: Partial<CaseDetail>): CaseEffect {
  return { kind: "detail", changes };
}

export function tell(event: string, payload: Json = {}): CaseEffect {
  return { kind: "tell", event: `case.${event}`, payload };
}

/** 结果 back to the matter that the clue came from: a report, an order. Never with the party's name. */
export function tellOrigin({ detail: known, matter }: CaseSituation, outcome: string): readonly CaseEffect[] {
  const { originMatterId } = known;
  return originMatterId === null ? [] : [tell("ended", { originMatterId, number: matter.number, outcome })];
}

export function turn(
  roles: readonly Role[],
  reason: string,
  whose: { readonly unitId?: string | null; readonly personId?: string | null } = {},
): CaseEffect {
  return { kind: "turn", turn: { roles, reason, unitId: whose.unitId ?? null, personId: whose.personId ?? null } };
}

/** The first handler's turn. */
export function handlersTurn(
  { detail: known }: CaseSituation,
  reason: string,
  handlerIds = known.handlerIds,
): CaseEffect {
  return turn(["officer"], reason, { personId: handlerIds[0] ?? null });
}

export const NOBODYS_TURN: CaseEffect = { kind: "turn", turn: null };

/**
 * A statutory period as a clock: length, basis and source are those in force on the day it starts, with what the agency's settings
 * say where the text is silent.
 * @param on the day from which the law counts, when that is not today: a delivery is entered later than it happened
 */
export function startPeriod(situation: CaseSituation, id: PeriodId, on: PlainDate = today(situation)): CaseEffect {
  const { label, limit } = agencyPeriodOn(situation.facts.settings, id, on);
  return startOn(situation, { clock: id, label, limit, source: periodSource(situation, id, on) }, on);
}

/** What the length of a period rests on: the text, and where that is silent the agency's document, never a value as if it were law. */
export function periodSource({ facts }: Pick<CaseSituation, "facts">, id: PeriodId, on: PlainDate): string {
  const period = periodOn(id, on);
  const own = settingsOfPeriod(id);
  const { limit } = agencyPeriodOn(facts.settings, id, on);
  const isOwn = limit.value !== period.limit.value || limit.basis !== period.limit.basis;
  if (own.length === 0 || (period.standing !== "setting" && !isOwn)) return sourceText(period);
  const documents = own.map((setting) => facts.sourceOf(setting)).filter(Boolean);
  return documents.length > 0 ? [...new Set(documents)].join("；") : sourceText({ ...period, standing: "setting" });
}

/** The last day of a period that began on `start`, for this agency. */
export function lastDayIn({ facts }: Pick<CaseSituation, "facts">, id: PeriodId, start: PlainDate): PlainDate {
  return agencyLastDay(facts, id, start);
}

export function startOn(
  situation: CaseSituation,
  clock: { readonly clock: string; readonly label: string; readonly limit: Limit; readonly source: string },
  on: PlainDate,
): CaseEffect {
  const isToday = on === today(situation);
  return { kind: "startClock", ...clock, ...(!isToday && { startedAt: startOfDay(on) }) };
}

export function stop(...kinds: readonly string[]): readonly CaseEffect[] {
  return kinds.map((clock) => ({ kind: "stopClock", clock }));
}

export function liveClock({ clocks }: CaseSituation, kind: string): Clock | null {
  return clocks.findLast((clock) => clock.kind === kind && clock.state !== "stopped") ?? null;
}

export interface IssuedPaper {
  readonly form: string;
  /** Which of several of the form: `decision`, `seize-1`. */
  readonly key: string;
}

/**
 * Papers that an act issues, and what follows from issuing: they stand in the case, and those that must be delivered wait for it.
 * One call an act: it also carries the other changes of the detail, since the last change of a member would win.
 */
export function issue(
  situation: CaseSituation,
  papers: readonly IssuedPaper[],
  changes: Partial<CaseDetail> = {},
  /** Handed over where it is made: nothing is left to deliver. */
  isHandedOver = false,
): readonly CaseEffect[] {
  const on = today(situation);
  const known = { ...situation.detail, ...changes };
  const kept = known.deliveries.map((one) =>
    isReplaced(one, papers) ? { ...one, state: "superseded" as const } : one,
  );
  const delivered = papers.filter(({ form }) => SERVED_FORMS.includes(form));
  return [
    ...papers.map(
      (paper): CaseEffect => ({
        kind: "issue",
        ...paper,
        ...(isHandedOver && delivered.includes(paper) && { isHandedOver }),
      }),
    ),
    detail({
      ...changes,
      issued: [...known.issued, ...papers.map((paper) => ({ ...paper, on }))],
      deliveries: [
        ...kept,
        ...delivered.map((paper) => ({
          ...paper,
          id: `${paper.form}:${paper.key}`,
          state: isHandedOver ? ("delivered" as const) : ("pending" as const),
          createdAt: situation.now,
          attempts: [],
          publishedOn: null,
          deliveredOn: isHandedOver ? on : null,
        })),
      ],
    }),
  ];
}

/** Papers of which only the last counts: a notice given anew, a hearing set for another day. What is still on its way is called back. */
const REPLACING: readonly string[] = ["DOC-26", "DOC-28"];

function isReplaced({ form, state }: Delivery, papers: readonly IssuedPaper[]): boolean {
  const isOnItsWay = state === "pending" || state === "attempted" || state === "published";
  return isOnItsWay && REPLACING.includes(form) && papers.some((paper) => paper.form === form);
}

/** The decision in force: each decision of a case has a key of its own. */
export function decisionKey({ formerDecisions }: Pick<CaseDetail, "formerDecisions">): string {
  return formerDecisions.length === 0 ? "decision" : `decision-${formerDecisions.length + 1}`;
}

/** The day on which the decision in force reached the party. */
export function decisionDeliveredOn(known: Pick<CaseDetail, "deliveries" | "formerDecisions">): PlainDate | null {
  const key = decisionKey(known);
  return (
    known.deliveries.findLast(
      (one) => DECISIONS.includes(one.form) && one.key === key && (one.state === "delivered" || one.state === "deemed"),
    )?.deliveredOn ?? null
  );
}
const DECISIONS: readonly string[] = ["DOC-33", "DOC-34", "DOC-35"];

/** What is owed from a decision with a fine; the term runs from delivery. */
export function openPayment(fineFen: number, dueOn: PlainDate | null = null): CaseDetail["payment"] {
  return { fineFen, dueOn, paid: [], arrangement: null, surchargeWaivedFen: 0, refundedFen: 0 };
}
