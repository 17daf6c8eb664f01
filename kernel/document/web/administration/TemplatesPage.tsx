import "../document.css";
import { useMemo } from "react";
import { getTemplate, listTemplates, type TemplateHead } from "#kernel/document/contract.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount, formatInstant } from "#ui/format.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { TemplateEditor } from "./TemplateEditor.tsx";

export const DOCUMENT_TABS = [
  { to: "/console/document-templates", label: "文书模板" },
  { to: "/console/document-seals", label: "印章" },
];

const LAYOUTS: Readonly<Record<TemplateHead["layout"], string>> = {
  letter: "对外文书",
  approval: "审批表",
  record: "笔录、记录",
  cover: "封面",
};

/** 文书模板: every form, the version of its text in force; opened, the text beside what comes of it. */
export default function TemplatesPage() {
  const [opened, open] = useAddress("form");
  const isNarrow = useIsNarrow();
  const templates = useCall(listTemplates, {});
  const columns = useMemo(() => templateColumns(isNarrow), [isNarrow]);
  const rows = templates.data?.templates ?? [];
  const changed = rows.filter(({ version }) => version > 0).length;
  return (
    <RegisterPage
      title="文书模板"
      note={templates.data && `${formatCount(rows.length)} 种，本机关改过 ${formatCount(changed)} 种`}
      tabs={DOCUMENT_TABS}
    >
      {templates.error ? (
        <ProblemState problem={templates.error} onRetry={() => void templates.refetch()} />
      ) : !templates.data ? (
        <Waiting />
      ) : (
        <DataTable<TemplateHead>
          key={String(isNarrow)}
          label="文书模板"
          columns={columns}
          rows={rows}
          keyOf={({ form }) => form}
          selectedKey={opened}
          onSelect={({ form }) => open(form)}
          rowHeight={isNarrow ? 60 : 44}
          empty={<EmptyState title="还没有文书">有文书的业务启用以后，它们的模板列在这里。</EmptyState>}
        />
      )}
      {opened && <Opened key={opened} form={opened} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function Opened({ form, onClose }: { readonly form: string; readonly onClose: () => void }) {
  const { data, error } = useCall(getTemplate, { params: { form } });
  return (
    <SidePanel title={data ? `${data.name}（${data.form}）` : form} onClose={onClose} width={1180}>
      {error ? (
        <ProblemState problem={error} />
      ) : data ? (
        <TemplateEditor key={data.version} page={data} />
      ) : (
        <Waiting />
      )}
    </SidePanel>
  );
}

function templateColumns(isNarrow: boolean): DataColumn<TemplateHead>[] {
  const name: DataColumn<TemplateHead> = {
    id: "name",
    title: "文书",
    width: "minmax(220px, 2fr)",
    render: ({ form, name: label }) => (
      <AddressLink name="form" value={form}>
        {label}
      </AddressLink>
    ),
    sortBy: ({ name: label }) => label,
    text: ({ name: label }) => label,
  };
  const version: DataColumn<TemplateHead> = {
    id: "version",
    title: "现行",
    width: "minmax(110px, 1fr)",
    render: (row) => versionWords(row.version),
    sortBy: (row) => row.version,
    text: (row) => versionWords(row.version),
  };
  if (isNarrow) return [name, version];
  return [
    column("form", "代码", "100px", ({ form }) => form),
    name,
    column("layout", "样式", "120px", ({ layout }) => LAYOUTS[layout]),
    column("series", "文号", "100px", ({ series }) => series ?? "随案"),
    version,
    column("changed", "最近修改", "minmax(180px, 1fr)", ({ changedAt, changedBy }) =>
      changedAt ? `${formatInstant(changedAt)}　${changedBy ?? ""}` : "",
    ),
  ];
}

function column(id: string, title: string, width: string, of: (row: TemplateHead) => string): DataColumn<TemplateHead> {
  return { id, title, width, render: (row) => <span className="t13 muted">{of(row)}</span>, sortBy: of, text: of };
}

function versionWords(version: number): string {
  return version === 0 ? "随系统提供" : `第 ${version} 版`;
}
