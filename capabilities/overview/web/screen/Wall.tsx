import "./wall.css";
import { parsePlainDate, weekdayOf } from "#base/plain-date.ts";
import { ApiProblem } from "#ui/call.ts";
import { State, Waiting } from "#ui/controls/states.tsx";
import { formatTime } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { getOverview, type Overview } from "../../contract.ts";
import { Figures } from "./Figures.tsx";
import { freshWords, isStale, RENEWED_EVERY_MS } from "./freshness.ts";
import { HourChart } from "./HourChart.tsx";
import { LightList } from "./LightList.tsx";
import { OnDuty } from "./OnDuty.tsx";
import { Streets } from "./Streets.tsx";
import { Totals } from "./Totals.tsx";
import { WallMap } from "./WallMap.tsx";

/** 大屏: what is red now and where, what came in, who is at work, today beside the same weekday. Every piece opens in the console. */
export default function Wall() {
  const answer = useCall(getOverview, {}, { everyMs: RENEWED_EVERY_MS, keepsFormer: true });
  const now = useNow();
  if (!answer.data) return answer.error ? <NoAnswer problem={answer.error} /> : <Waiting label="正在打开" />;
  const overview = answer.data;
  return (
    <div className="wall">
      <header>
        <svg viewBox="0 0 20 20" aria-hidden>
          <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="2.2" />
          <rect x="6.6" y="6.6" width="6.8" height="6.8" fill="currentColor" />
        </svg>
        <h1>{overview.cityName}　城市运行</h1>
        <Freshness overview={overview} isStale={isStale(overview.asOf, now) || answer.error !== null} />
        <span className="grow" />
        <span className="date">{dateWords(overview.today)}</span>
        <b className="time">{formatTime(now)}</b>
      </header>
      <Totals lights={overview.lights} />
      <LightList
        title="现在红着的"
        rows={overview.red}
        total={overview.lights.red}
        light="red"
        empty="现在没有红灯"
        className="wall-red"
      />
      <LightList
        title="接下来会变红"
        rows={overview.next}
        total={overview.lights.yellow}
        light="yellow"
        empty="现在没有黄灯"
        className="wall-next"
      />
      <HourChart overview={overview} />
      <WallMap overview={overview} />
      <Figures overview={overview} />
      <div className="wall-side">
        <OnDuty posts={overview.onDuty} />
        <Streets streets={overview.streets} />
      </div>
    </div>
  );
}

function Freshness({ overview, isStale: isOld }: { readonly overview: Overview; readonly isStale: boolean }) {
  return (
    <span className="fresh" data-old={isOld || undefined}>
      {freshWords(overview.asOf, isOld)}
    </span>
  );
}

function NoAnswer({ problem }: { readonly problem: Error }) {
  const isNobody = problem instanceof ApiProblem && problem.status === 401;
  return (
    <State
      title={isNobody ? "这块屏还没有登录" : "还没有数字"}
      actions={isNobody ? <a href="/console/sign-in?back=/screen">登录</a> : undefined}
      foot={isNobody ? "" : problem.message}
    >
      {isNobody
        ? "用自己的账号登录，或者请管理员为这块屏做一个“大屏”岗位的密钥，用带密钥的地址打开一次。"
        : "每 10 秒再试一次，连上之后自己显示。"}
    </State>
  );
}

function dateWords(day: string): string {
  return `${day}　星期${"一二三四五六日"[weekdayOf(parsePlainDate(day)) - 1]}`;
}
