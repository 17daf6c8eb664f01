import { ChevronRight, Clock } from "lucide-react";
import { useState } from "react";
import { getPartyReceipt, type PartyAct } from "#capabilities/case/model/surface/party.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { formatInstant } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { ButtonLink } from "#ui/public/ButtonLink.tsx";
import { Link } from "#ui/public/router.tsx";
import { daysLeft, yuan } from "./amounts.ts";
import { FileButton } from "./FileButton.tsx";
import { forgetPartyKey, type PartyKey } from "./party-key.ts";
import { takeSaid } from "./said.ts";
import { type PartyView, WithCase } from "./WithCase.tsx";

/** 当事人的案件: what it means, what to do by when, every paper, what happened so far. Nothing of anybody else. */
export default function CasePage() {
  return <WithCase>{(view, key) => <Case view={view} partyKey={key} />}</WithCase>;
}

interface CaseProps {
  readonly view: PartyView;
  readonly partyKey: PartyKey;
}

function Case({ view, partyKey }: CaseProps) {
  const [said] = useState(takeSaid);
  return (
    <>
      <p className="case-number">
        案号 {view.number}
        <br />
        {view.agency.name}
      </p>
      <h1>{view.causeOfAction}</h1>
      {said && (
        <p className="public-notice" role="status">
          {said}
        </p>
      )}
      <p className="public-notice">
        <b>{view.stateLabel}。</b>当事人：{view.partyName}
      </p>
      <ToDo view={view} />
      <Papers papers={view.papers} />
      {view.payment && (
        <PaymentLine payment={view.payment} isNamed={view.plain.some((one) => one.act === "ask_arrangement")} />
      )}
      <Ways view={view} />
      <Story story={view.story} />
      <Receipts receipts={view.receipts} partyKey={partyKey} />
      <Contact agency={view.agency} />
      <p className="wide-button no-print">
        <Button size="touch" onClick={forgetPartyKey}>
          看完了，退出
        </Button>
      </p>
      <p className="muted no-print">退出以后，这部手机上不再留着查询码。</p>
    </>
  );
}

const PAGES: Readonly<Record<PartyAct, { readonly to: string; readonly label: string }>> = {
  record_representation: { to: "/case/defence", label: "写陈述申辩" },
  request_hearing: { to: "/case/hearing", label: "要求听证" },
  confirm_address: { to: "/case/address", label: "填写送达地址" },
  ask_arrangement: { to: "/case/payment", label: "怎么缴、申请延期分期" },
};

function ToDo({ view }: { readonly view: PartyView }) {
  const now = useNow();
  if (view.plain.length === 0) return <p>现在没有要你办的事。有新的文书会送到你确认的地址，也会出现在这里。</p>;
  return (
    <section aria-labelledby="case-to-do">
      <h2 id="case-to-do">你可以做什么，什么时候前</h2>
      <ul className="case-cards">
        {view.plain.map(({ title, text, dueAt, act }) => (
          <li key={title} className="case-card">
            <h3>{title}</h3>
            {dueAt && (
              <p className="case-due">
                <Clock size={20} strokeWidth={1.5} aria-hidden />
                {daysLeft(dueAt, now)}
              </p>
            )}
            <p>{text}</p>
            {act && view.acts.some((one) => one.act === act && one.isAllowed) && (
              <p className="wide-button no-print">
                <ButtonLink to={PAGES[act].to} look={act === "record_representation" ? "filled" : "outlined"}>
                  {PAGES[act].label}
                </ButtonLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Papers({ papers }: { readonly papers: PartyView["papers"] }) {
  return (
    <section aria-labelledby="case-papers">
      <h2 id="case-papers">送给你的文书</h2>
      {papers.length === 0 ? (
        <p className="muted">还没有送达的文书。</p>
      ) : (
        <ul className="public-list">
          {papers.map(({ name, number, code, deliveredOn, isVoided }) => (
            <li key={code} className="public-item">
              <Link className="public-item-link" to={`/case/papers/${code}`}>
                <span className="item-words">
                  <span className="item-title">
                    {name}
                    {isVoided && "（已作废）"}
                  </span>
                  <span className="item-detail">
                    {number}　{deliveredOn} 送达
                  </span>
                </span>
                <ChevronRight size={22} strokeWidth={1.5} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface PaymentLineProps {
  readonly payment: NonNullable<PartyView["payment"]>;
  /** The way to pay stands among what may be done. */
  readonly isNamed: boolean;
}

function PaymentLine({ payment, isNamed }: PaymentLineProps) {
  const { fineFen, paidFen, owedFen, surchargeFen, refundDueFen } = payment;
  return (
    <section aria-labelledby="case-payment">
      <h2 id="case-payment">罚款</h2>
      <dl className="case-figures">
        <Figure label="罚款" value={yuan(fineFen)} />
        <Figure label="已缴" value={yuan(paidFen)} />
        {surchargeFen > 0 && <Figure label="加处罚款" value={yuan(surchargeFen)} />}
        <Figure label="还要缴" value={yuan(owedFen + surchargeFen)} />
        {refundDueFen > 0 && <Figure label="应退" value={yuan(refundDueFen)} />}
      </dl>
      {!isNamed && owedFen + surchargeFen > 0 && (
        <p className="wide-button no-print">
          <ButtonLink to="/case/payment">怎么缴、申请延期分期</ButtonLink>
        </p>
      )}
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What may be done without a day that runs: more words, another address. */
function Ways({ view }: { readonly view: PartyView }) {
  const named = new Set(view.plain.map((one) => one.act));
  const further = view.acts.filter((one) => one.isAllowed && !named.has(one.act) && one.act !== "ask_arrangement");
  if (further.length === 0) return null;
  return (
    <section aria-labelledby="case-ways" className="no-print">
      <h2 id="case-ways">还可以</h2>
      {further.map(({ act }) => (
        <p key={act} className="wide-button">
          <ButtonLink to={PAGES[act].to}>
            {act === "record_representation" && view.representation?.content ? "补充陈述申辩" : PAGES[act].label}
          </ButtonLink>
        </p>
      ))}
    </section>
  );
}

function Story({ story }: { readonly story: PartyView["story"] }) {
  if (story.length === 0) return null;
  return (
    <section aria-labelledby="case-story">
      <h2 id="case-story">经过</h2>
      <ol className="case-story">
        {story.map(({ on, title, text }) => (
          <li key={`${on} ${title}`}>
            <p className="case-story-line">
              <b>{title}</b>
              <time dateTime={on}>{on}</time>
            </p>
            {text && <p className="muted">{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Receipts({ receipts, partyKey }: { readonly receipts: PartyView["receipts"]; readonly partyKey: PartyKey }) {
  if (receipts.length === 0) return null;
  return (
    <section aria-labelledby="case-receipts">
      <h2 id="case-receipts">你交过的材料</h2>
      <ul className="public-list">
        {receipts.map(({ seq, at, label, files }) => (
          <li key={seq} className="public-item case-receipt">
            <span className="item-words">
              <span className="item-title">{label}</span>
              <span className="item-detail">
                {formatInstant(at)}
                {files > 0 && `　附件 ${files} 件`}
              </span>
            </span>
            <FileButton
              endpoint={getPartyReceipt}
              body={{ ...partyKey, seq }}
              name={`回执 ${seq}.pdf`}
              label="回执"
              about={`${label} ${formatInstant(at)}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contact({ agency }: { readonly agency: PartyView["agency"] }) {
  return (
    <section aria-labelledby="case-contact">
      <h2 id="case-contact">联系办案机关</h2>
      <p>
        {agency.name}
        {agency.address && (
          <>
            <br />
            {agency.address}
          </>
        )}
        {agency.dutyPhone && (
          <>
            <br />
            电话 <a href={`tel:${agency.dutyPhone}`}>{agency.dutyPhone}</a>
          </>
        )}
      </p>
    </section>
  );
}
