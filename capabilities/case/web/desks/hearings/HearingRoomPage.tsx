import "./hearings.css";
import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { Chip, KeyValue, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { listHearings } from "../../../contract.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { ON_SCREEN } from "../parts/use-desk.ts";
import { HearingCalendar } from "./HearingCalendar.tsx";
import type { HearingCase } from "./hearing-case.ts";

const GROUPS = {
  requested: "待安排",
  scheduled: "已安排",
  held: "待报告",
  terminated: "待报告",
  reported: "已报告",
  refused: "不予受理",
} as const;

/** 听证室: what must be set, what is set, whose notice is late; the month beside it. */
export default function HearingRoomPage() {
  const { data, error, refetch } = useCall(listHearings, {}, ON_SCREEN);
  const [view, setView] = useAddress("view");
  const [, choose] = useAddress("case");
  const [, setDoing] = useAddress("do");
  const today = plainDateOf(useNow());
  const [month, setMonth] = useState(today.slice(0, 7));
  const hearings = data?.hearings ?? [];
  const isOver = view === "over";
  const rows = hearings.filter(({ hearing }) => (hearing.state === "reported") === isOver);
  return (
    <CaseDesk
      title="听证室"
      note={data && `现在送达通知，最早 ${data.earliestOn} 可以举行（七个工作日前通知）`}
      bar={
        <Tabs
          label="哪些听证"
          active={isOver ? "over" : "open"}
          onChange={(id) => setView(id === "over" ? id : null)}
          tabs={[
            {
              id: "open",
              label: "在办",
              count: data ? hearings.filter((one) => one.hearing.state !== "reported").length : null,
            },
            { id: "over", label: "已报告" },
          ]}
        />
      }
      rows={data && rows}
      problem={error}
      onRetry={() => void refetch()}
      keyOf={({ matterId }) => matterId}
      groupOf={({ hearing }) => GROUPS[hearing.state]}
      row={(row) => (
        <CaseLine row={row} end={row.hearing.isNoticeLate && <Chip look="outlined">通知来不及</Chip>}>
          <span className="next">
            {row.hearing.heldAt ? `${formatInstant(row.hearing.heldAt)}　${row.hearing.presider}` : "还没有安排时间"}
          </span>
          <span className="sub">{row.penalty}</span>
        </CaseLine>
      )}
      onAct={(row) => {
        const act = row.acts.find(({ isAllowed }) => isAllowed);
        if (act) setDoing(act.act);
      }}
      side={(row) => (
        <HearingSide row={row}>
          <HearingCalendar
            hearings={hearings}
            restDays={data?.restDays ?? []}
            today={today}
            earliestOn={data?.earliestOn ?? today}
            month={month}
            onMonth={setMonth}
            onChoose={choose}
          />
        </HearingSide>
      )}
      empty={
        <EmptyState title={isOver ? "近半年没有办完的听证" : "没有在办的听证"}>
          当事人在告知后五个工作日内要求听证的，案件会到这里安排时间、主持人和地点。
        </EmptyState>
      }
    />
  );
}

function HearingSide({ row, children }: { readonly row: HearingCase; readonly children: React.ReactNode }) {
  const { hearing } = row;
  return (
    <CaseSide row={row} acts={row.acts} inView={[["拟作处罚", row.penalty]]}>
      <section>
        <h3>{hearing.stateLabel}</h3>
        <KeyValue
          items={[
            ["拟作处罚", row.penalty],
            ["要求听证", formatInstant(hearing.requestedAt)],
            ["举行时间", hearing.heldAt && formatInstant(hearing.heldAt)],
            ["主持人", hearing.presider],
            ["记录人", hearing.recorder],
            ["公开", hearing.heldAt && (hearing.isPublic ? "公开举行" : "不公开举行")],
            ["通知最迟送达", hearing.noticeBy],
            ["通知送达", hearing.noticeDeliveredOn ?? (hearing.heldAt ? "还没有送达" : null)],
          ]}
        />
        {hearing.isNoticeLate && (
          <p className="panel-note">通知没有在 {hearing.noticeBy} 以前送达，到时不能举行，须另定时间并重新通知。</p>
        )}
      </section>
      {hearing.report && (
        <section>
          <h3>听证报告</h3>
          <p className="case-words">{hearing.report}</p>
        </section>
      )}
      {children}
    </CaseSide>
  );
}
