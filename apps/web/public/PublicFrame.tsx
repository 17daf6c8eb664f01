import { ChevronLeft } from "lucide-react";
import { useEffect } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useMatches } from "react-router";
import { BaseMapContext } from "#ui/map/base-map.ts";
import { PublicLinksContext } from "#ui/public-links.ts";
import { collect } from "../collect.ts";
import { Mark } from "../Mark.tsx";
import { useCityMap } from "../use-city-map.ts";
import { PUBLIC_REGISTRATIONS } from "./capabilities.ts";
import { useElder } from "./use-elder.ts";

const LINKS = collect(PUBLIC_REGISTRATIONS, "publicLinks");

/** The frame of the public face: the mark, the ways, 大字 at the top right of every page, and who answers for it. */
export function PublicFrame() {
  const { pathname } = useLocation();
  const baseMap = useCityMap(PUBLIC_REGISTRATIONS, true);
  const title = (useMatches().at(-1)?.handle as { title?: string } | undefined)?.title;
  useEffect(() => {
    document.title = title ? `${title}·方圆` : "方圆";
  }, [title]);
  return (
    <BaseMapContext value={baseMap}>
      <PublicLinksContext value={LINKS}>
        <div className="public" data-inner={pathname === "/" ? undefined : true}>
          <a className="skip" href="#page">
            跳到正文
          </a>
          <header className="public-header no-print">
            <Link className="public-brand" to="/">
              <Mark size={24} />
              <b>城管便民</b>
            </Link>
            <Link className="public-back" to="/">
              <ChevronLeft size={26} strokeWidth={1.5} aria-hidden />
              <span className="visually-hidden">回到首页</span>
            </Link>
            <b className="public-title" aria-hidden>
              {title}
            </b>
            <nav className="public-links" aria-label="栏目">
              {LINKS.map((link) => (
                <NavLink key={link.to} to={link.to}>
                  {link.label}
                </NavLink>
              ))}
            </nav>
            <ElderSwitch />
          </header>
          <main id="page" tabIndex={-1}>
            <Outlet />
          </main>
          <footer className="public-footer">
            城市管理局　热线 12345　<Link to="/about">怎么办理、怎么保护你的信息</Link>
          </footer>
          <ScrollRestoration />
        </div>
      </PublicLinksContext>
    </BaseMapContext>
  );
}

/** 适老: larger, starker. */
function ElderSwitch() {
  const { isElder, toggle } = useElder();
  return (
    <button type="button" className="elder-switch" aria-pressed={isElder} onClick={toggle}>
      <svg
        width="22"
        height="22"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
      >
        <path d="M4 15.5 8 5h.5l4 10.500M5.500 12h5.500M14 9.500v6M11.500 12.500h5" />
      </svg>
      {isElder ? "标准" : "大字"}
    </button>
  );
}

export function NoSuchPage() {
  return (
    <section className="public-body">
      <h1>没有这一页</h1>
      <p className="muted">地址可能抄错了，或者页面没有取全。</p>
      <p>
        <a href="/">回到首页</a>
      </p>
    </section>
  );
}
