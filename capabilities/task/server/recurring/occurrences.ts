/** When a duty falls due, by its rule. */
import { RRuleTemporal } from "rrule-temporal";
import { addDays, isPlainDate, type PlainDate } from "#base/plain-date.ts";
import { dueRule, parseRule } from "#capabilities/task/model/public.ts";

/** Days on which it falls due, from `from` to `to`, both included; none for a rule that is none. */
export function occurrencesOf(rule: string, from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const parsed = parseRule(rule);
  if (!parsed || to < from) return [];
  const day = (date: PlainDate) => `${date.replaceAll("-", "")}T000000`;
  const rules = new RRuleTemporal({
    rruleString: `DTSTART;TZID=Asia/Shanghai:${day(from)}\nRRULE:${dueRule(parsed)};UNTIL=${day(addDays(to, 1))}Z`,
  });
  const days = rules.all((_, count) => count < MOST).map((at) => at.toPlainDate().toString());
  return days.filter((date): date is PlainDate => isPlainDate(date) && date >= from && date <= to);
}

/** No duty of a plan comes more often in its time. */
const MOST = 2_000;
