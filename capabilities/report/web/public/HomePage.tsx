import "./home.css";
import "#ui/public/parts.css";
import { Camera, ChevronRight, FileCheck, MapPin, MessageCircleQuestion, Phone } from "lucide-react";
import { getPublicSummary } from "#capabilities/report/model/surface/citizens.ts";
import { formatCount, formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { ButtonLink } from "#ui/public/ButtonLink.tsx";
import { usePublicLinks } from "#ui/public/links.ts";
import { Link } from "#ui/public/router.tsx";
import type { Icon } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import { FollowForm } from "./FollowForm.tsx";
import { writeFollowCode } from "./follow-code.ts";
import { listMyReports } from "./my-reports.ts";
import { isBegun, useReportDraft } from "./report/draft.ts";

const SHOWN = 3;

/** 首页: what one came for is the largest thing on it. */
export default function HomePage() {
  const draft = useReportDraft();
  return (
    <div className="public-home">
      <section>
        <h1 className="hero-title">
          看到问题，<span>拍一张告诉我们</span>
        </h1>
        <p className="hero-words">不用注册。三步完成，给你一个号码，随时看办到哪一步。</p>
        <div className="hero-button">
          <ButtonLink to="/report" size="touch" look="filled" icon={Camera}>
            {isBegun(draft) ? "接着写完" : "我要反映"}
          </ButtonLink>
        </div>
        <FollowForm />
      </section>
      <MyReports />
      <Ways />
      <Figures />
    </div>
  );
}

/** What was reported from this phone; before anything was, how it goes. */
function MyReports() {
  const now = useNow();
  const reports = listMyReports().slice(0, SHOWN);
  if (reports.length === 0) return <HowItGoes />;
  return (
    <section>
      <h2 className="home-side-title">
        我反映过的
        <Link to="/follow">
          全部 <ChevronRight size={18} strokeWidth={1.5} aria-hidden />
        </Link>
      </h2>
      <ul className="public-list">
        {reports.map((report) => (
          <li key={report.code} className="public-item">
            <Link className="public-item-link" to={`/follow/${report.code}`}>
              <span className="item-words">
                <span className="item-title">{report.title}</span>
                <span className="item-detail">号码 {writeFollowCode(report.code)}</span>
              </span>
              <span className="item-detail nowrap">{formatShort(report.at, now)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const STEPS: readonly (readonly [icon: Icon, title: string, words: string])[] = [
  [MapPin, "在哪里", "地图上点一下，或者写个地址"],
  [Camera, "是什么", "拍一张，写一句话"],
  [FileCheck, "给你号码", "派人核实、交办、复查，每一步都看得到"],
  [MessageCircleQuestion, "问你一声", "办完问你解决了没有"],
];

function HowItGoes() {
  return (
    <section>
      <h2 className="home-side-title">反映以后会怎样</h2>
      <ul className="public-list">
        {STEPS.map(([Shape, title, words]) => (
          <li key={title} className="public-item">
            <span className="item-icon">
              <Shape size={24} strokeWidth={1.5} aria-hidden />
            </span>
            <span className="item-words">
              <span className="item-title">{title}</span>
              <span className="item-detail">{words}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways() {
  const links = usePublicLinks();
  return (
    <nav className="home-ways" aria-label="还可以">
      {links.map(({ icon: Shape, to, label, detail }) => (
        <Link key={to} className="home-way" to={to}>
          <Shape size={26} strokeWidth={1.5} aria-hidden />
          <span className="item-title">{label}</span>
          <span className="item-detail">{detail}</span>
        </Link>
      ))}
      <a className="home-way" href="tel:12345">
        <Phone size={26} strokeWidth={1.5} aria-hidden />
        <span className="item-title">打 12345</span>
        <span className="item-detail">不方便上网，打电话一样</span>
      </a>
    </nav>
  );
}

function Figures() {
  const { data } = useCall(getPublicSummary, {});
  if (!data) return null;
  return (
    <section className="home-figures">
      <h2>今天，大家反映的 {formatCount(data.received)} 件</h2>
      <dl>
        <Figure value={formatCount(data.closed)} label="件今天办结" />
        <Figure value={formatCount(data.open)} label="件正在办" />
        {data.onTimePercent !== null && <Figure value={`${data.onTimePercent.toFixed(1)}%`} label="近 30 天按时办完" />}
      </dl>
    </section>
  );
}

function Figure({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div className="home-figure">
      <dt className="item-detail">{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
