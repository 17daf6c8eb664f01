import "./discretion.css";
import { ListPlus } from "lucide-react";
import { useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { listQuestionTemplates } from "#capabilities/case/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import type { ActHelperProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";

/** Which lines of the form an outline goes into. */
const INTO = {
  record_interview: { field: "dialogue", asked: "question", told: "answer", lines: "questions" },
  record_inspection: { field: "findings", asked: "item", told: "finding", lines: "checkpoints" },
} as const;

/** 提纲: lines of another group of offences are added to those of the case; what is there already stays once. */
export default function OutlineHelper({ act, value, onChange }: ActHelperProps) {
  const [choice, setChoice] = useState<FormValue>({});
  const { data } = useCall(listQuestionTemplates, {});
  const into = INTO[act as keyof typeof INTO];
  const group = typeof choice.group === "string" ? choice.group : "";
  if (!into) return null;
  const others = (data?.templates ?? []).filter((one) => one.group !== "every" && one[into.lines].length > 0);
  function add() {
    const kept = (Array.isArray(value[into.field]) ? value[into.field] : []) as readonly Readonly<
      Record<string, Json>
    >[];
    const known = new Set(kept.map((line) => line[into.asked]));
    const lines = others.find((one) => one.group === group)?.[into.lines] ?? [];
    const added = lines.filter((line) => !known.has(line));
    onChange({ [into.field]: [...kept, ...added.map((line) => ({ [into.asked]: line, [into.told]: "" }))] });
  }
  return (
    <div className="amount-helper">
      <FormFields
        fields={[
          {
            name: "group",
            label: "加入别类的提纲",
            type: "choice",
            isRequired: false,
            options: others.map((one) => ({ value: one.group, label: one.label })),
          },
        ]}
        value={choice}
        onChange={setChoice}
      />
      <Button size="small" icon={ListPlus} disabled={group === ""} onClick={add}>
        加入
      </Button>
    </div>
  );
}
