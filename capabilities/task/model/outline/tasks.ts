/** One item of work, from its flow of text to a task with everything found in it. */
import { type Flow, spanIn } from "./flow.ts";
import type { Party, PartyRole, Period, PlanTask, ReportingDuty, Span, Target } from "./outline.ts";
import { type FoundParties, type FoundParty, partiesIn } from "./parties.ts";
import { type Anchor, type FoundPeriod, periodsIn } from "./periods.ts";
import { dutiesIn } from "./reporting.ts";
import { targetsIn } from "./targets.ts";

/** What was found in one flow. */
export interface Findings {
  readonly parties: FoundParties;
  readonly periods: readonly Period[];
  readonly targets: readonly Target[];
  readonly duties: readonly ReportingDuty[];
  readonly doubts: readonly string[];
}

export function findingsIn(flow: Flow, anchor: Anchor, { standing = false, isColumn = false } = {}): Findings {
  const parties = partiesIn(flow.text);
  const periods = periodsIn(flow.text, anchor, { standing });
  const quoted = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    text: flow.text.slice(start, end),
    span: spanIn(flow, start, end),
  });
  return {
    parties,
    periods: periods.map((period) => ({
      ...quoted(period),
      from: period.from,
      to: period.to,
      recurrence: period.recurrence,
    })),
    targets: targetsIn(flow.text, periods, { isColumn }).map(({ start, end, ...target }) => ({
      ...quoted({ start, end }),
      ...target,
    })),
    duties: dutiesIn(flow.text, periods).map(({ start, end, ...duty }) => ({ ...quoted({ start, end }), ...duty })),
    doubts: [
      ...new Set(
        periods.flatMap((period: FoundPeriod) =>
          period.doubt ? [`“${flow.text.slice(period.start, period.end)}”：${period.doubt}`] : [],
        ),
      ),
    ],
  };
}

/** Names by what they do; where a plan knows only 责任 and 配合, the responsible one leads. */
export function rolesOf(parties: readonly FoundParty[]): {
  lead: string[];
  responsible: string[];
  people: string[];
  isDerived: boolean;
} {
  const named = (...roles: readonly PartyRole[]) => [
    ...new Set(parties.filter(({ role }) => roles.includes(role)).map(({ name }) => name)),
  ];
  const lead = named("lead");
  const isDerived = lead.length === 0 && named("support").length > 0 && named("responsible").length > 0;
  return {
    lead: isDerived ? named("responsible") : lead,
    responsible: isDerived ? named("support") : [...new Set([...named("responsible"), ...named("support")])],
    people: named("person"),
    isDerived,
  };
}

export interface TaskInput {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly span: Span;
  readonly parties: readonly FoundParty[];
  readonly findings: readonly Findings[];
  readonly doubts: readonly string[];
}

export function taskOf({ id, heading, text, span, parties, findings, doubts }: TaskInput): PlanTask {
  const { lead, responsible, people, isDerived } = rolesOf(parties);
  const periods = findings.flatMap((one) => one.periods);
  const targets = findings.flatMap((one) => one.targets);
  return {
    id,
    heading,
    text,
    lead,
    responsible,
    periods,
    targets,
    recurrence: periods.find(({ recurrence }) => recurrence !== null)?.recurrence ?? null,
    span,
    doubts: [
      ...new Set([
        ...doubts,
        ...findings.flatMap((one) => [...one.parties.doubts, ...one.doubts]),
        ...(isDerived ? ["文件只写责任与配合，按责任单位牵头理解"] : []),
        ...(people.length > 0 ? [`写有责任人“${people.join("、")}”，须由本机关指定到人员`] : []),
      ]),
    ],
  };
}

export function partyFindings(flow: Flow, parties: readonly FoundParty[], taskId: string): readonly Party[] {
  return parties.map(({ name, role, start, end }) => ({ name, role, span: spanIn(flow, start, end), taskId }));
}
