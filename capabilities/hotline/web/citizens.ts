/** What the hotline gives the public face: the caller's own page, by the code that only they were given. */
import type { WebRegistration } from "#ui/shell.ts";

export const hotlineCitizens: WebRegistration = {
  id: "hotline",
  publicPages: [{ path: "hotline/:code", title: "热线诉求", load: () => import("./public/FollowOrderPage.tsx") }],
};
