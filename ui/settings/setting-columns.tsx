import { AddressLink } from "../register/AddressLink.tsx";
import { Unconfirmed } from "../register/Unconfirmed.tsx";
import type { DataColumn } from "../table/DataTable.tsx";
import { type SettingLine, valueWords } from "./setting-words.ts";

export function settingColumns(isNarrow: boolean, hasGroups: boolean): DataColumn<SettingLine>[] {
  const value = (row: SettingLine) => valueWords(row.value, row);
  const name: DataColumn<SettingLine> = {
    id: "label",
    title: "设置",
    width: "minmax(160px, 1fr)",
    render: (row) => (
      <span className="two-lines">
        <AddressLink name="setting" value={row.id}>
          {row.label}
        </AddressLink>
        {isNarrow && <span>{row.source || "待本机关确认"}</span>}
      </span>
    ),
    sortBy: (row) => row.label,
    text: (row) => row.label,
  };
  const group: DataColumn<SettingLine> = {
    id: "group",
    title: "分组",
    width: "112px",
    render: (row) => row.group,
    sortBy: (row) => row.group || null,
    text: (row) => row.group,
  };
  const current: DataColumn<SettingLine> = {
    id: "value",
    title: "现在的值",
    width: isNarrow ? "max-content" : "140px",
    align: "right",
    render: (row) => <b className="medium">{value(row)}</b>,
    text: value,
  };
  if (isNarrow) return [name, current];
  return [
    name,
    ...(hasGroups ? [group] : []),
    current,
    {
      id: "source",
      title: "来源",
      width: "minmax(180px, 1.4fr)",
      render: (row) => row.source || <Unconfirmed why="常见做法，本市还没有文件" />,
      sortBy: (row) => row.source || null,
      text: (row) => row.source || "待本机关确认",
    },
    {
      id: "note",
      title: "说明",
      width: "minmax(200px, 1.6fr)",
      render: (row) => row.note,
      text: (row) => row.note,
    },
    {
      id: "from",
      title: "起日",
      width: "104px",
      render: (row) => row.effectiveFrom,
      sortBy: (row) => row.effectiveFrom,
      text: (row) => row.effectiveFrom,
    },
  ];
}
