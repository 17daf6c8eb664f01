import { Select } from "antd";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { ClassPanel } from "./ClassPanel.tsx";
import { classColumns } from "./class-columns.tsx";
import { NewClassPanel } from "./NewClassPanel.tsx";
import { SETUP_TABS } from "./tabs.ts";
import { type ClassRow, KIND_WORDS, useCatalogue, useMayChange } from "./use-catalogue.ts";

const NEW = "new";
const STANDINGS = {
  unconfirmed: "待本机关确认",
  conditions: "有条件待确认",
  none: "没有立案条件",
  local: "本地扩展",
} as const;
type Standing = keyof typeof STANDINGS;

const HOLDS: Readonly<Record<Standing, (row: ClassRow) => boolean>> = {
  unconfirmed: (row) => !row.isConfirmed,
  conditions: (row) => row.conditions.some((condition) => !condition.isConfirmed),
  none: (row) => row.conditions.length === 0,
  local: (row) => row.isLocal,
};

/** 分类与立案条件: the classes in force, the conditions under which each is filed and the limit each gives. */
export default function ClassesPage() {
  const [text, setText] = useState("");
  const [kind, setKind] = useState<ClassRow["kind"] | null>(null);
  const [major, setMajor] = useState<string | null>(null);
  const [standing, setStanding] = useState<Standing | null>(null);
  const [opened, open] = useAddress("class");
  const { classes, byKey, error, isPending, refetch } = useCatalogue();
  const mayChange = useMayChange();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => classColumns(isNarrow), [isNarrow]);
  const wanted = text.trim();
  const rows = classes.filter(
    (row) =>
      (!kind || row.kind === kind) &&
      (!major || row.majorName === major) &&
      (!standing || HOLDS[standing](row)) &&
      [row.name, row.code, row.majorName, ...row.conditions.map((condition) => condition.text)].some((word) =>
        word.includes(wanted),
      ),
  );
  const majors = [...new Set(classes.filter((row) => !kind || row.kind === kind).map((row) => row.majorName))];
  const conditionCount = classes.reduce((sum, row) => sum + row.conditions.length, 0);
  return (
    <RegisterPage
      title="分类与立案条件"
      note={classes.length > 0 && `${formatCount(classes.length)} 个小类，${formatCount(conditionCount)} 个立案条件`}
      tabs={SETUP_TABS}
      actions={
        mayChange && (
          <Button look="filled" icon={Plus} onClick={() => open(NEW)}>
            增加小类
          </Button>
        )
      }
    >
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <DataTable<ClassRow>
          key={String(isNarrow)}
          label="分类与立案条件"
          columns={columns}
          rows={rows}
          keyOf={(row) => row.key}
          selectedKey={opened}
          onSelect={(row) => open(row.key)}
          rowHeight={isNarrow ? 56 : 40}
          tools={
            <>
              <SearchBox label="小类、编号或立案条件" value={text} onText={setText} />
              <Select
                aria-label="事件或部件"
                size="small"
                allowClear
                placeholder="事件和部件"
                value={kind}
                options={Object.entries(KIND_WORDS).map(([value, label]) => ({
                  value: value as ClassRow["kind"],
                  label,
                }))}
                onChange={(value: ClassRow["kind"] | undefined) => {
                  setMajor(null);
                  setKind(value ?? null);
                }}
              />
              <Select
                aria-label="大类"
                size="small"
                allowClear
                placeholder="所有大类"
                value={major}
                options={majors.map((value) => ({ value, label: value }))}
                onChange={(value: string | undefined) => setMajor(value ?? null)}
              />
              <Select
                aria-label="情况"
                size="small"
                allowClear
                placeholder="所有情况"
                value={standing}
                options={Object.entries(STANDINGS).map(([value, label]) => ({ value: value as Standing, label }))}
                onChange={(value: Standing | undefined) => setStanding(value ?? null)}
              />
            </>
          }
          empty={
            wanted ? (
              <NothingFound text={wanted}>可以按小类名称、四位编号或立案条件里的字找。</NothingFound>
            ) : (
              <EmptyState title="没有符合的小类">换一个大类或情况试试。</EmptyState>
            )
          }
        />
      )}
      {opened === NEW && <NewClassPanel onClose={() => open(null)} onMade={open} />}
      {opened && opened !== NEW && (
        <ClassPanel
          key={opened}
          classKey={opened}
          row={byKey.get(opened) ?? null}
          mayChange={mayChange}
          onClose={() => open(null)}
        />
      )}
    </RegisterPage>
  );
}
