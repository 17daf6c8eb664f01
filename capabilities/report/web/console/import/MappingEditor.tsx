import { Select } from "antd";
import { Info } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { FieldError } from "#base/problem.ts";
import { SOURCES } from "#capabilities/report/model/labels.ts";
import type { ColumnMember, MappingDraft, useMapping } from "./use-mapping.ts";

type Edited = ReturnType<typeof useMapping>;
type Samples = readonly Readonly<Record<string, string>>[];

interface MappingEditorProps {
  readonly header: readonly string[];
  readonly samples: Samples;
  readonly edited: Edited;
}

const COLUMN_FIELDS: readonly {
  readonly member: ColumnMember;
  readonly label: string;
  readonly isRequired?: true;
  readonly isMany?: true;
}[] = [
  { member: "externalNumber", label: "来源编号", isRequired: true },
  { member: "openedAt", label: "上报时间", isRequired: true },
  { member: "description", label: "问题描述", isRequired: true, isMany: true },
  { member: "address", label: "地址", isMany: true },
  { member: "longitude", label: "经度" },
  { member: "latitude", label: "纬度" },
  { member: "classText", label: "问题类别" },
  { member: "sourceText", label: "来源渠道" },
  { member: "dueAt", label: "办理期限" },
  { member: "closedAt", label: "办结时间" },
  { member: "resultText", label: "办理结果", isMany: true },
  { member: "reporterName", label: "反映人" },
  { member: "reporterPhone", label: "联系电话" },
  { member: "statedOverdue", label: "来源系统说是否超期" },
];

const SYSTEMS = [
  { value: "wgs84", label: "WGS 84（GPS）" },
  { value: "cgcs2000", label: "CGCS2000（天地图）" },
  { value: "gcj02", label: "GCJ-02（高德、腾讯）" },
  { value: "bd09", label: "BD-09（百度）" },
];

/** Our fields left, their columns right, and what stands there in the first row. */
export function MappingEditor({ header, samples, edited }: MappingEditorProps) {
  const { draft, errors, change, changeColumn } = edited;
  const options = header.map((name) => ({ value: name, label: name }));
  return (
    <div className="mapping">
      <Line label="字段对照的名字" error={errorOf(errors, "name")}>
        {(id) => (
          <input
            id={id}
            className="input"
            value={draft.name}
            maxLength={60}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Line>
      <Line label="来源系统" error={errorOf(errors, "externalSystem")} note="与来源编号一起，永远认得同一件">
        {(id) => (
          <input
            id={id}
            className="input"
            value={draft.externalSystem}
            maxLength={60}
            onChange={(event) => change({ externalSystem: event.target.value })}
          />
        )}
      </Line>
      <Line label="问题来源" error={null}>
        {(id) => (
          <Select
            id={id}
            className="wide"
            options={Object.entries(SOURCES).map(([value, label]) => ({ value, label }))}
            value={draft.source}
            onChange={(source: MappingDraft["source"]) => change({ source })}
          />
        )}
      </Line>
      <Line label="坐标系" error={errorOf(errors, "coordinateSystem")} note="没有坐标的先登记，再到“待定位”给位置">
        {(id) => (
          <Select
            id={id}
            className="wide"
            allowClear
            placeholder="文件里没有坐标"
            options={SYSTEMS}
            value={draft.coordinateSystem ?? null}
            onChange={(value: MappingDraft["coordinateSystem"]) => change({ coordinateSystem: value ?? null })}
          />
        )}
      </Line>
      {COLUMN_FIELDS.map(({ member, label, isRequired, isMany }) => {
        const value = draft.columns[member];
        return (
          <Line
            key={member}
            label={isRequired ? label : `${label}（可没有）`}
            error={errorOf(errors, `columns.${member}`)}
            note={sampleOf(samples, value)}
          >
            {(id) => (
              <Select
                id={id}
                className="wide"
                allowClear
                showSearch
                placeholder="文件里没有这一项"
                options={options}
                {...(isMany ? { mode: "multiple" as const } : {})}
                value={value === "" ? null : value}
                onChange={(next: string | string[] | null | undefined) =>
                  changeColumn(member, next ?? (isMany ? [] : isRequired ? "" : null))
                }
              />
            )}
          </Line>
        );
      })}
    </div>
  );
}

function Line(props: {
  readonly label: string;
  readonly error: string | null;
  readonly note?: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  const { label, error, note, children } = props;
  return (
    <div className="mapping-line" data-wrong={error !== null || undefined}>
      <label htmlFor={id}>{label}</label>
      <div>{children(id)}</div>
      {error ? (
        <p className="field-message">
          <Info size={14} strokeWidth={1.5} aria-hidden />
          <span>{error}</span>
        </p>
      ) : (
        <p className="t12 faint clip" title={note}>
          {note}
        </p>
      )}
    </div>
  );
}

function errorOf(errors: readonly FieldError[], path: string): string | null {
  return errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message ?? null;
}

/** The first value that is there, so that a wrong column shows at once. */
function sampleOf(samples: Samples, column: MappingDraft["columns"][ColumnMember]): string {
  const names = typeof column === "string" ? [column] : (column ?? []);
  const row = samples.find((sample) => names.some((name) => sample[name]?.trim()));
  return row ? `例：${names.map((name) => row[name] ?? "").join(" ")}` : "";
}
