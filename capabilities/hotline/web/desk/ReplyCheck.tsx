import { Check, Circle } from "lucide-react";
import { getDeskRules } from "#capabilities/hotline/contract.ts";
import { REPLY_SECTIONS, type ReplySection } from "#capabilities/hotline/model/labels.ts";
import { formatFaults } from "#capabilities/hotline/model/reply-format.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { useCall } from "#ui/use-call.ts";

const SECTIONS = Object.keys(REPLY_SECTIONS) as ReplySection[];

/** 答复格式: part by part while one writes, by the same rule that judges it when it is sent. */
export function ReplyCheck({ value }: { readonly value: FormValue }) {
  const { data: rules } = useCall(getDeskRules, {});
  if (!rules) return null;
  const parts = Object.fromEntries(SECTIONS.map((section) => [section, String(value[section] ?? "")]));
  const faults = formatFaults(parts as Record<ReplySection, string>, {
    sections: rules.replySections,
    leastCharacters: rules.replySectionCharacters,
  });
  return (
    <ul className="reply-check" aria-label="答复格式">
      {SECTIONS.filter((section) => rules.replySections.includes(section)).map((section) => {
        const fault = faults.find((one) => one.section === section);
        const Shape = fault ? Circle : Check;
        return (
          <li key={section} data-ok={!fault || undefined}>
            <Shape size={14} strokeWidth={1.5} aria-hidden />
            {fault ? fault.message : `「${REPLY_SECTIONS[section]}」齐了`}
          </li>
        );
      })}
    </ul>
  );
}
