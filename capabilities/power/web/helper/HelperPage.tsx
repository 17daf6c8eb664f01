import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { Card } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { listPowers, type OffenceRow } from "../../contract.ts";
import { CIRCUMSTANCES } from "../../model/circumstances.ts";
import { powerTabs } from "../tabs.ts";
import { ProposalPanel } from "./ProposalPanel.tsx";

const SUBJECTS = [
  { value: "individual", label: "公民" },
  { value: "individual_business", label: "个体工商户" },
  { value: "organization", label: "法人或者其他组织" },
];

/** 裁量助手 by itself: facts at the left, what follows from them at the right, each step with its source. */
export default function HelperPage() {
  const powers = useCall(listPowers, { query: {} });
  return (
    <RegisterPage title="裁量助手" tabs={powerTabs(useSession())}>
      {powers.error ? (
        <ProblemState problem={powers.error} onRetry={() => void powers.refetch()} />
      ) : !powers.data ? (
        <Waiting />
      ) : (
        <Helper rows={powers.data.rows} />
      )}
    </RegisterPage>
  );
}

function Helper({ rows }: { readonly rows: readonly OffenceRow[] }) {
  const today = plainDateOf(useNow());
  const [facts, setFacts] = useState<FormValue>({ subject: "organization", actEndedOn: today, circumstances: [] });
  const offence = rows.find((row) => row.code === facts.offence);
  const conditions = [...new Set(offence?.ranges.map((range) => range.condition).filter(Boolean) ?? [])];
  const fields: FieldSpec[] = [
    {
      name: "offence",
      label: "违法行为",
      type: "choice",
      isRequired: true,
      options: rows.map((row) => ({ value: row.code, label: row.name, hint: row.penalised, group: row.groupLabel })),
    },
    { name: "subject", label: "当事人", type: "choice", isRequired: true, options: SUBJECTS },
    { name: "actEndedOn", label: "行为终了日", type: "date", isRequired: true },
    ...(conditions.length > 0
      ? [
          {
            name: "condition",
            label: "适用情形",
            type: "choice",
            isRequired: false,
            options: conditions.map((value) => ({ value, label: value })),
          },
        ]
      : []),
    {
      name: "quantity",
      label: "测量数据",
      type: "text",
      isRequired: false,
      hint: "例如 161.15；按面积、体积计罚的填写",
    },
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
    { name: "chosenYuan", label: "拟定数额", type: "number", isRequired: false, hint: "元；核对是否在档次之内" },
    { name: "reason", label: "偏离档次的理由", type: "longText", isRequired: false },
  ];
  const quantity = typeof facts.quantity === "string" ? facts.quantity.trim() : "";
  return (
    <div className="power-helper">
      <Card title="事实">
        <FormFields fields={fields} value={facts} errors={[]} onChange={setFacts} />
      </Card>
      <ProposalPanel
        facts={
          offence
            ? {
                offence: offence.code,
                subject: facts.subject as "individual",
                condition: typeof facts.condition === "string" ? facts.condition : "",
                actEndedOn: (facts.actEndedOn ?? today) as typeof today,
                quantity: /^\d+(\.\d{1,6})?$/.test(quantity) ? quantity : null,
                circumstances: (facts.circumstances ?? []) as "cooperative"[],
                chosenFen: typeof facts.chosenYuan === "number" ? Math.round(facts.chosenYuan * 100) : null,
                reason: typeof facts.reason === "string" ? facts.reason : "",
              }
            : null
        }
      />
    </div>
  );
}
