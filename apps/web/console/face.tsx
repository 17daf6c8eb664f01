import "@fontsource-variable/noto-sans-sc";
import "#ui/work/work.css";
import "#ui/fields/fields.css";
import "#ui/fields/photos.css";
import "#ui/table/table.css";
import "./console.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { deskTheme } from "#ui/theme.ts";
import { makeQueryClient } from "#ui/use-call.ts";
import { consoleRouter } from "./router.tsx";
import { useTheme } from "./use-theme.ts";

/** 管理端. */
export function showFace(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <Face />
    </StrictMode>,
  );
}

const queries = makeQueryClient();
const router = consoleRouter();

function Face() {
  const { isDark } = useTheme();
  return (
    <ConfigProvider locale={zhCN} theme={deskTheme(isDark)} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
