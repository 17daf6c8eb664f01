import { useState } from "react";
import { z } from "zod";
import { type CalendarChange, CalendarChangeSchema } from "#kernel/clock/model/calendar-change.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import type { CalendarHead } from "../use-calendar.ts";
import { hoursWords, segmentsOf, WEEKDAYS } from "../words.ts";
import { ChangePreview } from "./ChangePreview.tsx";

/** 作息时段: the hours of a working day and the days of the working week. */
export function HoursPanel({ calendar, onClose }: { readonly calendar: CalendarHead; readonly onClose: () => void }) {
  const [change, setChange] = useState<CalendarChange | null>(null);
  return (
    <SidePanel title="作息时段" onClose={onClose} width={560}>
      <EditForm
        draftKey={`clock.hours.${calendar.id}`}
        keepsAfterSending
        fields={[
          {
            name: "segments",
            label: "每个工作日的时段",
            type: "text",
            isRequired: true,
            hint: "如 08:30–12:00、14:00–17:30",
          },
          {
            name: "weekdays",
            label: "每周哪几天上班",
            type: "manyChoices",
            isRequired: true,
            options: WEEKDAYS.map((name, i) => ({ value: String(i + 1), label: `周${name}` })),
          },
        ]}
        initial={{ segments: hoursWords(calendar.segments), weekdays: calendar.weekdays.map(String) }}
        schema={Written}
        inputOf={hoursOf}
        send={async (written) => CalendarChangeSchema.parse(written)}
        onDone={setChange}
        sendLabel="看会动哪些时限"
      />
      {change && (
        <ChangePreview key={JSON.stringify(change)} calendar={calendar} change={change} reason="" onDone={onClose} />
      )}
    </SidePanel>
  );
}

/** The schema of changes, with a sentence for text that is no list of spans. */
const Written = z.unknown().superRefine((value, context) => {
  const { segments } = value as { segments: unknown };
  if (segments === null) {
    context.addIssue({ code: "custom", path: ["segments"], message: "请写成 08:30–12:00、14:00–17:30 的样子" });
    return;
  }
  for (const issue of CalendarChangeSchema.safeParse(value).error?.issues ?? []) {
    context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
  }
});

function hoursOf(value: FormValue): unknown {
  return {
    kind: "hours",
    segments: typeof value.segments === "string" ? segmentsOf(value.segments) : null,
    weekdays: Array.isArray(value.weekdays) ? value.weekdays.map(Number) : [],
  };
}
