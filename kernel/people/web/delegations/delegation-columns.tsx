import type { PlainDate } from "#base/plain-date.ts";
import type { Delegation } from "#kernel/people/model/rosters.ts";
import { Button } from "#ui/controls/Button.tsx";
import type { DataColumn } from "#ui/table/DataTable.tsx";
import { delegationStanding } from "./standing.ts";

export function delegationColumns(
  today: PlainDate,
  isNarrow: boolean,
  onEnd: (delegation: Delegation) => void,
): DataColumn<Delegation>[] {
  const standing = (each: Delegation) => delegationStanding(each, today);
  const term = (each: Delegation) => `${each.fromOn} 至 ${each.toOn}`;
  const end: DataColumn<Delegation> = {
    id: "end",
    title: "办理",
    width: "64px",
    render: (each) =>
      standing(each).isOpen && (
        <Button look="plain" size="small" onClick={() => onEnd(each)}>
          收回
        </Button>
      ),
  };
  if (isNarrow) {
    return [
      {
        id: "post",
        title: "代理",
        width: "minmax(0, 1fr)",
        render: (each) => (
          <span className="two-lines">
            {each.toPersonName} 代 {each.fromPersonName}
            <span>{each.postTitle}</span>
            <span>
              {term(each)}　{standing(each).label}
            </span>
          </span>
        ),
        text: (each) => `${each.toPersonName} 代 ${each.fromPersonName}，${each.postTitle}，${term(each)}`,
      },
      end,
    ];
  }
  const plain = (id: string, title: string, words: (each: Delegation) => string): DataColumn<Delegation> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  return [
    plain("post", "岗位", (each) => each.postTitle),
    plain("from", "谁的岗位", (each) => each.fromPersonName),
    plain("to", "由谁代理", (each) => each.toPersonName),
    { ...plain("term", "日期", term), width: "196px" },
    { ...plain("reason", "原因", (each) => each.reason), width: "minmax(160px, 2fr)" },
    { ...plain("standing", "状态", (each) => standing(each).label), width: "120px" },
    end,
  ];
}
