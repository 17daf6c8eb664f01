import { Download, Printer } from "lucide-react";
import { Button } from "#ui/controls/Button.tsx";
import { formatInstant } from "#ui/format.ts";
import { csvOf, download } from "#ui/table/csv.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { LIGHT_WORDS } from "#ui/work/light.tsx";
import type { DeskCase } from "../../../model/surface/desk-case.ts";

interface DeskFileProps {
  readonly title: string;
  readonly rows: readonly DeskCase[];
  /** There are further pages, which the file does not have. */
  readonly isPart: boolean;
}

/** The list of a desk on paper and as a file. */
export function DeskFile({ title, rows, isPart }: DeskFileProps) {
  const isNarrow = useIsNarrow();
  const exporting = isPart ? "导出本页" : "导出";
  if (isNarrow || rows.length === 0) return null;
  return (
    <>
      <Button look="plain" icon={Printer} aria-label="打印" title="打印" onClick={() => window.print()} />
      <Button
        look="plain"
        icon={Download}
        aria-label={exporting}
        title={exporting}
        onClick={() => download(`${title}.csv`, csvOf([HEAD, ...rows.map(lineOf)]))}
      />
    </>
  );
}

const HEAD = ["案号", "当事人", "案由", "状态", "承办人", "承办机构", "地点", "期限", "灯", "届满", "剩余", "待办"];

function lineOf(row: DeskCase): string[] {
  const { clock } = row;
  return [
    row.number ?? "",
    row.partyName,
    row.causeOfAction || row.title,
    row.stateLabel,
    row.handlers.join("、"),
    row.unitName,
    row.address,
    clock?.label ?? "",
    clock ? LIGHT_WORDS[clock.light] : "",
    clock ? formatInstant(clock.dueAt) : "",
    clock?.remaining ?? "",
    row.turnReason,
  ];
}
