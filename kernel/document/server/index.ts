/** Registers documents on the server: papers know their matters only through the engine that the process composes. */
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { logAccess } from "#kernel/people/server/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { getDossier, printMatter } from "../contract.ts";
import { DOCUMENT_SETTINGS } from "../model/settings.ts";
import { makeDossier } from "./dossier/make-dossier.ts";
import { typesetMatter } from "./print-matter.ts";
import { draftRoutes } from "./routes/drafts.ts";
import { paperRoutes } from "./routes/papers.ts";
import { publicRoutes } from "./routes/public.ts";
import { templateRoutes } from "./routes/templates.ts";

export function documentPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "document",
    migrations: new URL("./migrations/", import.meta.url),
    settings: DOCUMENT_SETTINGS,
    routes: (platform) => {
      const engine = engineOf(platform);
      return [
        ...printRoutes(platform, engine),
        ...paperRoutes(platform, engine),
        ...publicRoutes(platform),
        ...draftRoutes(platform, engine),
        ...templateRoutes(platform, engine),
      ];
    },
  };
}

function printRoutes(platform: Platform, engine: Engine): readonly Route<Actor>[] {
  return [
    route(getDossier, async ({ params, caller, now, ip }) => {
      const { packed, number } = await makeDossier(platform, engine, { id: params.id, caller, now });
      const details = { what: "matter.dossier", matterId: params.id, number };
      await logAccess(platform.database, { kind: "matter_printed", personId: caller.personId, ip, details, now });
      const fileName = encodeURIComponent(`卷宗 ${number ?? params.id}.zip`);
      return new FileAnswer("application/zip", packed, {
        "content-disposition": `attachment; filename="dossier.zip"; filename*=UTF-8''${fileName}`,
        "cache-control": "no-store",
      });
    }),
    route(printMatter, async ({ params, caller, now, ip, headers }) => {
      const { pdf, number } = await typesetMatter(platform, engine, { id: params.id, caller, now });
      const userAgent = headers["user-agent"];
      await logAccess(platform.database, {
        kind: "matter_printed",
        personId: caller.personId,
        ip,
        ...(userAgent ? { userAgent } : {}),
        details: { what: "matter.printed", matterId: params.id, number },
        now,
      });
      const fileName = encodeURIComponent(`案卷 ${number ?? params.id}.pdf`);
      return new FileAnswer("application/pdf", pdf, {
        "content-disposition": `inline; filename="matter.pdf"; filename*=UTF-8''${fileName}`,
        // The paper says when and by whom it was printed: never one from before.
        "cache-control": "no-store",
      });
    }),
  ];
}
