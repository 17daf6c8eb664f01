import "#ui/public.css";
import "#ui/fields/photos.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Waiting } from "#ui/controls/states.tsx";
import { PublicRouter } from "#ui/public/router.tsx";
import { makeQueryClient } from "#ui/use-call.ts";
import { collect } from "../collect.ts";
import { PUBLIC_REGISTRATIONS } from "./capabilities.ts";
import { NoPage, PublicFrame } from "./PublicFrame.tsx";

const queries = makeQueryClient();
const PAGES = collect(PUBLIC_REGISTRATIONS, "publicPages");

/** 公众端. */
export function showFace(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <PublicRouter pages={PAGES} frame={PublicFrame} fallback={NoPage} waiting={<Waiting />} />
      </QueryClientProvider>
    </StrictMode>,
  );
  if (!BRINGS_CHINESE_FONT.test(navigator.userAgent)) loadFontLater();
}

/** Systems that come with a Chinese font, which `ui/public.css` names first: they are not asked to load another. */
const BRINGS_CHINESE_FONT = /Android|iPhone|iPad|Macintosh|Windows|HarmonyOS|OpenHarmony/;

/** For the machines without one, and only when the page is there. */
function loadFontLater(): void {
  const load = () => void import("@fontsource-variable/noto-sans-sc");
  if (document.readyState === "complete") setTimeout(load, 0);
  else window.addEventListener("load", load, { once: true });
}
