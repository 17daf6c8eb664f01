import { useState } from "react";
import { formatInstant } from "#base/instant.ts";
import { Button } from "../controls/Button.tsx";
import { KeyValue } from "../controls/parts.tsx";
import { PanelSection, SidePanel } from "../register/SidePanel.tsx";
import { Unconfirmed } from "../register/Unconfirmed.tsx";
import { SettingForm } from "./SettingForm.tsx";
import { type SettingLine, valueWords } from "./setting-words.ts";
import { useChoices } from "./use-choices.ts";

interface SettingPanelProps {
  readonly owner: string;
  readonly setting: SettingLine;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One setting: the value of today, a new one from a day on, and every former one. */
export function SettingPanel({ owner, setting, mayChange, onClose }: SettingPanelProps) {
  const [isEditing, setEditing] = useState(false);
  const choices = useChoices(setting);
  const { value, source, note } = setting;
  const labelOf = (member: unknown) => choices.find((choice) => choice.value === member)?.label ?? String(member);
  return (
    <SidePanel title={setting.label} onClose={onClose}>
      <KeyValue
        items={[
          [
            "现在的值",
            setting.kind === "list" && Array.isArray(value) ? value.map(labelOf).join("、") : inFull(setting),
          ],
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
          <SettingForm owner={owner} setting={setting} choices={choices} onClose={() => setEditing(false)} />
        </PanelSection>
      )}
      <PanelSection title={`历次的值 ${setting.versions.length} 个`}>
        <ul className="panel-lines">
          {setting.versions.map((version) => (
            <li key={`${version.effectiveFrom} ${version.addedAt}`}>
              <b className="medium nowrap">{valueWords(version.value, setting)}</b>
              <span className="grow">
                {version.effectiveFrom} 起　{version.source || <Unconfirmed />}
                <br />
                <span className="t12 faint">
                  {version.addedAt ? `${formatInstant(version.addedAt)} 录入` : "随系统带来"}　{version.note}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </PanelSection>
    </SidePanel>
  );
}

function inFull(setting: SettingLine) {
  if (setting.kind !== "object") return valueWords(setting.value, setting);
  if (Object.keys(Object(setting.value)).length === 0) return "没有填";
  return (
    <pre className="t12" style={{ margin: 0 }}>
      {JSON.stringify(setting.value, null, 2)}
    </pre>
  );
}
