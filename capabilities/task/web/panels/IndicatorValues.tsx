import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { isForRole, useSession } from "#ui/session.ts";
import { useSend } from "#ui/use-call.ts";
import { decideValue, getIndicator, getTask } from "../../contract.ts";
import { VALUE_ORIGINS } from "../../model/labels.ts";
import { formatValue } from "../parts/words.ts";

type Indicator = CallOutput<typeof getIndicator>;
type Value = Indicator["values"][number];
const KEEPERS = ["supervision_office", "leader", "unit_lead"];

/** Every value with its trace. Whoever is judged by it, or put it in, does not confirm it. */
export function IndicatorValues({ indicator }: { readonly indicator: Indicator }) {
  const mayDecide = isForRole(KEEPERS, useSession()) && !indicator.isJudged;
  if (indicator.values.length === 0) return <p className="panel-note">还没有数值</p>;
  return (
    <PanelSection title="全部数值">
      <ul className="panel-lines">
        {indicator.values.map((value) => (
          <li key={value.id}>
            <span className="grow two-lines">
              {value.on}　<b className="medium">{formatValue(value.value, indicator.unit)}</b>
              {value.unitName && `　${value.unitName}`}
              <span>
                {VALUE_ORIGINS[value.origin]}，{value.by}，{formatInstant(value.at)}
                {value.note && `，${value.note}`}
                {value.files.length > 0 && `，佐证 ${value.files.length} 份`}
              </span>
              {value.decidedBy && (
                <span>
                  {value.stateLabel}：{value.decidedBy}
                  {value.decidedAt && `，${plainDateOf(value.decidedAt)}`}
                  {value.decisionNote && `，${value.decisionNote}`}
                </span>
              )}
            </span>
            {value.state === "pending" && mayDecide ? (
              <Decision indicatorId={indicator.id} value={value} />
            ) : (
              <Chip look={value.state === "pending" ? "accent" : "plain"}>{value.stateLabel}</Chip>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Decision({ indicatorId, value }: { readonly indicatorId: string; readonly value: Value }) {
  const toast = useToast();
  const decide = useSend(decideValue, [getIndicator, getTask]);
  const [note, setNote] = useState("");
  const send = (isConfirmed: boolean) =>
    decide.mutateAsync({ params: { indicatorId, valueId: value.id }, body: { isConfirmed, note } }).then(
      () => toast.done(isConfirmed ? "已确认" : "不予采用"),
      (problem: unknown) => toast.problem(problem),
    );
  return (
    <span className="column">
      <input
        className="input"
        aria-label={`${value.on} 的意见`}
        placeholder="意见"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <span className="row">
        <Button size="small" look="filled" disabled={decide.isPending} onClick={() => void send(true)}>
          确认
        </Button>
        <Button size="small" disabled={decide.isPending} onClick={() => void send(false)}>
          不予采用
        </Button>
      </span>
    </span>
  );
}
