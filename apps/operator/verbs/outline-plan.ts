import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Outline, readPlan } from "#capabilities/task/model/public.ts";
import { readSource } from "#capabilities/task/server/public.ts";
import { UsageError, type Verb, type VerbCall, type VerbResult } from "../verb.ts";

export const outlinePlanVerb: Verb = {
  name: "outline-plan",
  summary:
    "read a plan (.txt, .docx, .pdf, .xlsx): headings, tasks, departments, dates, targets; needs no city (docs/outline-plan.md)",
  usage: "FILE [--json | --text]",
  options: { text: { type: "boolean", help: "print the text that the spans of --json point into, and nothing else" } },
  run: async (call) => outline(call),
};

async function outline({ words: [file, ...rest], options }: VerbCall): Promise<VerbResult> {
  if (!file || rest.length > 0) throw new UsageError("outline-plan needs one FILE");
  const source = await readSource(await readFile(file), basename(file));
  const found = readPlan(source);
  const { title, issuer, number, date, headings, tasks, reporting, ladder, phases } = found;
  const json = { title, issuer, number, date, headings, tasks, reporting, ladder, phases };
  return { isOk: true, json, lines: options.text ? [source.text] : linesOf(found) };
}

function linesOf(found: Outline): readonly string[] {
  return [
    `${found.title ?? "（没有标题）"}`,
    `  ${[found.issuer ?? "发文机关不详", found.number ?? "无文号", found.date ?? "日期不详"].join(" · ")}`,
    "",
    ...found.headings.map(({ level, label, text }) => `${"  ".repeat(level)}${label}${text}`),
    "",
    ...found.tasks.flatMap(taskLines),
    ...section(
      "报告制度",
      found.reporting.map(
        ({ who, text, recurrence, due }) => `${who || "（未写由谁）"}：${text}  ${recurrence ?? due ?? ""}`,
      ),
    ),
    ...section(
      "提级",
      found.ladder.map(({ step, party, when }) => `${step}. ${party}${when && `（${when}）`}`),
    ),
    ...section(
      "阶段",
      found.phases.map(({ label, name, from, to }) => `${label}${name}  ${from ?? ""} — ${to ?? ""}`),
    ),
    ...section(
      "联系方式（个人信息）",
      found.contacts.map(({ text }) => text),
    ),
    ...section("存疑", found.doubts),
  ];
}

function taskLines({
  id,
  heading,
  text,
  lead,
  responsible,
  periods,
  targets,
  doubts,
}: Outline["tasks"][number]): readonly string[] {
  const words = text.replace(/\s+/g, " ");
  return [
    `[${id}] ${heading}  ${words.length > 60 ? `${words.slice(0, 60)}…` : words}`,
    ...(lead.length > 0 ? [`    牵头 ${lead.join("、")}`] : []),
    ...(responsible.length > 0 ? [`    责任 ${responsible.join("、")}`] : []),
    ...periods.map(
      (period) => `    时间 ${period.text}  ${period.recurrence ?? `${period.from ?? ""} — ${period.to ?? ""}`}`,
    ),
    ...targets.map(({ subject, text: words }) => `    目标 ${subject} ${words}`),
    ...doubts.map((doubt) => `    存疑 ${doubt}`),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}
