/** Routes of the party's own page: each asks for number and code anew. */
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import * as contract from "#capabilities/case/contract.ts";
import { type ShownPaper, showPaper } from "#kernel/document/server/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import { type Engine, getMatterInScope } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, route } from "#platform/http/route.ts";
import { agencyOf } from "../agency.ts";
import { loadCase } from "../case-file.ts";
import { findPartyCase, type PartyKey } from "./access.ts";
import { actOfParty, arrivedOn, partyCase } from "./party-case.ts";
import { receiptPdf } from "./receipts.ts";

export function partyRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.openPartyCase, async ({ body, now }) => partyCase(engine, body, now)),
    route(contract.actAsParty, async ({ body, now, ip }) => actOfParty(engine, body, { now, ip })),
    route(contract.readPartyPaper, async ({ body, now }) => {
      const { name, number, agency, blocks } = await deliveredPaper(platform, body, now);
      return { name, number, agency, blocks: [...blocks] };
    }),
    route(contract.getPartyPaperPdf, async ({ body, now }) => {
      const paper = await deliveredPaper(platform, body, now);
      return pdfAnswer(await paper.pdf(), `${paper.name} ${paper.number}.pdf`);
    }),
    route(contract.getPartyReceipt, async ({ body }) => {
      const matterId = await findPartyCase(database, body);
      const { core } = await getMatterInScope(engine, matterId, SYSTEM_ACTOR);
      const agency = await agencyOf(database, core.unitId, core.divisionCode);
      const number = core.number ?? "";
      const pdf = await receiptPdf(database, { matterId, seq: body.seq, number, agency: agency.name });
      return pdfAnswer(pdf, `回执 ${number} ${body.seq}.pdf`);
    }),
    route(contract.uploadPartyEvidence, async ({ query, body, headers, now }) => {
      const { number, code } = contract.PARTY_HEADERS;
      await findPartyCase(database, { number: headers[number] ?? "", code: headers[code] ?? "" });
      const { sha256 } = await storeFile(platform, {
        bytes: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        sha256: query.sha256 ?? null,
        declaredType: headers["content-type"] ?? null,
        fileName: query.fileName ?? null,
        allowed: contract.PARTY_MEDIA_TYPES,
        upload: { personId: null, role: "party", takenAt: null, position: null, accuracyMetres: null, device: "" },
        now,
      });
      return { id: sha256 };
    }),
  ];
}

/** A paper that is still on its way, or of another case, looks absent. @throws Problem not found */
async function deliveredPaper(
  platform: Platform,
  { paper: code, ...key }: PartyKey & { readonly paper: string },
  now: Instant,
): Promise<ShownPaper> {
  const { database, secrets } = platform;
  const matterId = await findPartyCase(database, key);
  const paper = await showPaper(platform, { matterId, code, now });
  if (!paper || !arrivedOn(await loadCase(secrets, database, matterId), paper))
    throw new Problem(PROBLEMS.notFound, { detail: "没有这份文书，或者还没有送达" });
  return paper;
}

function pdfAnswer(pdf: Buffer, name: string): FileAnswer {
  return new FileAnswer("application/pdf", pdf, {
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
