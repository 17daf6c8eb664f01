import { useSearchParams } from "react-router";
import { isPlainDate, type PlainDate } from "#base/plain-date.ts";
import type { EvaluationQuery } from "../../contract.ts";
import { PERIOD_KINDS, type PeriodKind } from "../../model/period.ts";
import { SUBJECTS, type SubjectId } from "../../model/subject.ts";

export type AskedEvaluation = Pick<EvaluationQuery, "kind" | "period"> &
  Partial<Omit<EvaluationQuery, "kind" | "period">>;

/** What is asked stands in the address, so that a table can be sent to somebody. */
export function useEvaluationAddress(): [AskedEvaluation, (change: Readonly<Record<string, string | null>>) => void] {
  const [search, setSearch] = useSearchParams();
  const day = (name: string): PlainDate | undefined => {
    const text = search.get(name);
    return text && isPlainDate(text) ? text : undefined;
  };
  const [subject, period, by] = [search.get("subject"), search.get("period"), search.get("by")];
  const [on, from, to] = [day("on"), day("from"), day("to")];
  const asked: AskedEvaluation = {
    kind: "report",
    period: period && Object.hasOwn(PERIOD_KINDS, period) ? (period as PeriodKind) : "month",
    ...(subject && Object.hasOwn(SUBJECTS, subject) ? { subject: subject as SubjectId } : {}),
    ...(by ? { by } : {}),
    ...(on ? { on } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  const change = (changes: Readonly<Record<string, string | null>>) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return [asked, change];
}
