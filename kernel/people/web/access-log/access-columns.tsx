import type { z } from "zod";
import type { listAccessLog } from "#kernel/people/contract.ts";
import { formatInstant } from "#ui/format.ts";
import type { DataColumn } from "#ui/table/DataTable.tsx";
import { detailWords } from "./detail-words.ts";

export type AccessEntry = z.output<(typeof listAccessLog)["response"]>[number];

export function accessColumns(isNarrow: boolean): DataColumn<AccessEntry>[] {
  const about = (entry: AccessEntry) =>
    entry.subjectPersonName && entry.subjectPersonId !== entry.personId ? entry.subjectPersonName : "";
  const who = (entry: AccessEntry) => entry.personName ?? "没有认出的人";
  if (isNarrow) {
    return [
      {
        id: "entry",
        title: "记录",
        width: "minmax(0, 1fr)",
        render: (entry) => (
          <span className="two-lines">
            <b className="medium">{entry.kindLabel}</b> {who(entry)}
            {about(entry) && ` → ${about(entry)}`}
            <span>{detailWords(entry.details)}</span>
            <span>
              {formatInstant(entry.at)}　{entry.ip}
            </span>
          </span>
        ),
        text: (entry) => `${formatInstant(entry.at)} ${entry.kindLabel} ${who(entry)}`,
      },
    ];
  }
  const plain = (id: string, title: string, words: (entry: AccessEntry) => string): DataColumn<AccessEntry> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  return [
    { ...plain("at", "时间", (entry) => formatInstant(entry.at)), width: "136px" },
    { ...plain("kind", "事项", (entry) => entry.kindLabel), width: "128px" },
    { ...plain("who", "谁", who), width: "minmax(96px, 0.6fr)" },
    { ...plain("about", "对谁", about), width: "minmax(96px, 0.6fr)" },
    { ...plain("detail", "内容", (entry) => detailWords(entry.details)), width: "minmax(240px, 2.4fr)" },
    { ...plain("ip", "来自", (entry) => entry.ip ?? ""), width: "140px" },
  ];
}
