/** The short spelling of the catalogue: yuan and percent as numbers, articles as pairs. */
import { fenOfYuan } from "#base/money.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { cite, type LawId } from "#law/sources/public.ts";
import type { FineRange, FineSubject, Offence, OffenceGroup, OffenceVersion } from "../offence.ts";

type Article = readonly [law: LawId, article: string];

/** @param lowest yuan; null: set by local rules */
export function fine(subject: FineSubject, lowest: number | null, highest: number | null, condition = ""): FineRange {
  const fen = (yuan: number | null) => (yuan === null ? null : fenOfYuan(yuan));
  return { subject, unit: "fen", lowest: fen(lowest), highest: fen(highest), condition };
}

/** @param lowest percent of the cost of the works */
export function share(subject: FineSubject, lowest: number, highest: number, condition = ""): FineRange {
  return { subject, unit: "share", lowest: lowest * 100, highest: highest * 100, condition };
}

export function version(
  from: string,
  to: string | null,
  violated: Article,
  penalised: Article,
  ranges: readonly FineRange[],
  more: Partial<Pick<OffenceVersion, "others" | "isRectificationFirst">> = {},
): OffenceVersion {
  return {
    effectiveFrom: parsePlainDate(from),
    effectiveTo: to === null ? null : parsePlainDate(to),
    violated: cite(...violated),
    penalised: cite(...penalised),
    ranges,
    others: [],
    isRectificationFirst: false,
    ...more,
  };
}

type More = Partial<Pick<Offence, "hasWarning" | "isFirstViolationSample" | "seizure" | "isVerified" | "note">>;

export function offence(
  code: string,
  name: string,
  group: OffenceGroup,
  measure: string,
  competent: string,
  versions: readonly OffenceVersion[],
  more: More = {},
): Offence {
  return {
    hasWarning: false,
    isFirstViolationSample: false,
    seizure: null,
    isVerified: true,
    note: "",
    ...more,
    code,
    name,
    group,
    measure,
    competent,
    versions,
  };
}
