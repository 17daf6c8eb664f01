import { ChevronLeft } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Button } from "#ui/controls/PlainButton.tsx";
import { BaseMapContext } from "#ui/map/base-map.ts";
import { ButtonLink } from "#ui/public/ButtonLink.tsx";
import { PublicLinksContext } from "#ui/public/links.ts";
import { Link, usePlace } from "#ui/public/router.tsx";
import { collect } from "../collect.ts";
import { Mark } from "../Mark.tsx";
import { useCityMap } from "../use-city-map.ts";
import { PUBLIC_REGISTRATIONS } from "./capabilities.ts";
import { useElder } from "./use-elder.ts";

const LINKS = collect(PUBLIC_REGISTRATIONS, "publicLinks");

/** The frame of the public face: the mark, the ways, 大字 at the top right of every page, and who answers for it. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const { pathname, title } = usePlace();
  const baseMap = useCityMap(PUBLIC_REGISTRATIONS, true);
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
                <Link key={link.to} to={link.to}>
                  {link.label}
                </Link>
              ))}
            </nav>
            <ElderSwitch />
          </header>
          <main id="page" tabIndex={-1}>
            {children}
          </main>
          <footer className="public-footer">
            城市管理局　热线 12345　<Link to="/about">怎么办理、怎么保护你的信息</Link>
          </footer>
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

/** In place of a page: either there is none at this address, or it could not be fetched whole. */
export function NoPage({ problem }: { readonly problem: Error | null }) {
  return (
    <section className="public-body">
      <h1>{problem ? "这一页没有取全" : "没有这一页"}</h1>
      <p className="muted">
        {problem
          ? "网络断了，或者刚刚更新过。写过的内容都在，刷新一下再看。"
          : "地址可能抄错了，或者这一页已经换了地方。查自己反映的事，用收到的查询码。"}
      </p>
      <p className="row">
        {problem ? (
          <>
            <Button onClick={() => location.reload()}>刷新</Button>
            {/* Fetched anew: what is missing here may be missing for every page. */}
            <a href="/">回到首页</a>
          </>
        ) : (
          <>
            <ButtonLink look="filled" to="/">
              回到首页
            </ButtonLink>
            <ButtonLink to="/follow">查进度</ButtonLink>
          </>
        )}
      </p>
    </section>
  );
}
