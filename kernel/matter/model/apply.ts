/** Applying effects to a matter, in memory. Pure: the server writes what comes out, tests and models use the same function. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import {
  type Clock,
  extendClock,
  pauseClock,
  reopenClock,
  resumeClock,
  startClock,
  stopClock,
  type WorkingCalendar,
} from "#kernel/clock/model/public.ts";
import type { Effect, MatterCore } from "#kernel/procedure/model/public.ts";

export interface Applied<D> {
  readonly core: MatterCore;
  readonly detail: Partial<D>;
  /** All clocks; `touched` are the positions in it that changed or are new. */
  readonly clocks: readonly Clock[];
  readonly touched: ReadonlySet<number>;
  readonly involved: readonly { readonly unitId: string; readonly as: "lead" | "assist" }[];
  /** Letter of the number to give, or null. */
  readonly numberLetter: string | null;
  readonly tells: readonly { readonly event: string; readonly payload: Json }[];
  /** Legal documents to be issued with the act. */
  readonly issues: readonly {
    readonly form: string;
    readonly key: string;
    /** 当场交付. */
    readonly isHandedOver: boolean;
  }[];
}

export interface Ground<D> {
  readonly core: MatterCore;
  readonly clocks: readonly Clock[];
  readonly effects: readonly Effect<D>[];
  readonly to: string;
  readonly isTerminal: boolean;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
}

/** Applies the effects in their order, then the new state. A matter that reaches a terminal state stops every clock. */
export function applyEffects<D>(ground: Ground<D>): Applied<D> {
  const { calendar, now } = ground;
  let core = ground.core;
  let detail: Partial<D> = {};
  const clocks = [...ground.clocks];
  const touched = new Set<number>();
  const involved: { unitId: string; as: "lead" | "assist" }[] = [];
  const tells: { event: string; payload: Json }[] = [];
  const issues: Applied<D>["issues"][number][] = [];
  let numberLetter: string | null = null;

  const going = (kind: string) => clocks.findIndex((clock) => clock.kind === kind && clock.state !== "stopped");
  const change = (index: number, next: (clock: Clock) => Clock) => {
    const clock = clocks[index];
    if (!clock) return;
    clocks[index] = next(clock);
    touched.add(index);
  };

  for (const effect of ground.effects) {
    switch (effect.kind) {
      case "startClock":
        change(going(effect.clock), (clock) => stopClock(clock, now));
        touched.add(
          clocks.push(
            startClock(calendar, {
              kind: effect.clock,
              label: effect.label,
              limit: effect.limit,
              source: effect.source,
              at: effect.startedAt ?? now,
            }),
          ) - 1,
        );
        break;
      case "stopClock":
        change(going(effect.clock), (clock) => stopClock(clock, now));
        break;
      case "pauseClock":
        change(going(effect.clock), (clock) =>
          clock.state === "paused" ? clock : pauseClock(clock, now, effect.reason),
        );
        break;
      case "resumeClock":
        change(going(effect.clock), (clock) => (clock.state === "running" ? clock : resumeClock(calendar, clock, now)));
        break;
      case "reopenClock":
        change(
          clocks.findLastIndex((clock) => clock.kind === effect.clock),
          (clock) => (clock.state === "stopped" ? reopenClock(clock) : clock),
        );
        break;
      case "extendClock":
        change(going(effect.clock), (clock) => extendClock(calendar, clock, effect.by, now, effect.reason));
        break;
      case "turn":
        core = { ...core, turn: effect.turn };
        break;
      case "detail":
        detail = { ...detail, ...effect.changes };
        break;
      case "matter":
        core = { ...core, ...effect.changes };
        break;
      case "flag": {
        const kept = core.flags.filter((flag) => !effect.remove?.includes(flag));
        core = { ...core, flags: [...new Set([...kept, ...(effect.add ?? [])])] };
        break;
      }
      case "involve":
        involved.push({ unitId: effect.unitId, as: effect.as });
        break;
      case "number":
        numberLetter = core.number ? null : effect.letter;
        break;
      case "issue":
        issues.push({ form: effect.form, key: effect.key, isHandedOver: effect.isHandedOver ?? false });
        break;
      case "tell":
        tells.push({ event: effect.event, payload: effect.payload });
        break;
    }
  }
  if (ground.isTerminal) {
    for (const [index, clock] of clocks.entries())
      if (clock.state !== "stopped") change(index, (going) => stopClock(going, now));
  }
  const closedAt = ground.isTerminal ? (core.closedAt ?? now) : null;
  core = { ...core, state: ground.to, closedAt, version: core.version + 1 };
  return { core, detail, clocks, touched, involved, numberLetter, tells, issues };
}
