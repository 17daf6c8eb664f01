import { plainDateOf } from "#base/plain-date.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import {
  draftEntry,
  listDrafts,
  listPowers,
  listRevisions,
  type OffenceRow,
  type PowerRevision,
} from "../../contract.ts";
import { OffenceSchema } from "../../model/entry.ts";

interface AmountFormProps {
  readonly row: OffenceRow;
  /** The offence as it holds now. */
  readonly content: PowerRevision["content"];
  readonly onClose: () => void;
}

/** New amounts of an offence: local rules fill what the national text leaves open. A draft; somebody else reviews it. */
export function AmountForm({ row, content, onClose }: AmountFormProps) {
  const today = plainDateOf(useNow());
  const toast = useToast();
  const send = useSend(draftEntry, [listPowers, listRevisions, listDrafts]);
  const offence = OffenceSchema.parse(content);
  const at = Math.max(
    offence.versions.findIndex((version) => version.effectiveFrom <= today && (version.effectiveTo ?? today) >= today),
    0,
  );
  const ranges = offence.versions[at]?.ranges ?? [];
  const wordOf = (index: number) => {
    const shown = row.ranges[index];
    return shown ? `${shown.subject}${shown.condition ? `（${shown.condition}）` : ""}` : "";
  };
  const fields: FieldSpec[] = [
    ...ranges.flatMap((range, index): FieldSpec[] => {
      const unit = range.unit === "fen" ? "元" : "%";
      return [
        { name: `lowest${index}`, label: `${wordOf(index)}最低`, type: "number", isRequired: false, hint: unit },
        { name: `highest${index}`, label: `${wordOf(index)}最高`, type: "number", isRequired: false, hint: unit },
      ];
    }),
    { name: "effectiveFrom", label: "生效日", type: "date", isRequired: true },
    { name: "source", label: "依据文件", type: "text", isRequired: true, hint: "哪份文件、第几条" },
    { name: "note", label: "说明", type: "text", isRequired: false },
  ];
  const initial = Object.fromEntries([
    ...ranges.flatMap((range, index) => [
      [`lowest${index}`, range.lowest === null ? null : range.lowest / 100],
      [`highest${index}`, range.highest === null ? null : range.highest / 100],
    ]),
    ["effectiveFrom", today],
    ["source", ""],
    ["note", ""],
  ]);
  const fenOf = (value: unknown) => (typeof value === "number" ? Math.round(value * 100) : null);
  return (
    <EditForm
      draftKey={`power.offence.${row.code}`}
      fields={fields}
      initial={initial}
      schema={draftEntry.body}
      inputOf={(written) => ({
        effectiveFrom: written.effectiveFrom,
        source: written.source ?? "",
        note: written.note ?? "",
        content: {
          ...offence,
          versions: offence.versions.map((version, index) =>
            index === at
              ? {
                  ...version,
                  ranges: version.ranges.map((range, position) => ({
                    ...range,
                    lowest: fenOf(written[`lowest${position}`]),
                    highest: fenOf(written[`highest${position}`]),
                  })),
                }
              : version,
          ),
        },
      })}
      send={(body) => send.mutateAsync({ params: { kind: "offence", key: row.code }, body })}
      onDone={() => {
        toast.done("已起草，待其他法制审核人员审核");
        onClose();
      }}
      sendLabel="起草"
      onCancel={onClose}
    >
      <p className="panel-note">审核通过后从生效日起使用；在此以前的案件不受影响。</p>
    </EditForm>
  );
}
