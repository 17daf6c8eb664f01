import { Clock } from "lucide-react";
import { getDeskRules } from "#capabilities/hotline/contract.ts";
import { ORDER_KINDS, type OrderKind, URGENCIES, type Urgency } from "#capabilities/hotline/model/labels.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";

/** 办多久: what one may promise the caller, and on what that stands. */
export function LimitNote({ value }: { readonly value: FormValue }) {
  const now = useNow();
  const { data } = useCall(getDeskRules, {});
  const kind = value.orderKind as OrderKind | undefined;
  const urgency = (value.urgency as Urgency | undefined) ?? "ordinary";
  const rule = data?.limits.find((one) => one.orderKind === kind && one.urgency === urgency);
  if (!kind || !rule) return <p className="order-note">选了诉求类型，就知道可以怎样答应诉求人。</p>;
  return (
    <p className="order-note">
      <Clock size={16} strokeWidth={1.5} aria-hidden />
      <span>
        <b>
          {URGENCIES[urgency]}
          {ORDER_KINDS[kind]}：{rule.limit}
        </b>
        ，现在派件，{formatShort(rule.dueAt, now)} 前答复。
        <span className="block muted t12">{rule.source}</span>
      </span>
    </p>
  );
}
