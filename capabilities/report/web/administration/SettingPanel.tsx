import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { addReportSetting, listReportSettings } from "#capabilities/report/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec, FieldType } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useSend } from "#ui/use-call.ts";
import { addedWords } from "./Revisions.tsx";
import { type SettingRow, valueWords } from "./setting-words.ts";
import { useCatalogue } from "./use-catalogue.ts";

interface SettingPanelProps {
  readonly setting: SettingRow;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One setting: the value of today, a new one from a day on, and every former one. */
export function SettingPanel({ setting, mayChange, onClose }: SettingPanelProps) {
  const [isEditing, setEditing] = useState(false);
  const { byKey } = useCatalogue();
  const nameOf = (key: string) => byKey.get(key)?.name ?? key;
  const { value, unit, source, note } = setting;
  return (
    <SidePanel title={setting.label} onClose={onClose}>
      <KeyValue
        items={[
          ["现在的值", Array.isArray(value) ? value.map(nameOf).join("、") : valueWords(value, unit)],
          ["起日", setting.effectiveFrom],
          ["来源", source || <Unconfirmed key="source" why="国家标准没有规定，这是常见做法；请写上本市的文件" />],
          ["说明", note],
        ]}
      />
      {mayChange && !isEditing && (
        <div className="edit-foot" style={{ marginTop: 16 }}>
          <Button onClick={() => setEditing(true)}>改这项设置</Button>
        </div>
      )}
      {isEditing && (
        <PanelSection title="改这项设置">
          <SettingForm setting={setting} onClose={() => setEditing(false)} />
        </PanelSection>
      )}
      <PanelSection title={`历次的值 ${setting.versions.length} 个`}>
        <ul className="panel-lines">
          {setting.versions.map((version) => (
            <li key={`${version.effectiveFrom} ${version.addedAt}`}>
              <b className="medium nowrap">{valueWords(version.value, unit)}</b>
              <span className="grow">
                {version.effectiveFrom} 起　{version.source || <Unconfirmed />}
                <br />
                <span className="t12 faint">
                  {addedWords(version.addedAt)}　{version.note}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </PanelSection>
    </SidePanel>
  );
}

function SettingForm({ setting, onClose }: { readonly setting: SettingRow; readonly onClose: () => void }) {
  const today = plainDateOf(useNow());
  const { options } = useCatalogue();
  const add = useSend(addReportSetting, [listReportSettings]);
  const toast = useToast();
  const { id, value, unit, source, note } = setting;
  const type: FieldType = typeof value === "number" ? "number" : typeof value === "boolean" ? "yesNo" : "manyChoices";
  const fields: readonly FieldSpec[] = [
    { name: "value", label: "新的值", type, isRequired: type !== "manyChoices", hint: unit, options },
    { name: "effectiveFrom", label: "起日", type: "date", isRequired: true, hint: "以后的日子到期自动生效" },
    { name: "source", label: "来源", type: "text", isRequired: false, hint: "本市哪份文件；空着就显示待本机关确认" },
    { name: "note", label: "说明", type: "text", isRequired: false },
  ];
  return (
    <EditForm
      draftKey={`report.setting.${id}`}
      fields={fields}
      initial={{ value, source, note, effectiveFrom: today }}
      schema={addReportSetting.body}
      inputOf={(written) => ({ ...written, id, value: written.value ?? [] })}
      send={(body) => add.mutateAsync({ body })}
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
