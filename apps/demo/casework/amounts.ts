/** 本地数额: what the invented local rules say where the national text leaves the amount to them. */
import { findOffence, isAmountLocal, OFFENCES, type Offence } from "#capabilities/power/model/public.ts";

/** Yuan. */
const LOCAL_AMOUNTS = { individual: [50, 200], organization: [500, 2_000] } as const;

export const OFFENCES_WITH_LOCAL_AMOUNT: readonly Offence[] = OFFENCES.filter(({ versions }) =>
  versions.some(isAmountLocal),
);

export function withAmounts(offence: Offence): Offence {
  return {
    ...offence,
    versions: offence.versions.map((version) => ({
      ...version,
      ranges: version.ranges.map((range) => {
        const [lowest, highest] = LOCAL_AMOUNTS[range.subject];
        return {
          ...range,
          lowest: range.lowest ?? lowest * 100,
          highest: range.highest ?? highest * 100,
        };
      }),
    })),
  };
}

/** As it stands in the city. */
export function offenceInCity(code: string): Offence | undefined {
  const offence = findOffence(code);
  return offence?.versions.some(isAmountLocal) ? withAmounts(offence) : offence;
}
