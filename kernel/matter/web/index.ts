/** What matters give the console: the page of one matter. */
import type { WebRegistration } from "#ui/shell.ts";

export const matterWeb: WebRegistration = {
  id: "matter",
  consolePages: [{ path: "matters/:id", title: "事项", load: () => import("./page/MatterPage.tsx") }],
};
