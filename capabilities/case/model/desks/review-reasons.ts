/** 应当法制审核的情形 of a case, in words (《行政处罚法》第五十八条). Empty: an opinion was asked for that the law does not demand. */
import { needsLegalReview, reviewGrounds } from "../acts/deciding.ts";
import type { CaseSituation } from "../case-act.ts";

export function reviewReasons(situation: CaseSituation): readonly string[] {
  const { detail } = situation;
  if (!needsLegalReview(situation)) return [];
  const named = [
    detail.hearing?.state === "reported" ? "经过听证" : "",
    detail.hearingGrounds.length > 0 && detail.hearing?.state !== "reported" ? "属于应当告知听证权利的处罚" : "",
    detail.isDeparture ? "减轻处罚" : "",
    ...reviewGrounds(situation),
  ].filter(Boolean);
  return named.length > 0 ? named : ["罚款达到本机关重大案件的标准"];
}
