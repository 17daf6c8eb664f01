import type { Overview } from "../../contract.ts";
import { cameInAddress } from "../addresses.ts";
import { countWords } from "../words.ts";

const [WIDTH, HEIGHT, FOOT] = [468, 150, 24];
const STEP = WIDTH / 24;
const LABELLED = [0, 6, 12, 18];

/** Bars for today, a dashed line for what is usual; the running hour stands out. */
export function HourChart({ overview }: { readonly overview: Overview }) {
  const { today, usual } = overview.hours;
  const most = Math.max(...today, ...usual, 1);
  const y = (value: number) => HEIGHT - FOOT - (value / most) * (HEIGHT - FOOT - 8);
  const x = (hour: number) => hour * STEP + STEP / 2;
  const line = usual.map((value, hour) => `${hour === 0 ? "M" : "L"}${x(hour).toFixed(1)} ${y(value).toFixed(1)}`);
  const hasUsual = usual.some((value) => value > 0);
  return (
    <section className="tile wall-hours">
      <h2>
        今天进来 {countWords(overview.cameIn.now)} 件
        <a href={cameInAddress(overview)}>{hasUsual ? "虚线为近四周同一星期几的平均" : "还没有可比的往日"}</a>
      </h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={spoken(overview)}>
        {today.map((value, hour) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the day is its place.
            key={hour}
            x={hour * STEP + 3}
            y={Math.min(y(value), HEIGHT - FOOT - 2)}
            width={STEP - 6}
            height={Math.max(HEIGHT - FOOT - y(value), 2)}
            rx={2}
            fill={hour === today.length - 1 ? "var(--a-600)" : "var(--a-200)"}
          />
        ))}
        {hasUsual && (
          <path d={line.join("")} fill="none" stroke="var(--n-600)" strokeWidth={1.5} strokeDasharray="3 3" />
        )}
        {LABELLED.map((hour) => (
          <text key={hour} x={hour * STEP + 3} y={HEIGHT - 4} fill="var(--n-600)" fontSize={13}>
            {String(hour).padStart(2, "0")}:00
          </text>
        ))}
      </svg>
    </section>
  );
}

function spoken({ hours, cameIn }: Overview): string {
  const most = hours.today.indexOf(Math.max(...hours.today));
  return `今天到现在 ${countWords(cameIn.now)} 件，往常此时 ${countWords(cameIn.usual)} 件，最多的是 ${most} 时，${hours.today[most] ?? 0} 件`;
}
