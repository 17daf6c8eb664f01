import { Input, Select } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { Button } from "#ui/controls/Button.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useCall } from "#ui/use-call.ts";
import { getEvaluation } from "../../contract.ts";
import type { SchemeBody } from "../../model/scheme.ts";
import type { SubjectId } from "../../model/subject.ts";

interface GroupsEditorProps {
  readonly subject: SubjectId;
  readonly groups: SchemeBody["groups"];
  readonly onChange: (groups: SchemeBody["groups"]) => void;
}

/** 分组: like is compared with like. Offered is who had figures within the year. */
export function GroupsEditor({ subject, groups, onChange }: GroupsEditorProps) {
  const table = useCall(getEvaluation, { query: { subject, period: "year" } });
  const options = (table.data?.rows ?? []).flatMap(({ key, label }) => (key === null ? [] : [{ value: key, label }]));
  return (
    <PanelSection title="分组，只在组内排名">
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own; they are only changed in place.
        <div className="scheme-row" key={at}>
          <Input
            aria-label="分组名称"
            value={group.label}
            onChange={(event) => onChange(groups.with(at, { ...group, label: event.target.value }))}
          />
          <Select
            aria-label="分组成员"
            className="scheme-members"
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            value={group.keys}
            options={options}
            onChange={(keys: string[]) => onChange(groups.with(at, { ...group, keys }))}
          />
          <Button
            look="plain"
            size="small"
            icon={Trash2}
            aria-label={`删去${group.label}`}
            onClick={() => onChange(groups.toSpliced(at, 1))}
          />
        </div>
      ))}
      <Button size="small" icon={Plus} onClick={() => onChange([...groups, { label: "", keys: [] }])}>
        加一组
      </Button>
    </PanelSection>
  );
}
