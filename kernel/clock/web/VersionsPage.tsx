import "./calendar.css";
import { formatInstant } from "#base/instant.ts";
import { Card } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { type CalendarVersion, outcomeWords, RecomputationProgress, useVersions } from "./Recomputation.tsx";
import { CALENDAR_TABS, useCalendar } from "./use-calendar.ts";
import { hoursWords, weekWords } from "./words.ts";

/** 调整记录: every version of the calendar with its reason and what it did to the deadlines. */
export default function VersionsPage() {
  const { calendar, isEmpty, error, refetch } = useCalendar();
  return (
    <RegisterPage title="日历调整记录" note={calendar?.name} tabs={CALENDAR_TABS}>
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : isEmpty ? (
        <EmptyState title="还没有工作日历">建立之后，每次调整都会留在这里。</EmptyState>
      ) : calendar ? (
        <Versions calendarId={calendar.id} />
      ) : (
        <Waiting />
      )}
    </RegisterPage>
  );
}

function Versions({ calendarId }: { readonly calendarId: string }) {
  const { data, error, refetch } = useVersions(calendarId);
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Sheet label="日历调整记录">
      <Card title="历次版本" more={`${data.versions.length} 版，现行的在前`}>
        <ul className="panel-lines">
          {data.versions.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </ul>
      </Card>
    </Sheet>
  );
}

function Version({ version }: { readonly version: CalendarVersion }) {
  const { recomputation } = version;
  const isGoing = recomputation && recomputation.state !== "finished" && recomputation.state !== "superseded";
  return (
    <li>
      <b className="medium nowrap">第 {version.version} 版</b>
      <div className="grow">
        {version.reason}
        <p className="t12 faint">
          {formatInstant(version.createdAt)}　{version.createdBy}　{weekWords(version.weekdays)}{" "}
          {hoursWords(version.segments)}
        </p>
        {isGoing && <RecomputationProgress version={version.version} recomputation={recomputation} />}
        {recomputation && !isGoing && <p className="t12 muted">时限重算：{outcomeWords(recomputation)}</p>}
      </div>
    </li>
  );
}
