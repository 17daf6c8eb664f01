import { useState } from "react";
import type { z } from "zod";
import { readArrangement } from "#kernel/clock/contract.ts";
import type { ReadingFormat } from "#kernel/clock/model/reading.ts";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import type { CalendarHead } from "../use-calendar.ts";
import { ChangePreview } from "./ChangePreview.tsx";

type Reading = z.output<(typeof readArrangement)["response"]>;

const FORMATS: Readonly<Record<ReadingFormat, string>> = {
  notice: "通知原文",
  json: "JSON（常见的节假日表）",
  csv: "CSV（日期、名称、放假或上班）",
};
const FIELDS: readonly FieldSpec[] = [
  { name: "year", label: "哪一年", type: "number", isRequired: true },
  {
    name: "format",
    label: "贴的是什么",
    type: "choice",
    isRequired: true,
    options: Object.entries(FORMATS).map(([value, label]) => ({ value, label })),
  },
  {
    name: "text",
    label: "内容",
    type: "longText",
    isRequired: true,
    hint: "国务院办公厅的通知，从“一、元旦”贴到最后",
  },
];

interface ArrangementPanelProps {
  readonly calendar: CalendarHead;
  readonly year: number;
  readonly onClose: () => void;
}

/** Paste, read, look at what it would do, publish. */
export function ArrangementPanel({ calendar, year, onClose }: ArrangementPanelProps) {
  const [answer, setAnswer] = useState<Reading | null>(null);
  const read = useSend(readArrangement, []);
  const isGood = answer && answer.errors.length === 0 && answer.days.length > 0;
  return (
    <SidePanel title="录入放假安排" onClose={onClose} width={600}>
      <EditForm
        draftKey={`clock.arrangement.${calendar.id}`}
        keepsAfterSending
        fields={FIELDS}
        initial={{ year, format: "notice" }}
        schema={readArrangement.body}
        send={(body) => read.mutateAsync({ body })}
        onDone={setAnswer}
        sendLabel="读取"
      />
      {answer && answer.errors.length > 0 && (
        <PanelSection title={`读不通的 ${answer.errors.length} 处`}>
          <ul className="panel-lines">
            {answer.errors.map((error) => (
              <li key={`${error.row} ${error.message}`}>
                <span className="nowrap faint">{error.row > 0 ? `第 ${error.row} 项` : "全文"}</span>
                <span className="grow">{error.message}</span>
              </li>
            ))}
          </ul>
          <p className="panel-note">日期错一天，时限就错一天，所以读不通就不发布。请改好上面的内容再读一次。</p>
        </PanelSection>
      )}
      {isGood && (
        <>
          <p className="panel-note" style={{ marginTop: 12 }}>
            读到 {answer.year} 年的 {answer.days.filter((day) => !day.isWorkday).length} 天放假、
            {answer.days.filter((day) => day.isWorkday).length} 天调休上班。
          </p>
          <ChangePreview
            key={JSON.stringify(answer.days)}
            calendar={calendar}
            change={{ kind: "year", year: answer.year, days: answer.days }}
            reason={answer.days[0]?.source ?? ""}
            onDone={onClose}
          />
        </>
      )}
    </SidePanel>
  );
}
