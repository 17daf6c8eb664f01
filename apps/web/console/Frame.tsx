import { useEffect, useState } from "react";
import { Outlet, useLocation, useMatches } from "react-router";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { ToastProvider } from "#ui/controls/toast.tsx";
import { BaseMapContext } from "#ui/map/base-map.ts";
import { SessionContext } from "#ui/session.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { useCityMap } from "../use-city-map.ts";
import { Navigation } from "./Navigation.tsx";
import type { FrameContext } from "./NoSuchPage.tsx";
import { Palette } from "./Palette.tsx";
import { ProgressStrip } from "./ProgressStrip.tsx";
import { TopBar } from "./TopBar.tsx";
import { ToDoProvider } from "./to-do.tsx";
import { useMe } from "./use-me.ts";

/** The frame of the desk: navigation left, scope and search above, the page between. */
export function Frame() {
  const { session, problem, retry } = useMe();
  const baseMap = useCityMap(WEB_REGISTRATIONS, session !== null);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const place = useLocation();
  const matches = useMatches();
  const title = (matches.at(-1)?.handle as { title?: string } | undefined)?.title;
  const isRailed = RAILED.test(place.pathname);

  useEffect(() => {
    document.title = title ? `${title}·方圆` : "方圆";
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the place changes.
  useEffect(() => setDrawerOpen(false), [place.pathname]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") setDrawerOpen(false);
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setPaletteOpen((isOpen) => !isOpen);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  if (problem) return <ProblemState problem={problem} onRetry={retry} />;
  if (!session) return <Waiting label="正在打开" />;
  return (
    <SessionContext value={session}>
      <BaseMapContext value={baseMap}>
        <ToDoProvider>
          <ToastProvider>
            <a className="skip" href="#page">
              跳到正文
            </a>
            <div className="desk" data-railed={isRailed || undefined} data-drawer={isDrawerOpen || undefined}>
              <Navigation onClose={() => setDrawerOpen(false)} />
              <TopBar onPalette={() => setPaletteOpen(true)} onDrawer={() => setDrawerOpen(true)} />
              <main id="page" className="page" tabIndex={-1}>
                <Outlet context={{ openPalette: () => setPaletteOpen(true) } satisfies FrameContext} />
              </main>
              <ProgressStrip />
            </div>
            {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
          </ToastProvider>
        </ToDoProvider>
      </BaseMapContext>
    </SessionContext>
  );
}

/** Pages that need the width: a matter, the map, a document beside its tasks. */
const RAILED = /^\/console\/(matters\/[^/]+|map|task\/(plans|drafts)\/[^/]+)/;
