import "@fontsource-variable/noto-sans-sc";
import "#ui/work/work.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { setApiKey } from "#ui/call.ts";
import { Waiting } from "#ui/controls/states.tsx";
import { BaseMapContext } from "#ui/map/base-map.ts";
import { makeQueryClient } from "#ui/use-call.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";
import { useCityMap } from "../use-city-map.ts";
import { keyOfThisScreen } from "./key.ts";

const [WALL] = collect(WEB_REGISTRATIONS, "screenPages");
const Wall = lazy(() => WALL?.load() ?? Promise.reject(new Error("no wall is registered")));
const queries = makeQueryClient();

/** 大屏: dark by design; for one wall, without a frame. */
export function showFace(root: HTMLElement): void {
  document.documentElement.dataset.theme = "dark";
  document.documentElement.dataset.face = "screen";
  document.title = `${WALL?.title ?? "大屏"}·方圆`;
  setApiKey(keyOfThisScreen());
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Face />
      </QueryClientProvider>
    </StrictMode>,
  );
}

function Face() {
  const baseMap = useCityMap(WEB_REGISTRATIONS, true);
  return (
    <BaseMapContext value={baseMap}>
      <Suspense fallback={<Waiting label="正在打开" />}>
        <Wall />
      </Suspense>
    </BaseMapContext>
  );
}
