import "./discretion.css";
import { ArrowDown, ArrowUp, Ban, Info, Scale } from "lucide-react";
import { proposeAmount } from "#capabilities/power/contract.ts";
import { Card } from "#ui/controls/parts.tsx";
import type { Icon, MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import type { ShownDiscretion } from "../../contract.ts";
import { spreadWords, yuan } from "./money-words.ts";
import { TierPicture } from "./TierPicture.tsx";
import { useBoard } from "./use-board.ts";

const EFFECTS: Readonly<Record<string, Icon>> = {
  tier: Scale,
  heavier: ArrowUp,
  lighter: ArrowDown,
  reducing: ArrowDown,
  rejected: Ban,
};

/** 裁量: what the proposal rests on, its tier and amount among similar cases, and the reason as it is printed. It proposes; people decide. */
export default function DiscretionPanel({ matterId, version }: MatterPanelProps) {
  const { data } = useBoard(matterId, version);
  return data?.discretion ? <DiscretionCard discretion={data.discretion} /> : null;
}

function DiscretionCard({ discretion }: { readonly discretion: ShownDiscretion }) {
  const { offenceId, subject, actEndedOn, bornOn, fineFen, similarFen, tier, noticedFen } = discretion;
  const body = {
    offence: offenceId,
    subject,
    actEndedOn,
    bornOn,
    similarFen,
    chosenFen: fineFen > 0 ? fineFen : null,
    reason: discretion.reason,
  };
  const { data } = useCall(proposeAmount, { body }, { keepsFormer: true });
  const range = data?.tiers.find((one) => tier.startsWith(one.level))?.range ?? null;
  const isOutside = range !== null && fineFen > 0 && (fineFen < range.lowest || fineFen > range.highest);
  return (
    <Card title="裁量建议" more={`${offenceId}　${discretion.causeOfAction}`} className="case-discretion">
      {discretion.circumstances.length > 0 && (
        <ul className="circumstances">
          {discretion.circumstances.map(({ words, effect, effectLabel, evidence }) => {
            const Effect = EFFECTS[effect] ?? Info;
            return (
              <li key={words}>
                <Effect size={16} strokeWidth={1.5} aria-hidden />
                <span className="grow">{words}</span>
                <span className="faint t12 nowrap">
                  {effectLabel}
                  {evidence.length > 0 && `　证据 ${evidence.join("、")}`}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {fineFen > 0 ? (
        <p className="discretion-amount">
          <span>{tier}档，罚款</span> <b>¥{yuan(fineFen)}</b>
          {range && range.lowest < range.highest && (
            <span className="faint">
              档内 {yuan(range.lowest)}–{yuan(range.highest)} 元
            </span>
          )}
          {noticedFen !== null && <span className="discretion-cap">决定不得高于 ¥{yuan(noticedFen)}</span>}
        </p>
      ) : (
        <p className="discretion-amount">
          {tier}档　{discretion.words}
        </p>
      )}
      {data && fineFen > 0 && <TierPicture proposal={data} fineFen={fineFen} tier={tier} similarFen={similarFen} />}
      <div className="discretion-reason">
        <span className="faint t12">理由，写入告知书与决定书</span>
        <p>{discretion.reason}</p>
      </div>
      {discretion.departure !== "" && <p className="panel-note">{discretion.departure}</p>}
      {isOutside && discretion.departure === "" && (
        <p className="panel-note">数额不在所写的“{tier}”档之内。请核对档次和数额；确需偏离的，写明理由并报请批准。</p>
      )}
      {data?.benchmark.isSample && (
        <p className="t12 muted">档次按{data.benchmark.name}，待本机关发布自己的裁量基准；示例不是处罚的依据。</p>
      )}
      {discretion.isDeparture && <p className="t12">减轻处罚，低于法定下限，须另写理由并由负责人批准。</p>}
      {data?.spread && <p className="t12 muted">{spreadWords(data.spread)}</p>}
      {data?.warning && <p className="panel-note">{data.warning}</p>}
    </Card>
  );
}
