import { plainDateOf } from "#base/plain-date.ts";
import { addSettingValue, listSettings, listSettingsOwners } from "#base/settings-contract.ts";
import { useToast } from "../controls/toast.tsx";
import type { FormValue } from "../fields/FormFields.tsx";
import type { FieldOption, FieldSpec, FieldType } from "../fields/field.ts";
import { useNow } from "../now.ts";
import { EditForm } from "../register/EditForm.tsx";
import { useSend } from "../use-call.ts";
import type { SettingLine } from "./setting-words.ts";

interface SettingFormProps {
  readonly owner: string;
  readonly setting: SettingLine;
  readonly choices: readonly FieldOption[];
  readonly onClose: () => void;
}

/** A new value of a setting, from a day on. */
export function SettingForm({ owner, setting, choices, onClose }: SettingFormProps) {
  const today = plainDateOf(useNow());
  const add = useSend(addSettingValue, [listSettings, listSettingsOwners]);
  const toast = useToast();
  const { id, unit, source, note } = setting;
  const type = fieldTypeOf(setting, choices);
  const hint = type === "longText" ? (setting.kind === "list" ? "一行一个" : "JSON 格式") : unit;
  const fields: readonly FieldSpec[] = [
    { name: "value", label: "新的值", type, isRequired: setting.kind !== "list", hint, options: choices },
    { name: "effectiveFrom", label: "起日", type: "date", isRequired: true, hint: "以后的日子到期自动生效" },
    { name: "source", label: "来源", type: "text", isRequired: false, hint: "本市哪份文件；空着就显示待本机关确认" },
    { name: "note", label: "说明", type: "text", isRequired: false },
  ];
  return (
    <EditForm
      draftKey={`settings.${owner}.${id}`}
      fields={fields}
      initial={{ value: writtenOf(setting, type), source, note, effectiveFrom: today }}
      schema={addSettingValue.body}
      inputOf={(written) => ({ ...written, id, value: sentOf(setting, type, written.value) })}
      send={(body) => add.mutateAsync({ params: { owner }, body })}
      onDone={() => {
        toast.done(`“${setting.label}”已保存`);
        onClose();
      }}
      sendLabel="保存新的值"
      onCancel={onClose}
    >
      <p className="panel-note">在走的时限不变，从起日起新开始的按新的值。</p>
    </EditForm>
  );
}

function fieldTypeOf({ kind }: SettingLine, choices: readonly FieldOption[]): FieldType {
  if (kind === "number" || kind === "yesNo") return kind;
  if (kind === "text") return choices.length > 0 ? "choice" : "text";
  return kind === "list" && choices.length > 0 ? "manyChoices" : "longText";
}

type Written = FormValue[string];

function writtenOf({ kind, value }: SettingLine, type: FieldType): Written {
  if (type !== "longText") return value as Written;
  return kind === "list" && Array.isArray(value) ? value.join("\n") : JSON.stringify(value, null, 2);
}

/** Text that is no JSON is sent as it is: the server says what is wrong with it. */
function sentOf({ kind }: SettingLine, type: FieldType, written: Written): unknown {
  if (type !== "longText") return written ?? (kind === "list" ? [] : "");
  const text = String(written ?? "").trim();
  if (kind === "list")
    return text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
