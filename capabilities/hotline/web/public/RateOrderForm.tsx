import { useRef, useState } from "react";
import { followOrder, rateOrder } from "#capabilities/hotline/contract.ts";
import {
  DISSATISFACTIONS,
  type Dissatisfaction,
  ORDER_SATISFACTIONS,
  type OrderSatisfaction,
} from "#capabilities/hotline/model/labels.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";
import { Choices } from "./Choices.tsx";

const SOLVED = { yes: "解决了", no: "没有解决" } as const;
const MOST_WORDS = 400;

/** 评价: solved and satisfied are asked apart, by the caller themselves. */
export function RateOrderForm({ code }: { readonly code: string }) {
  const requestId = useRef(newRequestId());
  const [solved, setSolved] = useState<keyof typeof SOLVED | null>(null);
  const [satisfaction, setSatisfaction] = useState<OrderSatisfaction | null>(null);
  const [dissatisfaction, setDissatisfaction] = useState<Dissatisfaction | null>(null);
  const [comment, setComment] = useState("");
  const [why, setWhy] = useState<string | null>(null);
  const { mutate, isPending, error } = useSend(rateOrder, [followOrder]);
  function send() {
    if (solved === null) return setWhy("请选一下问题解决了没有");
    if (satisfaction === null) return setWhy("请选一下满意不满意");
    setWhy(null);
    mutate({
      params: { code },
      body: {
        satisfaction,
        isSolved: solved === "yes",
        dissatisfaction: satisfaction === "unsatisfied" ? dissatisfaction : null,
        comment: comment.trim(),
        requestId: requestId.current,
      },
    });
  }
  const words = why ?? (error && wordsOf(error));
  return (
    <section className="order-rating no-print" aria-labelledby="rating-title">
      <h2 id="rating-title">请你评价</h2>
      <Choices legend="问题解决了吗？" name="solved" options={SOLVED} value={solved} onChange={setSolved} />
      <Choices
        legend="对办理满意吗？"
        name="satisfaction"
        options={ORDER_SATISFACTIONS}
        value={satisfaction}
        onChange={setSatisfaction}
      />
      {satisfaction === "unsatisfied" && (
        <Choices
          legend="主要是哪里不满意？"
          name="dissatisfaction"
          options={DISSATISFACTIONS}
          value={dissatisfaction}
          onChange={setDissatisfaction}
        />
      )}
      <label className="field" htmlFor="order-comment">
        <span className="field-label">想说的话（可不填）</span>
        <textarea
          id="order-comment"
          className="input"
          rows={3}
          maxLength={MOST_WORDS}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {words && (
        <p className="order-problem" role="alert">
          {words}
        </p>
      )}
      <p className="order-wide">
        <Button size="touch" look="filled" aria-disabled={isPending || undefined} onClick={() => !isPending && send()}>
          {isPending ? "正在发送" : "发送评价"}
        </Button>
      </p>
    </section>
  );
}
