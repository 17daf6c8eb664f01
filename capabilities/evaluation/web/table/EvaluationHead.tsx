import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { useState } from "react";
import { NavLink } from "react-router";
import { addDays, type PlainDate } from "#base/plain-date.ts";
import { urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { type Evaluation, getEvaluationFile } from "../../contract.ts";
import { PERIOD_KINDS, type PeriodKind } from "../../model/period.ts";
import { SUBJECTS } from "../../model/subject.ts";
import { fetchFile } from "../fetch-file.ts";
import { EVALUATION_TABS } from "../tabs.ts";
import type { AskedEvaluation } from "./use-evaluation-address.ts";

interface EvaluationHeadProps {
  readonly evaluation: Evaluation;
  readonly asked: AskedEvaluation;
  readonly onChange: (change: Readonly<Record<string, string | null>>) => void;
}

const CLOSED = { row: null, figure: null };

export function EvaluationHead({ evaluation, asked, onChange }: EvaluationHeadProps) {
  const { span, subject, subjectLabel, rankedBy, indicators, scheme } = evaluation;
  const ranking = [
    ...(scheme ? [{ value: "score", label: "综合得分" }] : []),
    ...indicators.filter((one) => one.isRatio && one.better !== "info").map(({ id, label }) => ({ value: id, label })),
  ];
  const move = (day: PlainDate) => onChange({ on: day, ...CLOSED });
  return (
    <header className="evaluation-head">
      <h1>{subjectLabel}评价</h1>
      <Chip>
        {span.label}
        {span.isRunning && `，截至 ${span.until.slice(5)}`}
      </Chip>
      <nav className="evaluation-tabs no-print" aria-label="综合评价的相邻页面">
        {EVALUATION_TABS.slice(1).map((tab) => (
          <NavLink key={tab.to} to={tab.to}>
            {tab.label}
          </NavLink>
        ))}
      </nav>
      <span className="grow" />
      <div className="row evaluation-tools no-print">
        <Select
          aria-label="评价对象"
          size="small"
          popupMatchSelectWidth={false}
          value={subject}
          options={Object.entries(SUBJECTS).map(([value, { label }]) => ({ value, label }))}
          onChange={(value) => onChange({ subject: value, by: null, ...CLOSED })}
        />
        <Select
          aria-label="按什么排名"
          size="small"
          popupMatchSelectWidth={false}
          value={rankedBy.id}
          options={ranking}
          onChange={(value) => onChange({ by: value })}
        />
        <Periods
          period={asked.period}
          onChange={(period) => onChange({ period, ...CLOSED, ...customOf(period, span) })}
        />
        {asked.period === "custom" ? (
          <DatePicker.RangePicker
            size="small"
            allowClear={false}
            value={[dayjs(span.from), dayjs(span.to)]}
            onChange={(range) =>
              range?.[0] &&
              range[1] &&
              onChange({ from: range[0].format("YYYY-MM-DD"), to: range[1].format("YYYY-MM-DD"), ...CLOSED })
            }
          />
        ) : (
          <>
            <Button
              look="plain"
              size="small"
              icon={ChevronLeft}
              aria-label="上一期"
              onClick={() => move(addDays(span.from, -1))}
            />
            <Button
              look="plain"
              size="small"
              icon={ChevronRight}
              aria-label="下一期"
              disabled={span.isRunning}
              onClick={() => move(addDays(span.to, 1))}
            />
          </>
        )}
        <FileButton evaluation={evaluation} asked={asked} format="xlsx" />
        <FileButton evaluation={evaluation} asked={asked} format="pdf" />
      </div>
    </header>
  );
}

function customOf(period: string, { from, until }: Evaluation["span"]) {
  return period === "custom" ? { from, to: until } : { from: null, to: null };
}

function Periods({
  period,
  onChange,
}: {
  readonly period: PeriodKind;
  readonly onChange: (period: PeriodKind) => void;
}) {
  return (
    <div className="segmented" role="radiogroup" aria-label="期间">
      {(Object.entries(PERIOD_KINDS) as [PeriodKind, string][]).map(([id, label]) => (
        // biome-ignore lint/a11y/useSemanticElements: pressed words; native radios would need a second visual language.
        <button key={id} type="button" role="radio" aria-checked={id === period} onClick={() => onChange(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

interface FileButtonProps {
  readonly evaluation: Evaluation;
  readonly asked: AskedEvaluation;
  readonly format: "xlsx" | "pdf";
}

function FileButton({ evaluation, asked, format }: FileButtonProps) {
  const [isWaiting, setWaiting] = useState(false);
  const toast = useToast();
  async function fetchIt() {
    setWaiting(true);
    const url = urlOf(getEvaluationFile.path, {}, { ...asked, subject: evaluation.subject, format });
    await fetchFile(url, `${evaluation.subjectLabel}评价表 ${evaluation.span.label}.${format}`).catch(toast.problem);
    setWaiting(false);
  }
  return (
    <Button size="small" icon={Download} disabled={isWaiting} onClick={() => void fetchIt()}>
      {format.toUpperCase()}
    </Button>
  );
}
