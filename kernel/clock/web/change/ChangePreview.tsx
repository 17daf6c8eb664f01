import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { z } from "zod";
import { formatInstant } from "#base/instant.ts";
import { weekdayOf } from "#base/plain-date.ts";
import {
  changeCalendar,
  getCalendarYear,
  listCalendars,
  listCalendarVersions,
  previewCalendarChange,
} from "#kernel/clock/contract.ts";
import type { CalendarChange } from "#kernel/clock/model/calendar-change.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount } from "#ui/format.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useCall, useSend } from "#ui/use-call.ts";
import type { CalendarHead } from "../use-calendar.ts";
import { dayTitle, lookWords } from "../words.ts";

type Preview = z.output<(typeof previewCalendarChange)["response"]>;

interface ChangePreviewProps {
  readonly calendar: CalendarHead;
  readonly change: CalendarChange;
  /** A reason to begin with: the title of the notice. */
  readonly reason: string;
  readonly onDone: () => void;
}

/** What a change would do to days and to running clocks; then the reason, and publishing it. */
export function ChangePreview({ calendar, change, reason, onDone }: ChangePreviewProps) {
  // The version that was looked at: if somebody publishes meanwhile, the server says so instead of overwriting.
  const [version] = useState(calendar.version);
  const params = { id: calendar.id };
  const preview = useCall(previewCalendarChange, { params, body: { version, change } });
  const publish = useSend(changeCalendar, [listCalendars, getCalendarYear, listCalendarVersions]);
  const toast = useToast();
  if (preview.error) return <ProblemState problem={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Waiting label="正在算会动哪些时限" />;
  const { days, areHoursChanged } = preview.data;
  if (days.length === 0 && !areHoursChanged && change.kind !== "year") {
    return <p className="panel-note">和现在的日历一样，没有要改的。</p>;
  }
  return (
    <>
      <PanelSection title={`会变的日子 ${days.length} 天${areHoursChanged ? "，作息也变" : ""}`}>
        <ChangedDays days={days} />
      </PanelSection>
      {preview.data.missing.length > 0 && <Missing preview={preview.data} />}
      <PanelSection title="在走的时限">
        <ClockFigures preview={preview.data} />
      </PanelSection>
      <PanelSection title="发布">
        <EditForm
          draftKey={`clock.reason.${calendar.id}.${change.kind}`}
          fields={[
            {
              name: "reason",
              label: "理由",
              type: "longText",
              isRequired: true,
              hint: "依据哪份通知、谁的决定；会写进每件的留痕",
            },
          ]}
          initial={{ reason }}
          schema={undefined}
          send={(_, value) => publish.mutateAsync({ params, body: { version, change, reason: String(value.reason) } })}
          onDone={(answer) => {
            toast.done(`第 ${answer.version} 版已发布，正在重算时限`);
            onDone();
          }}
          sendLabel="发布新版本"
        >
          <p className="panel-note">发布后不能删改，只能再发布一版。已经超时和停住的时限不动，时限只推后、不提前。</p>
        </EditForm>
      </PanelSection>
    </>
  );
}

function ChangedDays({ days }: Pick<Preview, "days">) {
  if (days.length === 0) return <p className="panel-note">没有一天变样。</p>;
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">现在</th>
          <th scope="col">改为</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <td className="nowrap">
              {day.date.slice(0, 4)} 年 {dayTitle(day.date, weekdayOf(day.date))}
            </td>
            <td>{lookWords(day.before)}</td>
            <td className="medium">{lookWords(day.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A sign that only part of the notice came in. */
function Missing({ preview }: { readonly preview: Preview }) {
  return (
    <p className="edit-problem" role="alert" style={{ marginTop: 12 }}>
      <TriangleAlert size={16} strokeWidth={1.5} aria-hidden />
      <span>
        安排里没有这些法定节假日：{preview.missing.map((day) => `${day.date} ${day.name}`).join("，")}
        。通知可能没有贴全，请核对。
      </span>
    </p>
  );
}

function ClockFigures({ preview }: { readonly preview: Preview }) {
  const { clocks, examples } = preview;
  const lines = [
    `在走的时限 ${formatCount(clocks.total)} 个`,
    `推后 ${formatCount(clocks.later)} 个`,
    clocks.keptEarlier > 0 && `本会提前、保持原期限 ${formatCount(clocks.keptEarlier)} 个`,
    clocks.certain > 0 && `不再暂定 ${formatCount(clocks.certain)} 个`,
    clocks.overdue > 0 && `已超时、不动 ${formatCount(clocks.overdue)} 个`,
  ].filter(Boolean);
  return (
    <>
      <p className="t13">{clocks.total === 0 ? "现在没有在走的时限。" : `${lines.join("，")}。`}</p>
      {examples.length > 0 && (
        <table className="change-table">
          <thead>
            <tr>
              <th scope="col">例如</th>
              <th scope="col">现在到期</th>
              <th scope="col">改后到期</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((example) => (
              <tr key={`${example.matterId} ${example.label}`}>
                <td>
                  <Link to={`/console/matters/${example.matterId}`}>{example.title}</Link>
                  <br />
                  <span className="faint">
                    {example.label} {example.number}
                  </span>
                </td>
                <td className="nowrap">{formatInstant(example.before)}</td>
                <td className="nowrap medium">{formatInstant(example.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
