import { PhoneIncoming } from "lucide-react";
import { Link } from "react-router";
import { PositionSchema } from "#base/position.ts";
import { findAlikeOrders } from "#capabilities/hotline/contract.ts";
import { matterPath, useSettled } from "#kernel/matter/web/public.ts";
import { Chip } from "#ui/controls/parts.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { useCall } from "#ui/use-call.ts";

const SETTLE_MS = 300;
/** Shorter ones are still being typed. */
const LEAST_DIGITS = 7;

/** 同一诉求人、同一地点: what they or their neighbours called about before. */
export function AlikeOrders({ value }: { readonly value: FormValue }) {
  const now = useNow();
  const phone = useSettled(String(value.callerPhone ?? ""), SETTLE_MS);
  const place = PositionSchema.safeParse(value.position);
  const position = place.success ? place.data : null;
  const callerPhone = phone.replace(/\D/g, "").length >= LEAST_DIGITS ? phone : null;
  const isEnabled = callerPhone !== null || position !== null;
  const { data } = useCall(findAlikeOrders, { body: { callerPhone, position } }, { isEnabled, keepsFormer: true });
  const orders = isEnabled ? (data?.orders ?? []) : [];
  return (
    <section className="beside" aria-label="近期相似工单">
      <h2>
        <PhoneIncoming size={16} strokeWidth={1.5} aria-hidden /> 近期相似工单{" "}
        {orders.length > 0 && `${orders.length} 件`}
      </h2>
      {!isEnabled && <p className="muted t13">先写来电号码，打来过的会出现在这里。</p>}
      {isEnabled && data && orders.length === 0 && <p className="muted t13">近期没有同一号码、同一地点的工单。</p>}
      <ul>
        {orders.map((order) => (
          <li key={order.matterId}>
            <Link to={matterPath(order.matterId)} target="_blank">
              <span className="row">
                <b className="grow clip">{order.title}</b>
                <Chip look={order.isOpen ? "accent" : "plain"}>{order.stateLabel}</Chip>
              </span>
              <span className="faint t12 block">
                {order.why === "caller" ? "同一号码" : "同一地点"}　{order.number && shortNumber(order.number)}　
                {formatShort(order.openedAt, now)}　{order.unitName}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
