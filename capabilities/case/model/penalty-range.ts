/** 法定幅度: whether a penalty lies inside what the offence allows this party. */
import type { FieldError, Refusal } from "#base/problem.ts";
import { judgeAge } from "#law/penalty/public.ts";
import type { Penalty } from "./case.ts";
import type { CaseSituation } from "./case-act.ts";
import { byDesign, byLaw, wrongField } from "./rules.ts";

/** @param isDeparture 减轻: below the range, in writing and with approval */
export function rangeFault(
  { facts, detail: known }: CaseSituation,
  input: Penalty,
  { isDeparture }: { readonly isDeparture: boolean },
): Refusal | FieldError | null {
  const { offence } = facts;
  if (!offence) return byDesign("CASE-OFFENCE", "还没有确定案由，请先确定违法行为和行为时间");
  if (input.kinds.includes("detention")) return byLaw("XZCF-009", "行政拘留只能由公安机关决定，本机关移送，不作出");
  const unknown = input.kinds.find((kind) => !offence.penaltyKinds.includes(kind));
  if (unknown) return wrongField("kinds", `“${offence.name}”的罚则没有规定这一处罚种类`);
  if (input.fineFen === 0) return null;
  if (!offence.fineRange)
    return byLaw("XZCF-005", `“${offence.name}”的罚款幅度由地方规定，本机关还没有录入，不能据以处罚`);
  const { minFen, maxFen } = offence.fineRange;
  if (input.fineFen > maxFen) return byLaw("XZCF-005", `罚款高于法定上限 ${maxFen / 100} 元`);
  if (isMinor(known) && input.fineFen === maxFen && minFen < maxFen)
    return byLaw("XZCF-030", "当事人行为时已满十四周岁不满十八周岁，应当从轻或者减轻处罚，不能按上限罚款");
  return input.fineFen < minFen && !isDeparture
    ? byLaw("XZCF-005", `罚款低于法定下限 ${minFen / 100} 元；减轻处罚须选“减轻”并写明理由，由负责人批准`)
    : null;
}

function isMinor({ party, actOn }: CaseSituation["detail"]): boolean {
  return party?.bornOn != null && actOn !== null && judgeAge(party.bornOn, actOn).liability === "reduced";
}
