/** What inputs of acts are made from, and the pieces that many of them share. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { PenaltyKind } from "#law/penalty/public.ts";
import type { CaseDetail, Penalty } from "../../case.ts";
import { idOf } from "../../rehearsal.ts";
import type { Chance } from "../random.ts";

export interface Ground {
  readonly chance: Chance;
  readonly detail: CaseDetail;
  readonly now: Instant;
  readonly actorId: string | null;
}
export type Make = (ground: Ground) => object;

export const WORDS = "按照调查核实的情况办理，理由如上";
export const yes = ({ chance }: Ground, probability = 0.9) => chance.is(probability);
export const today = ({ now }: Ground) => plainDateOf(now);

export function second({ chance, detail, actorId }: Ground): { secondOfficerId: string } {
  const colleague = detail.handlerIds.find((id) => id !== actorId);
  if (colleague && chance.is(0.85)) return { secondOfficerId: colleague };
  return { secondOfficerId: idOf(chance.pick([1, 2, 3, 3, 4, 5, 6])) };
}

const FINES = [50_00, 100_00, 200_00, 200_01, 1_000_00, 3_000_00, 4_999_99, 5_000_00, 20_000_00, 70_000_00, 120_000_00];

export function penalty({ chance }: Ground): Penalty {
  const fineFen = chance.pick(FINES);
  const kinds: PenaltyKind[] = chance.is(0.2)
    ? ["warning"]
    : chance.is(0.1)
      ? ["fine", "suspend_permit"]
      : chance.is(0.3)
        ? ["warning", "fine"]
        : chance.is(0.1)
          ? ["fine", "confiscate_goods"]
          : ["fine"];
  return { kinds, fineFen: kinds.includes("fine") ? fineFen : 0, confiscateFen: 0, words: "依法给予的处罚" };
}

export const idIn =
  (list: (detail: CaseDetail) => readonly { readonly id: string }[], name: string, rest: Make = () => ({})): Make =>
  (ground) => {
    const ids = list(ground.detail).map((one) => one.id);
    return { [name]: ids.length === 0 ? "none" : ground.chance.pick(ids), ...rest(ground) };
  };
export const reason: Make = () => ({ reason: WORDS });
export const opinion: Make = () => ({ opinion: WORDS });
