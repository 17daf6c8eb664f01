import { Link } from "react-router";
import type { Overview } from "../../contract.ts";
import { figureAddress } from "../addresses.ts";
import { countWords, percentWords } from "../words.ts";
import { FourWeeks } from "./FourWeeks.tsx";

/** The month so far, beside the same days of the month before; a share opens what spoilt it. */
export function MonthFigures({ overview }: { readonly overview: Overview }) {
  const { from, figures } = overview.month;
  return (
    <section className="card board-month">
      <h2>
        本月<Link to="/console/evaluation">综合评价</Link>
      </h2>
      <ul>
        {figures.map(({ id, label, isRatio, value, before, days, opens }) => {
          const words = isRatio ? percentWords : countWords;
          return (
            <li key={id}>
              <Link to={figureAddress(opens, from, overview.today)}>
                <span>{label}</span>
                <FourWeeks values={days} label={`${label}近四周`} />
                <b>{words(value)}</b>
                <i>上月同期 {words(before)}</i>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
