import type { HotIssueAnswer } from "#capabilities/report/contract.ts";

/** Messages per day: the window in the accent, the one before it in grey. */
export function IssueDays({ issue }: { readonly issue: HotIssueAnswer }) {
  const { days } = issue;
  const most = Math.max(1, ...days.map((day) => day.count));
  const half = days.length / 2;
  const busiest = days.reduce((a, b) => (b.count > a.count ? b : a), days[0] ?? { on: "", count: 0 });
  return (
    <>
      <div
        className="hot-days"
        role="img"
        aria-label={`${days[0]?.on} 至 ${days.at(-1)?.on} 每日件数，最多 ${busiest.on} ${busiest.count} 件`}
      >
        {days.map((day, index) => (
          <i
            key={day.on}
            data-now={index >= half || undefined}
            title={`${day.on}　${day.count} 件`}
            style={{ height: `${(day.count / most) * 100}%` }}
          />
        ))}
      </div>
      <p className="hot-days-foot">
        <span>{days[0]?.on}</span>
        <span>
          此前 {issue.sizeBefore} 件 ｜ 本期 {issue.size} 件
        </span>
        <span>{days.at(-1)?.on}</span>
      </p>
    </>
  );
}
