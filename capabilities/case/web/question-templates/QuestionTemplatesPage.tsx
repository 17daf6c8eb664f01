import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { getQuestionTemplate, listQuestionTemplates, type QuestionTemplateHead } from "../../contract.ts";
import { TemplateEditor } from "./TemplateEditor.tsx";

/** 询问提纲与检查要点 by kind of offence: what records begin with, and the versions of it. */
export default function QuestionTemplatesPage() {
  const [opened, open] = useAddress("group");
  const isNarrow = useIsNarrow();
  const { data, error, refetch } = useCall(listQuestionTemplates, {});
  const rows = data?.templates ?? [];
  const own = rows.filter(({ version }) => version > 0).length;
  return (
    <RegisterPage title="询问提纲" note={data && `询问笔录、检查笔录打开时列出的问题和要点；本机关改过 ${own} 类`}>
      {error && !data ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : (
        <DataTable<QuestionTemplateHead>
          key={String(isNarrow)}
          label="询问提纲"
          columns={isNarrow ? NARROW : COLUMNS}
          rows={rows}
          keyOf={({ group }) => group}
          selectedKey={opened}
          onSelect={({ group }) => open(group)}
          rowHeight={isNarrow ? 60 : 44}
          empty={<EmptyState title="还没有提纲">每个执法种类一份，随系统提供，本机关可以改。</EmptyState>}
        />
      )}
      {opened && (
        <Opened
          key={opened}
          group={opened}
          every={rows.find(({ group }) => group === "every")}
          onClose={() => open(null)}
        />
      )}
    </RegisterPage>
  );
}

interface OpenedProps {
  readonly group: string;
  /** What is asked in every case, for the preview of the others. */
  readonly every: QuestionTemplateHead | undefined;
  readonly onClose: () => void;
}

function Opened({ group, every, onClose }: OpenedProps) {
  const { data, error } = useCall(getQuestionTemplate, { params: { group } });
  return (
    <SidePanel title={data ? `询问提纲：${data.label}` : "询问提纲"} onClose={onClose} width={1120}>
      {error ? (
        <ProblemState problem={error} />
      ) : data && every ? (
        <TemplateEditor key={data.versions[0]?.version} page={data} every={every} />
      ) : (
        <Waiting />
      )}
    </SidePanel>
  );
}

const standing = ({ version, inForceFrom }: QuestionTemplateHead) =>
  version === 0 ? "随系统提供" : `第 ${version} 版，${inForceFrom ?? ""} 起`;

function waiting({ draft, next }: QuestionTemplateHead): string {
  const ahead = next ? `第 ${next.version} 版自 ${next.inForceFrom} 起用` : "";
  return [ahead, draft !== null ? `第 ${draft} 版是草稿` : ""].filter(Boolean).join("，");
}

const name: DataColumn<QuestionTemplateHead> = {
  id: "group",
  title: "执法种类",
  width: "minmax(140px, 1fr)",
  render: (row) => (
    <AddressLink name="group" value={row.group}>
      {row.label}
    </AddressLink>
  ),
  text: ({ label }) => label,
};

const COLUMNS: readonly DataColumn<QuestionTemplateHead>[] = [
  name,
  column("questions", "询问", ({ questions }) => `${questions.length} 问`),
  column("checkpoints", "检查", ({ checkpoints }) => `${checkpoints.length} 项`),
  column("standing", "现行", standing, "minmax(180px, 1.4fr)"),
  column("waiting", "草稿、待起用", waiting, "minmax(200px, 2fr)"),
];
const NARROW: readonly DataColumn<QuestionTemplateHead>[] = [
  {
    ...name,
    render: (row) => (
      <span className="two-lines">
        <AddressLink name="group" value={row.group}>
          {row.label}
        </AddressLink>
        <span>
          {row.questions.length} 问，{row.checkpoints.length} 项　{waiting(row) || standing(row)}
        </span>
      </span>
    ),
  },
];

function column(
  id: string,
  title: string,
  of: (row: QuestionTemplateHead) => string,
  width = "96px",
): DataColumn<QuestionTemplateHead> {
  return { id, title, width, sortBy: of, text: of, render: (row) => <span className="t13 muted">{of(row)}</span> };
}
