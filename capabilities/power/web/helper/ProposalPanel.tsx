import "./helper.css";
import { Scale } from "lucide-react";
import type { z } from "zod";
import { Card } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { type AmountProposal, proposeAmount } from "../../contract.ts";
import { yuan } from "../words.ts";

interface ProposalPanelProps {
  /** Null: nothing to judge yet. */
  readonly facts: z.input<NonNullable<(typeof proposeAmount)["body"]>> | null;
}

const OUTCOMES: Readonly<Record<AmountProposal["outcome"], string>> = {
  penalty: "建议处罚",
  no_penalty: "不予处罚",
  needs_input: "缺少事实或者数额，补全后再算",
  needs_review: "须先经法制审核",
};

/** Facts → version → range → tier → amount: every step with its reason and source, the tiers as one bar, similar cases beside it. */
export function ProposalPanel({ facts }: ProposalPanelProps) {
  const asked = useCall(
    proposeAmount,
    { body: facts ?? { offence: "", subject: "individual", actEndedOn: "2000-01-01" } },
    { isEnabled: facts !== null, keepsFormer: true },
  );
  if (facts === null)
    return (
      <Card title="裁量建议">
        <EmptyState icon={Scale} title="先选违法行为">
          选好以后，这里逐步说明适用哪部法律、落在哪一档、建议多少，每一步都写明理由和来源。
        </EmptyState>
      </Card>
    );
  if (asked.error) return <ProblemState problem={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting />;
  const { data } = asked;
  return (
    <Card title="裁量建议" more={OUTCOMES[data.outcome]}>
      <ol className="power-steps">
        {data.steps.map((step) => (
          <li key={`${step.title} ${step.text}`}>
            <b className="medium">{step.title}</b>
            <span>{step.text}</span>
            <span className="t12 faint">
              {step.source}
              {step.rule && `　${step.rule}`}
            </span>
          </li>
        ))}
      </ol>
      {data.proposedFen !== null && (
        <p className="power-amount">
          {data.tier}档，建议罚款 <b>¥{yuan(data.proposedFen).replace(" 元", "")}</b>
          {data.range && data.range.lowest !== data.range.highest && (
            <span className="faint">
              档内 {yuan(data.range.lowest)}至 {yuan(data.range.highest)}
            </span>
          )}
        </p>
      )}
      {data.statutory && <TierBar proposal={data} chosenFen={facts.chosenFen ?? null} />}
      {data.spread && (
        <p className="t13">
          同类已结 {data.spread.count} 件，中位数 {yuan(data.spread.median)}，多数在 {yuan(data.spread.lowerTenth)}至{" "}
          {yuan(data.spread.upperTenth)}。
        </p>
      )}
      {data.warning && <p className="panel-note">{data.warning}</p>}
      {data.refusals.map((refusal) => (
        <p key={refusal.rule} className="edit-problem" role="alert">
          {refusal.message}（{refusal.source}　{refusal.rule}）
        </p>
      ))}
    </Card>
  );
}

/** The statutory range as one bar, its tiers as parts, the amount as a mark. */
function TierBar({ proposal, chosenFen }: { readonly proposal: AmountProposal; readonly chosenFen: number | null }) {
  const { statutory, tiers, tier } = proposal;
  const shown = tiers.flatMap((one) =>
    one.range && one.range.highest > one.range.lowest ? [{ ...one, range: one.range }] : [],
  );
  if (!statutory || statutory.highest <= statutory.lowest || shown.length === 0) return null;
  const at = (fen: number) => `${(100 * (fen - statutory.lowest)) / (statutory.highest - statutory.lowest)}%`;
  const amount = chosenFen ?? proposal.proposedFen;
  return (
    <figure className="power-bar" aria-label={`法定幅度 ${yuan(statutory.lowest)}至 ${yuan(statutory.highest)}`}>
      <div className="power-tiers">
        {shown.map((one) => (
          <span
            key={one.level}
            className={one.level === tier ? "is-chosen" : ""}
            style={{ left: at(one.range.lowest), width: `calc(${at(one.range.highest)} - ${at(one.range.lowest)})` }}
            title={one.words}
          >
            {one.level}
          </span>
        ))}
        {amount !== null && amount >= statutory.lowest && amount <= statutory.highest && (
          <i style={{ left: at(amount) }} aria-hidden />
        )}
      </div>
      <figcaption className="t12 faint">
        <span>{yuan(statutory.lowest)}</span>
        <span>{yuan(statutory.highest)}</span>
      </figcaption>
    </figure>
  );
}
