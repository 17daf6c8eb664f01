import { useState } from "react";
import { type CalendarChange, CalendarChangeSchema } from "#kernel/clock/model/calendar-change.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import type { CalendarHead } from "../use-calendar.ts";
import { dayTitle, KIND_WORDS } from "../words.ts";
import type { Day } from "../YearGrid.tsx";
import { ChangePreview } from "./ChangePreview.tsx";

interface DayPanelProps {
  readonly calendar: CalendarHead;
  readonly day: Day;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One day: what it is and by which notice; an administrator decides otherwise for a reason. */
export function DayPanel({ calendar, day, mayChange, onClose }: DayPanelProps) {
  const [isEditing, setEditing] = useState(false);
  return (
    <SidePanel title={`${day.date.slice(0, 4)} 年 ${dayTitle(day.date, day.weekday)}`} onClose={onClose} width={520}>
      <KeyValue
        items={[
          ["这一天", KIND_WORDS[day.kind]],
          ["名称", day.name],
          ["依据", day.name ? day.source || <Unconfirmed key="source" why="没有写依据" /> : "按每周作息"],
        ]}
      />
      {mayChange && !isEditing && (
        <div className="edit-foot" style={{ marginTop: 16 }}>
          <Button onClick={() => setEditing(true)}>改这一天</Button>
        </div>
      )}
      {isEditing && (
        <PanelSection title="改这一天">
          <DayForm calendar={calendar} day={day} onDone={onClose} />
        </PanelSection>
      )}
    </SidePanel>
  );
}

function DayForm({ calendar, day, onDone }: Pick<DayPanelProps, "calendar" | "day"> & { readonly onDone: () => void }) {
  const [change, setChange] = useState<CalendarChange | null>(null);
  const [isDropped, setDropped] = useState(false);
  const fields: readonly FieldSpec[] = [
    {
      name: "as",
      label: "改成",
      type: "choice",
      isRequired: true,
      options: [
        { value: "off", label: "放假" },
        { value: "work", label: "上班" },
        ...(day.name ? [{ value: "drop", label: "按每周作息", hint: "去掉对这一天的单独规定" }] : []),
      ],
    },
    { name: "name", label: "名称", type: "text", isRequired: !isDropped, hint: "如 防汛停工" },
    { name: "source", label: "依据", type: "text", isRequired: !isDropped, hint: "哪份文件、谁的决定" },
  ];
  const changeOf = ({ as, name, source }: FormValue): unknown =>
    as === "drop"
      ? { kind: "days", put: [], drop: [day.date] }
      : {
          kind: "days",
          put: [{ date: day.date, isWorkday: as === "work", name: name ?? "", source: source ?? "" }],
          drop: [],
        };
  return (
    <>
      <EditForm
        draftKey={`clock.day.${calendar.id}.${day.date}`}
        keepsAfterSending
        fields={isDropped ? fields.slice(0, 1) : fields}
        initial={{}}
        schema={CalendarChangeSchema}
        inputOf={changeOf}
        onChanged={(value) => setDropped(value.as === "drop")}
        send={async (input) => input}
        onDone={setChange}
        sendLabel="看会动哪些时限"
      />
      {change && (
        <ChangePreview key={JSON.stringify(change)} calendar={calendar} change={change} reason="" onDone={onDone} />
      )}
    </>
  );
}
