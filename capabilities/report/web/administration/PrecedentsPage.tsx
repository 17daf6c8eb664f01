import { useMemo, useState } from "react";
import { Link } from "react-router";
import type { z } from "zod";
import { endPrecedent, listPrecedents } from "#capabilities/report/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { SETUP_TABS } from "./tabs.ts";
import { useMayChange } from "./use-catalogue.ts";

type Precedent = z.output<(typeof listPrecedents)["response"]>["precedents"][number];

/** 权责认定: what was decided after a dispute; dispatch follows it before every rule. */
export default function PrecedentsPage() {
  const [text, setText] = useState("");
  const precedents = useCall(listPrecedents, {});
  const { mutate } = useSend(endPrecedent, [listPrecedents]);
  const mayChange = useMayChange();
  const isNarrow = useIsNarrow();
  const toast = useToast();
  const [confirm, holder] = useConfirm();
  async function end({ id, className, cellCode, unitName }: Precedent) {
    const detail = `网格 ${cellCode} 的${className}不再照此派给${unitName}，回到权责规则。裁定本身仍在那件的留痕里。`;
    if (!(await confirm("不再沿用这项认定？", detail, "不再沿用"))) return;
    mutate({ params: { id } }, { onSuccess: () => toast.done("已不再沿用"), onError: toast.problem });
  }
  const columns = useMemo(() => precedentColumns(isNarrow), [isNarrow]);
  const endColumn: DataColumn<Precedent> = {
    id: "end",
    title: "办理",
    width: "88px",
    render: (precedent) => (
      <Button look="plain" size="small" onClick={() => void end(precedent)}>
        不再沿用
      </Button>
    ),
  };
  const rows = (precedents.data?.precedents ?? []).filter((each) =>
    [each.className, each.unitName, each.cellCode, each.matterNumber ?? ""].some((word) => word.includes(text.trim())),
  );
  return (
    <RegisterPage title="权责认定" note="争议裁定之后照此派遣，先于权责规则" tabs={SETUP_TABS}>
      {holder}
      {precedents.error ? (
        <ProblemState problem={precedents.error} onRetry={() => void precedents.refetch()} />
      ) : !precedents.data ? (
        <Waiting />
      ) : (
        <DataTable<Precedent>
          key={String(isNarrow)}
          label="权责认定"
          columns={mayChange ? [...columns, endColumn] : columns}
          rows={rows}
          keyOf={(each) => each.id}
          rowHeight={isNarrow ? 60 : 40}
          tools={<SearchBox label="类别、单位、网格或编号" value={text} onText={setText} />}
          empty={
            text ? (
              <NothingFound text={text}>可以按类别、单位、网格编码或案卷编号找。</NothingFound>
            ) : (
              <EmptyState title="还没有权责认定">单位回退、值班长裁定之后，会自动留在这里供下次照办。</EmptyState>
            )
          }
        />
      )}
    </RegisterPage>
  );
}

function precedentColumns(isNarrow: boolean): DataColumn<Precedent>[] {
  const plain = (id: string, title: string, words: (each: Precedent) => string): DataColumn<Precedent> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  const place = (each: Precedent) => (each.facilityCode ? `部件 ${each.facilityCode}` : `网格 ${each.cellCode}`);
  if (isNarrow) {
    return [
      {
        ...plain("precedent", "认定", (each) => `${each.className}，${place(each)}，${each.unitName}`),
        width: "minmax(0, 1fr)",
        render: (each) => (
          <span className="two-lines">
            {each.className}→{each.unitName}
            <span>{place(each)}</span>
            <span>{each.decidedOn} 裁定</span>
          </span>
        ),
      },
    ];
  }
  return [
    plain("class", "类别", (each) => each.className),
    { ...plain("place", "哪里", place), width: "200px" },
    { ...plain("unit", "由谁负责", (each) => each.unitName), width: "minmax(160px, 1.4fr)" },
    { ...plain("day", "裁定", (each) => each.decidedOn), width: "112px" },
    {
      ...plain("matter", "出自", (each) => each.matterNumber ?? ""),
      render: (each) =>
        each.matterNumber && (
          <Link to={`/console?view=all&text=${encodeURIComponent(each.matterNumber)}`}>{each.matterNumber}</Link>
        ),
    },
  ];
}
