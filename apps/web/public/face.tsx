import "#ui/public.css";
import "#ui/fields/photos.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Waiting } from "#ui/controls/states.tsx";
import { makeQueryClient } from "#ui/use-call.ts";
import { collect } from "../collect.ts";
import { PUBLIC_REGISTRATIONS } from "./capabilities.ts";
import { NoSuchPage, PublicFrame } from "./PublicFrame.tsx";

const queries = makeQueryClient();
const router = createBrowserRouter([
  {
    path: "/",
    Component: PublicFrame,
    ErrorBoundary: NoSuchPage,
    HydrateFallback: Waiting,
    children: [
      ...collect(PUBLIC_REGISTRATIONS, "publicPages").map((page) => {
        const lazy = async () => ({ Component: (await page.load()).default });
        const handle = { title: page.title };
        return page.path === "" ? { index: true as const, lazy, handle } : { path: page.path, lazy, handle };
      }),
      { path: "*", Component: NoSuchPage },
    ],
  },
]);

/** 公众端. */
export function showFace(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
  loadFontLater();
}

/** The web font only serves machines without a Chinese one (`ui/public.css` names theirs first), and waits until the page is there. */
function loadFontLater(): void {
  const load = () => void import("@fontsource-variable/noto-sans-sc");
  if (document.readyState === "complete") setTimeout(load, 0);
  else window.addEventListener("load", load, { once: true });
}
