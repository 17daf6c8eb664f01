import type { Overview } from "../../contract.ts";
import { cameInAddress, listAddress } from "../addresses.ts";
import { countWords, percentWords } from "../words.ts";

export function Figures({ overview }: { readonly overview: Overview }) {
  const { thisHour, inTime, closed, solved, today } = overview;
  const evaluation = `/console/evaluation?period=day&on=${today}`;
  return (
    <div className="wall-figures">
      <Figure label="这一小时" value={countWords(thisHour.now)} href={cameInAddress(overview)}>
        往常此时 {countWords(thisHour.usual)}
      </Figure>
      <Figure label="今日按期处置" value={percentWords(inTime.now)} href={evaluation}>
        往常 {percentWords(inTime.usual)}
      </Figure>
      <Figure label="今日结案" value={countWords(closed.now)} href={listAddress({ view: "closed" })}>
        往常此时 {countWords(closed.usual)}
      </Figure>
      <Figure label="群众确认解决" value={percentWords(solved.now)} href={evaluation}>
        往常 {percentWords(solved.usual)}
      </Figure>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly href: string;
  readonly children: React.ReactNode;
}

function Figure({ label, value, href, children }: FigureProps) {
  return (
    <a className="tile" href={href}>
      <span>{label}</span>
      <b>{value}</b>
      <i>{children}</i>
    </a>
  );
}
