import { createBrowserRouter, type RouteObject } from "react-router";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import type { PageRegistration } from "#ui/shell.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";
import { Frame } from "./Frame.tsx";
import { NoSuchPage } from "./NoSuchPage.tsx";
import { Start } from "./Start.tsx";
import { useRouteProblem } from "./use-route-problem.ts";

/** Routes under `/console`: sign-in, and every registered page inside the frame. */
export function consoleRouter() {
  return createBrowserRouter([
    {
      path: "/console/sign-in",
      HydrateFallback: Waiting,
      lazy: async () => ({ Component: (await import("./sign-in/SignIn.tsx")).default }),
    },
    {
      path: "/console",
      Component: Frame,
      ErrorBoundary: RouteProblem,
      HydrateFallback: Waiting,
      children: [
        ...collect(WEB_REGISTRATIONS, "consolePages").map(routeOf),
        ...GALLERY,
        { path: "start", Component: Start },
        { path: "*", Component: NoSuchPage, handle: { title: "没有这一页" } },
      ],
    },
  ]);
}

/** In development only; the build for production drops it. */
const GALLERY: RouteObject[] = import.meta.env.DEV
  ? [{ path: "kit", lazy: async () => ({ Component: (await import("../gallery/Gallery.tsx")).default }) }]
  : [];

function routeOf(page: PageRegistration): RouteObject {
  const lazy = async () => ({ Component: (await page.load()).default });
  const handle = { title: page.title };
  return page.path === ""
    ? { index: true, lazy, handle, ErrorBoundary: RouteProblem }
    : { path: page.path, lazy, handle, ErrorBoundary: RouteProblem };
}

function RouteProblem() {
  return <ProblemState problem={useRouteProblem()} onRetry={() => location.reload()} />;
}
