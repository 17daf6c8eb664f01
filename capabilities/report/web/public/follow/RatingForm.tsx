import { useRef, useState } from "react";
import { SATISFACTIONS, type Satisfaction } from "#capabilities/report/model/labels.ts";
import { getPublicReport, ratePublicReport } from "#capabilities/report/model/surface/citizens.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";

const MOST_WORDS = 380;

/** 解决了吗: first whether it is gone, then how one felt treated, then words if one likes. */
export function RatingForm({ code }: { readonly code: string }) {
  const requestId = useRef(newRequestId());
  const [isSolved, setSolved] = useState<boolean | null>(null);
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null);
  const [remark, setRemark] = useState("");
  const [why, setWhy] = useState<string | null>(null);
  const { mutate, isPending, error } = useSend(ratePublicReport, [getPublicReport]);
  function send() {
    if (isSolved === null || satisfaction === null) return setWhy("请选一下满意不满意");
    if (!isSolved && remark.trim().length < 2) return setWhy("请写一句哪里还没有解决，我们好再去看");
    setWhy(null);
    mutate({ params: { code }, body: { isSolved, satisfaction, remark: remark.trim(), requestId: requestId.current } });
  }
  const words = why ?? (error && wordsOf(error));
  return (
    <section className="rating no-print" aria-labelledby="rating-title">
      <h2 id="rating-title">解决了吗？</h2>
      <div className="share-buttons">
        <Button
          size="touch"
          look={isSolved === false ? "outlined" : "filled"}
          aria-pressed={isSolved === true}
          onClick={() => setSolved(true)}
        >
          解决了
        </Button>
        <Button
          size="touch"
          look={isSolved === false ? "filled" : "outlined"}
          aria-pressed={isSolved === false}
          onClick={() => setSolved(false)}
        >
          没解决
        </Button>
      </div>
      {isSolved !== null && (
        <>
          <fieldset>
            <legend className="field-label">满意吗？</legend>
            <div className="public-choices">
              {Object.entries(SATISFACTIONS).map(([value, label]) => (
                <label key={value} className="public-choice">
                  <input
                    type="radio"
                    name="satisfaction"
                    checked={satisfaction === value}
                    onChange={() => setSatisfaction(value as Satisfaction)}
                  />
                  <span className="grow">{label}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <label className="field" htmlFor="remark">
            <span className="field-label with-hint">
              {isSolved ? "想说的话" : "哪里没有解决"} {isSolved && <span className="muted">可不填</span>}
            </span>
            <textarea
              id="remark"
              className="input"
              rows={3}
              maxLength={MOST_WORDS}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          </label>
          {words && (
            <p className="public-problem" role="alert">
              {words}
            </p>
          )}
          <p className="wide-button">
            <Button
              size="touch"
              look="filled"
              aria-disabled={isPending || undefined}
              onClick={() => !isPending && send()}
            >
              {isPending ? "正在发送" : "告诉你们"}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
