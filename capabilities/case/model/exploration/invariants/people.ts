/** 立案、执法人员、当场处罚. */
import { limitationEnd } from "#law/penalty/public.ts";
import type { CaseAct } from "../../procedure.ts";
import { idOf } from "../../rehearsal.ts";
import { beforeOf, detailOf, fineOf, hasValidCertificate, type Invariant, secondOf } from "./view.ts";

const AUXILIARY = idOf(4);
const CLERICAL: readonly CaseAct[] = ["receive_clue", "unmask", "bank_money", "refund_payment", "record_payment"];

export const FILING_AND_PEOPLE: readonly Invariant[] = [
  {
    says: "立案有当事人、证据和两名持证承办人",
    after: ["file_case"],
    holds: (v) => {
      const { party, evidence, handlerIds } = detailOf(v);
      return (
        party !== null &&
        evidence.length > 0 &&
        new Set(handlerIds).size >= 2 &&
        handlerIds.every((id) => hasValidCertificate(v, id))
      );
    },
  },
  {
    says: "立案没有超过追究时效",
    after: ["file_case", "decide_penalty"],
    holds: (v) => {
      const { actOn, actEndedOn, isContinuing, discoveredOn, causedHarm } = detailOf(v);
      if (!actOn || !discoveredOn) return false;
      const harm = !causedHarm ? "none" : v.walk.world.offence.isUnderEcoCode ? "environment" : "safety";
      const end = limitationEnd({ endedOn: isContinuing ? null : (actEndedOn ?? actOn), harm });
      return end === null || discoveredOn <= end;
    },
  },
  {
    says: "协管人员没有办理任何执法事项",
    holds: (v) => v.step.actor.personId !== AUXILIARY || CLERICAL.includes(v.step.act),
  },
  {
    says: "须两名执法人员的事项，第二名是另一名持证人员",
    holds: (v) => {
      const second = secondOf(v.step);
      return (
        second === undefined ||
        (second !== v.step.actor.personId &&
          hasValidCertificate(v, second) &&
          hasValidCertificate(v, v.step.actor.personId))
      );
    },
  },
  {
    says: "承办人始终不少于两人",
    holds: (v) => detailOf(v).handlerIds.length === 0 || new Set(detailOf(v).handlerIds).size >= 2,
  },
  {
    says: "决定回避的人不再是承办人",
    holds: (v) =>
      !detailOf(v).recusals.some((one) => one.isGranted === true && detailOf(v).handlerIds.includes(one.personId)),
  },
  {
    says: "审核、主持、讨论过的人不是承办人",
    holds: (v) => {
      const { handlerIds, legalReview, hearing, collective } = detailOf(v);
      return ![
        legalReview?.reviewerId,
        hearing?.state === "reported" ? hearing.presiderId : null,
        ...(collective?.attendeeIds ?? []),
      ].some((id) => id != null && handlerIds.includes(id));
    },
  },
  {
    says: "诉讼中没有自行取证",
    after: ["add_evidence"],
    holds: (v) => !beforeOf(v).remedies.some((one) => one.kind === "litigation" && one.state !== "concluded"),
  },
  // 当场处罚
  {
    says: "当场处罚限于警告、罚款，不超过二百元、三千元",
    after: ["decide_on_the_spot"],
    holds: (v) =>
      fineOf(v) <= (detailOf(v).party?.kind === "organization" ? 3_000_00 : 200_00) &&
      (detailOf(v).penalty?.kinds.every((kind) => kind === "warning" || kind === "fine") ?? false),
  },
  {
    says: "当场处罚先告知、后听取、再决定",
    after: ["decide_on_the_spot"],
    holds: (v) => ["identified", "informed", "heard"].every((one, index) => beforeOf(v).spotSteps[index] === one),
  },
  {
    says: "当场处罚结案前已备案",
    after: ["close_case"],
    holds: (v) =>
      detailOf(v).procedure !== "simple" ||
      detailOf(v).outcome !== "penalty" ||
      v.step.after.core.flags.includes("filed_with_agency"),
  },
];
