import { useState } from "react";
import { isPlainDate } from "#base/plain-date.ts";
import { Link } from "#ui/public/router.tsx";
import { yuan } from "./amounts.ts";
import { instalmentsOf, type Step } from "./instalments.ts";
import type { PartyKey } from "./party-key.ts";
import { SendFoot } from "./SendFoot.tsx";
import { useAct } from "./use-act.ts";
import { type PartyView, WithCase } from "./WithCase.tsx";

/** 缴纳罚款: what is owed, how to pay, and how to ask for more time. */
export default function PaymentPage() {
  return (
    <WithCase>
      {(view, key) => (
        <>
          <h1>缴纳罚款</h1>
          {view.payment ? <Payment view={view} payment={view.payment} partyKey={key} /> : <Nothing />}
        </>
      )}
    </WithCase>
  );
}

function Nothing() {
  return (
    <p>
      本案现在没有要缴的罚款。<Link to="/case">回到我的案件</Link>
    </p>
  );
}

interface PaymentProps {
  readonly view: PartyView;
  readonly payment: NonNullable<PartyView["payment"]>;
  readonly partyKey: PartyKey;
}

function Payment({ view, payment, partyKey }: PaymentProps) {
  const { owedFen, surchargeFen, dueOn, arrangement, onlineUrl, bank } = payment;
  const mayAsk = view.acts.some((one) => one.act === "ask_arrangement" && one.isAllowed);
  if (owedFen + surchargeFen === 0) return <Nothing />;
  return (
    <>
      <p className="public-notice">
        <b>还要缴 {yuan(owedFen + surchargeFen)}。</b>
        {surchargeFen > 0 && `其中加处罚款 ${yuan(surchargeFen)}，缴清前每天增加，最多和罚款一样多。`}
        {dueOn && `期限 ${dueOn}。`}
      </p>
      <h2>怎么缴</h2>
      {onlineUrl && (
        <p className="wide-button">
          <a className="button" data-look="filled" data-size="touch" href={onlineUrl} rel="noreferrer">
            去缴款
          </a>
        </p>
      )}
      <p className="case-lines">{bank ?? "到决定书上写明的银行缴纳，带上决定书。"}</p>
      <p className="muted">
        缴款时报决定书的文号。执法人员不得自己收缴罚款，依法可以当场收缴的除外；缴了都要给财政部门的专用票据。
      </p>
      {arrangement && <Arranged arrangement={arrangement} />}
      {mayAsk && <AskForm partyKey={partyKey} owedFen={owedFen} />}
    </>
  );
}

function Arranged({ arrangement }: { readonly arrangement: NonNullable<PaymentProps["payment"]["arrangement"]> }) {
  const { kind, isGranted, schedule } = arrangement;
  const name = kind === "deferred" ? "延期缴纳" : "分期缴纳";
  return (
    <section>
      <h2>
        {name}：{isGranted === null ? "等待答复" : isGranted ? "已同意" : "没有同意"}
      </h2>
      <Schedule steps={schedule} />
    </section>
  );
}

function Schedule({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="case-schedule">
      {steps.map(({ dueOn, fen }) => (
        <li key={dueOn}>
          <span>{dueOn} 前</span>
          <span>{yuan(fen)}</span>
        </li>
      ))}
    </ol>
  );
}

const MOST_PARTS = 12;

function AskForm({ partyKey, owedFen }: { readonly partyKey: PartyKey; readonly owedFen: number }) {
  const [kind, setKind] = useState<"deferred" | "instalments">("deferred");
  const [parts, setParts] = useState(3);
  const [firstOn, setFirstOn] = useState("");
  const [reason, setReason] = useState("");
  const [why, setWhy] = useState<string | null>(null);
  const steps = isPlainDate(firstOn) ? instalmentsOf(owedFen, kind === "deferred" ? 1 : parts, firstOn) : [];
  const { state, send } = useAct(partyKey, {
    act: "ask_arrangement",
    inputOf: async () => ({ kind, reason: reason.trim(), schedule: steps.map((step) => ({ ...step })) }),
    done: "申请收到了。同意不同意，会写成文书送给你；答复以前，原来的期限照算。",
  });
  function press() {
    if (reason.trim().length < 4) return setWhy("请写明经济困难的情况，至少 4 个字");
    if (steps.length === 0) return setWhy(kind === "deferred" ? "请选择延到哪一天" : "请选择第一期的日期");
    setWhy(null);
    send();
  }
  return (
    <section aria-labelledby="ask-title">
      <h2 id="ask-title">缴不上，申请延期或者分期</h2>
      <p>确有经济困难的可以申请，由办案机关负责人决定。</p>
      <fieldset className="public-choices" aria-label="申请什么">
        {(
          [
            ["deferred", "延期：晚一些，一次缴清"],
            ["instalments", "分期：分几次，每月一次"],
          ] as const
        ).map(([value, label]) => (
          <label key={value} className="public-choice">
            <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      {kind === "instalments" && (
        <label className="field" htmlFor="parts">
          <span className="field-label">分几期</span>
          <select id="parts" className="input" value={parts} onChange={(event) => setParts(Number(event.target.value))}>
            {Array.from({ length: MOST_PARTS - 1 }, (_, index) => index + 2).map((count) => (
              <option key={count} value={count}>
                {count} 期
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field" htmlFor="first-on">
        <span className="field-label">{kind === "deferred" ? "延到哪一天" : "第一期哪一天"}</span>
        <input
          id="first-on"
          className="input"
          type="date"
          value={firstOn}
          onChange={(event) => setFirstOn(event.target.value)}
        />
      </label>
      <label className="field" htmlFor="hardship">
        <span className="field-label">经济困难的情况</span>
        <textarea
          id="hardship"
          className="input"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {steps.length > 1 && <Schedule steps={steps} />}
      <SendFoot label="提交申请" state={state} why={why} onSend={press} />
    </section>
  );
}
