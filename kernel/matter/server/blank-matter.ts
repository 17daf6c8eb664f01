import type { Instant } from "#base/instant.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { type MatterCore, NOT_YET } from "#kernel/procedure/model/public.ts";
import type { AnyKind } from "./kind.ts";

/** A matter of which nothing is known yet: what a creating act starts from. */
export function blankMatter({
  id,
  kind,
  actor,
  now,
}: {
  id: string;
  kind: AnyKind;
  actor: Actor;
  now: Instant;
}): MatterCore {
  return {
    id,
    kind: kind.procedure.kind,
    number: null,
    procedureVersion: kind.procedure.version,
    state: NOT_YET,
    subject: "",
    title: "",
    address: "",
    source: "",
    divisionCode: actor.divisionCode ?? "000000000000",
    unitId: null,
    cellCode: null,
    position: null,
    turn: null,
    flags: [],
    version: 0,
    openedAt: now,
    closedAt: null,
  };
}
