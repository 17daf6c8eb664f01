/** What documents give the public face: verifying a paper, signing by a link. */
import type { WebRegistration } from "#ui/shell.ts";

export const documentCitizens: WebRegistration = {
  id: "document",
  publicPages: [
    { path: "verify/:code", title: "文书核验", load: () => import("./public/VerifyPage.tsx") },
    { path: "sign/:token", title: "文书签名", load: () => import("./public/SignPage.tsx") },
  ],
};
