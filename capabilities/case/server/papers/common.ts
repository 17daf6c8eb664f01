/** Fields that many forms share. */
import type { Json } from "#base/canonical-json.ts";
import { departureWords } from "#capabilities/case/model/public.ts";
import type { PaperCase } from "./paper-case.ts";
import { remedyText } from "./words.ts";

export function commonContent(paper: PaperCase): Readonly<Record<string, Json | undefined>> {
  const { wanted, known, on, offence, agency, nameOf } = paper;
  const { matter } = wanted;
  const { party, partyContact } = known;
  const penalty = known.penalty ?? known.noticed ?? known.proposal;
  return {
    caseNumber: matter.number ?? "",
    causeOfAction: known.causeOfAction || matter.subject,
    partyName: party?.name,
    partyKind: party?.kind,
    partyIdNumber: partyContact?.identityNumber,
    partyAddress: partyContact?.address,
    partyPhone: partyContact?.phone,
    legalRepresentative: party?.legalRepresentative ?? undefined,
    agencyName: agency.name,
    issuedOn: on,
    officers: officersIn(paper),
    facts: known.facts || known.summary,
    basis: offence ? [...offence.basis] : undefined,
    fineFen: penalty && penalty.fineFen > 0 ? penalty.fineFen : undefined,
    proposal: (known.proposal ?? penalty)?.words,
    discretion: known.discretionReason
      ? [
          `${known.discretionTier ?? ""}：${known.discretionReason}${known.isDeparture ? "（减轻处罚）" : ""}`,
          departureWords(known, nameOf),
        ]
          .filter(Boolean)
          .join("。")
      : undefined,
    departure: departureWords(known, nameOf) || undefined,
    decisionNumber: known.decisionNumber ?? undefined,
    remedyText: remedyText(on, known.procedure === "simple"),
    place: matter.address,
    location: matter.address,
    contact: [agency.address, agency.dutyPhone].filter(Boolean).join("，"),
    legalBasis: offence?.seizureBasis?.text,
    filedOn: known.filedOn ?? undefined,
    closedOn: known.closedOn ?? undefined,
  };
}

/** The two of the act where it names a second one, else the handlers. */
function officersIn({ wanted, known, input, officersOf }: PaperCase): Json {
  const second = input.secondOfficerId;
  const ids = typeof second === "string" && wanted.actor.personId ? [wanted.actor.personId, second] : known.handlerIds;
  return officersOf(ids).map((officer) => ({ ...officer }));
}
