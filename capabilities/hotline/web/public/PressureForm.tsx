import { useRef, useState } from "react";
import { reportPressureOn } from "#capabilities/hotline/contract.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";

const LEAST_WORDS = 4;
const MOST_WORDS = 1000;

/** 有人要我说好: kept from the unit; the order is then called again by somebody else. */
export function PressureForm({ code }: { readonly code: string }) {
  const requestId = useRef(newRequestId());
  const [text, setText] = useState("");
  const { mutate, isPending, isSuccess, error } = useSend(reportPressureOn, []);
  if (isSuccess)
    return <p className="order-state">收到了。这件事会由承办单位以外的人再问一次，承办单位不知道是你说的。</p>;
  const isShort = text.trim().length < LEAST_WORDS;
  return (
    <details className="order-pressure no-print">
      <summary>有人要我说满意、给好评？</summary>
      <p>写几句情况。承办单位看不到，会由别的人再回访一次。</p>
      <label className="field" htmlFor="order-pressure">
        <span className="field-label">什么时候、怎么说的</span>
        <textarea
          id="order-pressure"
          className="input"
          rows={3}
          maxLength={MOST_WORDS}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {error && (
        <p className="order-problem" role="alert">
          {wordsOf(error)}
        </p>
      )}
      <p className="order-wide">
        <Button
          size="touch"
          disabled={isShort || isPending}
          onClick={() => mutate({ params: { code }, body: { text: text.trim(), requestId: requestId.current } })}
        >
          {isPending ? "正在发送" : "告诉你们"}
        </Button>
      </p>
    </details>
  );
}
