import { Chip } from "#ui/controls/parts.tsx";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import type { DataColumn } from "#ui/table/DataTable.tsx";
import { type ClassRow, KIND_WORDS } from "./use-catalogue.ts";

/** 4 工作时、1 工作日: the different limits of a class. */
function limitsOf(row: ClassRow): string {
  return [...new Set(row.conditions.map((condition) => condition.limitText))].join("、");
}

function openConditions(row: ClassRow): number {
  return row.conditions.filter((condition) => !condition.isConfirmed).length;
}

export function classColumns(isNarrow: boolean): DataColumn<ClassRow>[] {
  const name: DataColumn<ClassRow> = {
    id: "name",
    title: "小类",
    width: "minmax(150px, 1.2fr)",
    render: (row) => (
      <span className="two-lines">
        <AddressLink name="class" value={row.key}>
          {row.name}
        </AddressLink>{" "}
        {row.isLocal && <Chip>本地</Chip>}
        {isNarrow && (
          <span>
            {row.majorName}　{limitsOf(row)}
          </span>
        )}
      </span>
    ),
    sortBy: (row) => row.name,
    text: (row) => row.name,
  };
  const standing: DataColumn<ClassRow> = {
    id: "standing",
    title: "来源",
    width: isNarrow ? "max-content" : "minmax(180px, 1.4fr)",
    render: (row) => (row.isConfirmed ? <span title={row.source}>{row.source || "已确认"}</span> : <Unconfirmed />),
    sortBy: (row) => (row.isConfirmed ? row.source : null),
    text: (row) => (row.isConfirmed ? row.source : "待本机关确认"),
  };
  if (isNarrow) return [name, { ...standing, render: (row) => !row.isConfirmed && <Unconfirmed /> }];
  const plain = (id: string, title: string, words: (row: ClassRow) => string): DataColumn<ClassRow> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  return [
    { ...plain("code", "编号", (row) => row.code), width: "64px" },
    name,
    { ...plain("kind", "类型", (row) => KIND_WORDS[row.kind]), width: "56px" },
    plain("major", "大类", (row) => row.majorName),
    {
      id: "conditions",
      title: "立案条件",
      width: "120px",
      render: (row) => (
        <>
          {row.conditions.length} 个
          {openConditions(row) > 0 && <span className="faint">，{openConditions(row)} 待确认</span>}
        </>
      ),
      sortBy: (row) => row.conditions.length,
      text: (row) => String(row.conditions.length),
    },
    { ...plain("limits", "处置时限", limitsOf), width: "minmax(140px, 1fr)" },
    { ...plain("department", "通常由谁办", (row) => row.departmentHint), isInitiallyHidden: true },
    standing,
  ];
}
