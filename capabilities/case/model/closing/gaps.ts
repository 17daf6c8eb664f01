/** What still lacks before a case may be closed or archived: every gap with its name. */
import type { PlainDate } from "#base/plain-date.ts";
import type { CaseDetail } from "../case.ts";
import { isLive, isMoney } from "../execution/parts.ts";
import { CASE_FORMS } from "../papers/index.ts";
import { owedOn, refundDueFen } from "../payment/surcharge.ts";
import { isCrimeUnsent } from "../transfer/parts.ts";
import { awaitsDisposal } from "./disposal.ts";

/** Forms that the course of the case must have brought forth. */
function papersDue(known: CaseDetail): readonly string[] {
  if (known.procedure === "simple") return known.outcome === "penalty" ? ["DOC-33"] : [];
  const due: string[] = ["DOC-02"];
  if (known.outcome === "penalty" || known.outcome === "no_penalty") due.push("DOC-23");
  if (known.outcome === "penalty") due.push("DOC-26", "DOC-36", "DOC-34");
  if (known.outcome === "no_penalty") due.push("DOC-35");
  if (known.hearing && !["requested", "refused"].includes(known.hearing.state)) due.push("DOC-28");
  return due;
}

const nameOf = (code: string) => CASE_FORMS.find((form) => form.code === code)?.name ?? code;

export function gapsOf(known: CaseDetail, on: PlainDate): readonly string[] {
  const gaps: string[] = [];
  const issued = new Set(known.issued.map((paper) => paper.form));
  for (const form of papersDue(known)) if (!issued.has(form)) gaps.push(`缺少${nameOf(form)}`);
  const isDecided = known.outcome === "penalty" || known.outcome === "no_penalty";
  for (const delivery of isDecided ? known.deliveries : [])
    if (
      !["delivered", "deemed", "superseded"].includes(delivery.state) &&
      ["DOC-26", "DOC-33", "DOC-34", "DOC-35"].includes(delivery.form)
    )
      gaps.push(`${nameOf(delivery.form)}还没有送达`);
  if (known.measures.some((measure) => measure.state === "urgent" || measure.state === "executed"))
    gaps.push("有未处理的登记保存、查封或者扣押");
  if (known.outcome === "penalty" && known.disclosure === null && known.procedure !== "simple")
    gaps.push("处罚决定是否公开还没有决定");
  if (known.disclosure?.state === "withdraw_due") gaps.push("公开信息还没有撤回");
  if (known.remedies.some((remedy) => remedy.state !== "concluded")) gaps.push("复议或者诉讼还没有结束");
  if (known.executions.some((one) => one.state !== "executed" && one.state !== "ended"))
    gaps.push("强制执行还没有结束");
  const cash = known.payment?.paid.filter((one) => one.channel === "on_the_spot" && one.bankedOn === null) ?? [];
  if (cash.length > 0) gaps.push("当场收缴的罚款还没有缴付银行");
  const owed = owedOn(known, on);
  const isEnded = known.executions.some((one) => isMoney(one) && !isLive(one));
  if (refundDueFen(known, on) > 0) gaps.push("多缴或者应退的罚款还没有退还");
  if (owed.fineFen + owed.surchargeFen > 0 && !isEnded) gaps.push("罚款还没有缴清，也没有执行终结");
  if (awaitsDisposal(known)) gaps.push("没收的财物还没有处理记录");
  if (isCrimeUnsent(known)) gaps.push("涉嫌犯罪的移送还没有送出");
  return [...new Set(gaps)];
}
