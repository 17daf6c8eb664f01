import "./follow-order.css";
import { Check } from "lucide-react";
import { followOrder } from "#capabilities/hotline/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { Link, usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { PressureForm } from "./PressureForm.tsx";
import { RateOrderForm } from "./RateOrderForm.tsx";

type Followed = CallOutput<typeof followOrder>;

/** While the page is open it looks again by itself. */
const EVERY_MS = 60_000;

/** 热线诉求: how far it is, the reply as it went out, and the caller's own answer. */
export default function FollowOrderPage() {
  const { code = "" } = usePlace().params;
  const { data, error, refetch } = useCall(followOrder, { params: { code } }, { everyMs: EVERY_MS });
  if (data) return <Order order={data} code={code} />;
  if (!error) return <Waiting />;
  if (error.status === 404)
    return (
      <div className="public-body">
        <h1>没有找到这个号码</h1>
        <p>“{code}”查不到。请对照短信或者接线员告诉你的查询码再输一次。</p>
        <p>
          <Link to="/follow">换一个号码查</Link>
        </p>
      </div>
    );
  return (
    <div className="public-body">
      <h1>{error.isOffline ? "现在连不上网" : "现在查不了"}</h1>
      <p>
        <Button size="touch" look="filled" onClick={() => void refetch()}>
          再试一次
        </Button>
      </p>
    </div>
  );
}

function Order({ order, code }: { readonly order: Followed; readonly code: string }) {
  return (
    <div className="public-body">
      <p className="order-number">
        {order.number}　{formatInstant(order.openedAt)} 来电
      </p>
      <h1>{order.title}</h1>
      <p className="order-state">
        <b>{order.stateLabel}。</b>
        {order.reply === null && order.dueAt && `答应 ${formatInstant(order.dueAt)} 前答复。`}
      </p>
      <Steps order={order} />
      {order.reply !== null && (
        <section className="order-reply" aria-labelledby="reply-title">
          <h2 id="reply-title">给你的答复</h2>
          <p>{order.reply}</p>
          {order.sentAt && <p className="order-number">{formatInstant(order.sentAt)} 送出</p>}
        </section>
      )}
      {order.isRated && <p className="order-state">你评价过了，谢谢。承办单位在评价结束前看不到你的回答。</p>}
      {order.mayRate && <RateOrderForm code={code} />}
      {order.sentAt !== null && <PressureForm code={code} />}
    </div>
  );
}

/** Four steps that a caller can tell apart. */
const STEPS = ["收到来电", "交给承办单位", "办理", "答复"] as const;

function Steps({ order }: { readonly order: Followed }) {
  return (
    <ol className="order-steps" aria-label="办到哪一步">
      {STEPS.map((step, i) => {
        const isDone = i < order.step || order.sentAt !== null;
        return (
          <li
            key={step}
            data-done={isDone || undefined}
            aria-current={i === order.step && !isDone ? "step" : undefined}
          >
            <span className="order-dot">{isDone && <Check size={16} strokeWidth={2} aria-hidden />}</span>
            {step}
          </li>
        );
      })}
    </ol>
  );
}
