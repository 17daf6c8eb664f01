import "./board.css";
import { Link } from "react-router";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatTime } from "#ui/format.ts";
import { useCall } from "#ui/use-call.ts";
import { LIGHT_WORDS, LightShape } from "#ui/work/light.tsx";
import { getOverview, type Overview } from "../../contract.ts";
import { listAddress } from "../addresses.ts";
import { countWords, percentWords } from "../words.ts";
import { MonthFigures } from "./MonthFigures.tsx";
import { RedList } from "./RedList.tsx";
import { StreetList } from "./StreetList.tsx";

/** As often as somebody looks again. */
const RENEWED_EVERY_MS = 30_000;

/** 领导看板: made for a phone in one hand. A figure opens its matters, a matter opens: never more than three taps. */
export default function BoardPage() {
  const answer = useCall(getOverview, {}, { everyMs: RENEWED_EVERY_MS, keepsFormer: true });
  if (!answer.data)
    return answer.error ? <ProblemState problem={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  const overview = answer.data;
  return (
    <div className="board">
      <header>
        <h1>{overview.cityName}</h1>
        <span className={answer.error ? "old" : "muted"}>
          {answer.error ? `连不上，停在 ${formatTime(overview.asOf)}` : `${formatTime(overview.asOf)} 的数字`}
        </span>
      </header>
      <Lights lights={overview.lights} />
      <Today overview={overview} />
      <RedList title="现在红着的" rows={overview.red} total={overview.lights.red} light="red" />
      <MonthFigures overview={overview} />
      <StreetList streets={overview.streets} />
      <RedList title="接下来会变红" rows={overview.next.slice(0, 4)} total={overview.lights.yellow} light="yellow" />
      <OnDuty posts={overview.onDuty} />
    </div>
  );
}

function Lights({ lights }: { readonly lights: Overview["lights"] }) {
  return (
    <nav className="card board-lights" aria-label="在办的事项">
      {(["red", "yellow", "green"] as const).map((light) => (
        <Link key={light} to={listAddress({ lights: light })} data-light={light}>
          <span className="light" data-light={light}>
            <LightShape light={light} size={14} />
            <span>{LIGHT_WORDS[light]}</span>
          </span>
          <b>{countWords(lights[light])}</b>
        </Link>
      ))}
    </nav>
  );
}

function Today({ overview }: { readonly overview: Overview }) {
  const { cameIn, closed, inTime, solved } = overview;
  return (
    <dl className="card board-today">
      <Pair label="今天进来" value={countWords(cameIn.now)} usual={countWords(cameIn.usual)} />
      <Pair label="今天结案" value={countWords(closed.now)} usual={countWords(closed.usual)} />
      <Pair label="今日按期处置" value={percentWords(inTime.now)} usual={percentWords(inTime.usual)} />
      <Pair label="群众确认解决" value={percentWords(solved.now)} usual={percentWords(solved.usual)} />
    </dl>
  );
}

function Pair({ label, value, usual }: { readonly label: string; readonly value: string; readonly usual: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
        <i>往常 {usual}</i>
      </dd>
    </div>
  );
}

function OnDuty({ posts }: { readonly posts: Overview["onDuty"] }) {
  if (posts.length === 0) return null;
  return (
    <section className="card board-duty">
      <h2>当班</h2>
      <ul>
        {posts.map((post) => (
          <li key={post.role}>
            <span>{post.roleLabel}</span>
            <b>{post.people.map((person) => person.name).join("　")}</b>
            <i>{post.count} 人</i>
          </li>
        ))}
      </ul>
    </section>
  );
}
