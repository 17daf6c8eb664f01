import "./discretion.css";
import { useState } from "react";
import { proposeAmount } from "#capabilities/power/contract.ts";
import { CIRCUMSTANCES } from "#capabilities/power/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import type { ActHelperProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import { spreadWords, yuan } from "./money-words.ts";
import { TierPicture } from "./TierPicture.tsx";
import { useBoard } from "./use-board.ts";

const FIELDS: readonly FieldSpec[] = [
  {
    name: "circumstances",
    label: "情节",
    type: "manyChoices",
    isRequired: false,
    options: Object.entries(CIRCUMSTANCES).map(([value, { label, rule }]) => ({
      value,
      label,
      ...(rule && { hint: "法定情节" }),
    })),
  },
  { name: "condition", label: "适用情形", type: "text", isRequired: false },
  { name: "quantity", label: "测量数据", type: "text", isRequired: false, hint: "按面积、体积计罚的填写，例如 161.15" },
];

/** 裁量助手 in the proposal: from circumstances to tier and amount, step by step; laid into the form by a press, never by itself. */
export default function AmountHelper({ matterId, version, value, onChange }: ActHelperProps) {
  const board = useBoard(matterId, version);
  const [facts, setFacts] = useState<FormValue>({ circumstances: [] });
  const known = board.data?.helper;
  const quantity = typeof facts.quantity === "string" ? facts.quantity.trim() : "";
  const { data } = useCall(
    proposeAmount,
    {
      body: {
        ...(known ?? { offence: "", subject: "individual" as const, actEndedOn: "2000-01-01" }),
        condition: typeof facts.condition === "string" ? facts.condition : "",
        quantity: /^\d+(\.\d{1,6})?$/.test(quantity) ? quantity : null,
        circumstances: (facts.circumstances ?? []) as "cooperative"[],
        chosenFen: typeof value.fineFen === "number" && value.fineFen > 0 ? value.fineFen : null,
        reason: typeof value.reason === "string" ? value.reason : "",
      },
    },
    { isEnabled: Boolean(known), keepsFormer: true },
  );
  if (!known)
    return <p className="amount-helper muted t13">{board.data ? "裁量助手：确定案由和当事人以后可用" : "裁量助手"}</p>;
  function fill() {
    if (!data || data.proposedFen === null) return;
    const chosen = (facts.circumstances ?? []) as (keyof typeof CIRCUMSTANCES)[];
    const fine = `罚款人民币 ${yuan(data.proposedFen)} 元`;
    onChange({
      kinds: [...new Set([...((value.kinds ?? []) as string[]), "fine"])],
      fineFen: data.proposedFen,
      tier: data.tier ?? undefined,
      reason: data.steps.map(({ text }) => text).join("；"),
      ...(!value.words && { words: fine }),
      ...(chosen.length > 0 && {
        circumstances: chosen.map((id) => ({
          words: CIRCUMSTANCES[id].label,
          effect: { lighter: "lighter", heavier: "heavier", neutral: "tier" }[CIRCUMSTANCES[id].weighs],
        })),
      }),
    });
  }
  return (
    <details className="amount-helper">
      <summary className="clip">
        裁量助手{data?.proposedFen ? `：${data.tier}档，建议 ¥${yuan(data.proposedFen)}` : ""}
      </summary>
      <FormFields fields={FIELDS} value={facts} onChange={setFacts} />
      <ol>
        {data?.steps.map((step) => (
          <li key={step.title + step.text}>
            <b>{step.title}</b>　{step.text}
            <em>
              {step.source}
              {step.rule && `　${step.rule}`}
            </em>
          </li>
        ))}
      </ol>
      {data && data.proposedFen !== null && (
        <TierPicture
          proposal={data}
          fineFen={typeof value.fineFen === "number" && value.fineFen > 0 ? value.fineFen : data.proposedFen}
          tier={data.tier ?? ""}
          similarFen={known.similarFen}
        />
      )}
      {data?.spread && <p className="t12 muted">{spreadWords(data.spread)}</p>}
      {data?.warning && <p className="panel-note">{data.warning}</p>}
      {data?.proposedFen ? (
        <Button size="small" onClick={fill}>
          按建议填入
        </Button>
      ) : (
        <p className="t12 muted">还缺少事实，补全后才有建议数额。</p>
      )}
    </details>
  );
}
