/** Who may not, by table; and random walks: whatever people try, in whatever order, the table and the guards hold. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMillis, DAY_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { type Actor, ROLES, type Role } from "#kernel/people/model/public.ts";
import {
  AGENDA_PROCEDURE,
  PLAN_PROCEDURE,
  RECTIFICATION_PROCEDURE,
  SUPERVISION_PROCEDURE,
  TASK_PROCEDURE,
  WHISTLE_PROCEDURE,
} from "../procedure.ts";
import { EMPTY, idOf, type Line, play, type Rehearsal, type TaskAct, UNITS, WHO } from "./rehearsal.ts";

const START = shanghaiTime("2026-03-02 09:00");
const PROOF = ["a".repeat(64)];
const CREATE: Line = {
  ...{ act: "create", by: WHO.system, now: START },
  input: {
    title: "背街小巷整治",
    leadUnitId: UNITS.lead,
    responsibleUnitIds: [UNITS.part],
    dueOn: "2026-05-29",
    divisionCode: "990102000000",
  },
};

function standing(...lines: readonly Line[]): Rehearsal {
  return lines.reduce((before, line) => {
    const played = play(before, line);
    if (played.kind === "refused") throw new Error(`${line.act}: ${JSON.stringify(played)}`);
    return played.rehearsal;
  }, EMPTY);
}
const line = (act: TaskAct, by: Actor, input: unknown = {}): Line => ({
  act,
  by,
  input,
  now: addMillis(START, DAY_MS),
});
const RECEIVED = [CREATE, line("receive", WHO.lead)];
const PART_DONE = [
  ...RECEIVED,
  line("finish_part", WHO.part, { partId: UNITS.part, text: "已经完成", files: PROOF }),
  line("confirm_part", WHO.lead, { partId: UNITS.part }),
];
const SUBMITTED = [...PART_DONE, line("submit", WHO.lead, { text: "全部完成，见照片", files: PROOF })];
const ASKED = [...RECEIVED, line("ask_extension", WHO.lead, { dueOn: "2026-06-30", reason: "汛期无法施工" })];

const denials: readonly (readonly [what: string, before: readonly Line[], tried: Line, rule: string])[] = [
  ["another unit receives", [CREATE], line("receive", WHO.stranger), "RW03-UNIT"],
  [
    "the responsible unit breaks down",
    RECEIVED,
    line("break_down", WHO.part, { unitId: UNITS.other, text: "清运" }),
    "RW04-UNIT",
  ],
  [
    "a stranger reports progress",
    RECEIVED,
    line("report_progress", WHO.stranger, { percent: 10, text: "进展" }),
    "RW07-PARTY",
  ],
  [
    "the lead finishes another's part",
    RECEIVED,
    line("finish_part", WHO.lead, { partId: UNITS.part, text: "已完成了", files: PROOF }),
    "RW08-PART",
  ],
  ["a part not finished is confirmed", RECEIVED, line("confirm_part", WHO.lead, { partId: UNITS.part }), "RW09-NONE"],
  [
    "done is reported over an open part",
    RECEIVED,
    line("submit", WHO.lead, { text: "全部完成了啊", files: PROOF }),
    "RW13-PARTS",
  ],
  [
    "done is reported over open tasks below",
    PART_DONE,
    { ...line("submit", WHO.lead, { text: "全部完成了啊", files: PROOF }), facts: { openChildren: 2 } },
    "RW13-CHILDREN",
  ],
  ["the unit confirms itself", SUBMITTED, line("confirm", WHO.lead), "RW14-ROLE"],
  [
    "the office confirms the task of its own unit",
    SUBMITTED,
    line("confirm", { ...WHO.office, unitId: UNITS.lead }),
    "RW14-OWN",
  ],
  [
    "who reported done confirms in another post",
    SUBMITTED,
    line("confirm", { ...WHO.leader, personId: WHO.lead.personId }),
    "RW14-SAME",
  ],
  [
    "confirming over values that wait",
    SUBMITTED,
    { ...line("confirm", WHO.office), facts: { pendingValues: 1 } },
    "RW14-VALUES",
  ],
  ["the office grants an extension", ASKED, line("grant_extension", WHO.office), "RW17-ROLE"],
  ["who asked grants", ASKED, line("grant_extension", { ...WHO.leader, personId: WHO.lead.personId }), "RW17-SAME"],
  [
    "a second extension while one waits",
    ASKED,
    line("ask_extension", WHO.lead, { dueOn: "2026-07-31", reason: "还需要时间施工" }),
    "RW16-ONCE",
  ],
  ["a person cancels who is no leader", RECEIVED, line("cancel", WHO.office, { reason: "不再需要了呀" }), "RW19-ROLE"],
  [
    "a person climbs the ladder by hand",
    RECEIVED,
    line("climb", WHO.leader, { step: 1, dueAt: START, reason: "" }),
    "RW21-ROLE",
  ],
  ["a step is left out", RECEIVED, line("climb", WHO.system, { step: 2, dueAt: START, reason: "" }), "RW21-ORDER"],
];

describe("a task refuses", () => {
  it.each(denials)("%s", (_, before, tried, rule) => {
    const played = play(standing(...before), tried);
    expect(played).toMatchObject({ kind: "refused", refusals: [expect.objectContaining({ rule })] });
  });

  it.each<readonly [what: string, before: readonly Line[], tried: Line, path: string]>([
    ["proof left out", PART_DONE, line("submit", WHO.lead, { text: "全部完成了啊", files: [] }), "input.files"],
    [
      "progress over a hundred",
      RECEIVED,
      line("report_progress", WHO.lead, { percent: 101, text: "进展" }),
      "input.percent",
    ],
    [
      "an extension to an earlier day",
      RECEIVED,
      line("ask_extension", WHO.lead, { dueOn: "2026-05-29", reason: "还需要时间施工" }),
      "input.dueOn",
    ],
    [
      "a part due after the task",
      RECEIVED,
      line("break_down", WHO.lead, { unitId: UNITS.other, text: "清运", dueOn: "2026-05-30" }),
      "input.dueOn",
    ],
  ])("%s, naming the field", (_, before, tried, path) => {
    expect(play(standing(...before), tried)).toMatchObject({
      kind: "refused",
      errors: [expect.objectContaining({ path })],
    });
  });
});

describe("every act of every kind", () => {
  const procedures = [
    PLAN_PROCEDURE,
    TASK_PROCEDURE,
    SUPERVISION_PROCEDURE,
    AGENDA_PROCEDURE,
    WHISTLE_PROCEDURE,
    RECTIFICATION_PROCEDURE,
  ];
  const acts = procedures.flatMap((procedure) =>
    Object.entries(procedure.acts).map(([id, act]) => ({ kind: procedure.kind, id, act })),
  );

  it("has a code of its own and posts that exist", () => {
    expect(new Set(acts.map(({ act }) => act.code)).size).toBe(acts.length);
    for (const { act } of acts) expect((act.by as readonly Role[]).every((role) => role in ROLES)).toBe(true);
  });

  it("leaves no state without a way out but the ends", () => {
    for (const { kind, states, acts: own } of procedures) {
      const left = Object.values(own)
        .filter(({ to, from }) => from !== "none" && to !== "same")
        .flatMap(({ from }) => [...(from as readonly string[])]);
      for (const [id, state] of Object.entries(states))
        if (!state.isTerminal) expect(left, `${kind} ${id}`).toContain(id);
    }
  });
});

const ACTS = (Object.keys(TASK_PROCEDURE.acts) as TaskAct[]).filter((act) => act !== "create" && act !== "assign");
const TOGETHER = {
  ...{ percent: 40, text: "按计划推进，见照片", files: PROOF, opinion: "请按要求补充", reason: "情况有变化，需要调整" },
  ...{
    unitId: UNITS.other,
    personId: WHO.lead.personId,
    difficulty: "hard",
    question: "需要协调用地问题",
    meeting: "专题会",
  },
};

interface Attempt {
  readonly act: TaskAct;
  readonly who: keyof typeof WHO;
  readonly days: number;
  readonly part: number;
}
const attempts = fc.array(
  fc.record({
    act: fc.constantFrom(...ACTS),
    who: fc.constantFrom(...(Object.keys(WHO) as (keyof typeof WHO)[])),
    days: fc.nat(6),
    part: fc.nat(3),
  }),
  { maxLength: 60 },
);

describe("a walk", () => {
  it("keeps what must always hold", () => {
    fc.assert(
      fc.property(attempts, (walk) => {
        let at = standing(CREATE);
        let now: Instant = START;
        for (const attempt of walk) {
          now = addMillis(now, attempt.days * DAY_MS);
          const played = play(at, lineOf(at, attempt, now));
          if (played.kind === "refused") continue;
          judge(at, played.rehearsal, attempt);
          at = played.rehearsal;
        }
      }),
      { numRuns: 150 },
    );
  });
});

function lineOf(at: Rehearsal, { act, who, part }: Attempt, now: Instant): Line {
  const partId = at.parts[part % Math.max(1, at.parts.length)]?.id ?? idOf(9);
  const dueOn = act === "ask_extension" ? "2027-01-29" : undefined;
  const step = at.detail.ladderStep + 1;
  return {
    act,
    by: WHO[who],
    now,
    input: { ...TOGETHER, partId, step, dueAt: addMillis(now, DAY_MS), ...(dueOn ? { dueOn } : {}) },
  };
}

function judge(before: Rehearsal, { core, detail, parts, clocks }: Rehearsal, { act, who }: Attempt): void {
  const isOver = core.state === "done" || core.state === "cancelled";
  // Done only through a report with every part confirmed, by somebody who did not report it.
  if (core.state === "done" && before.core.state !== "done") {
    expect(before.core.state).toBe("submitted");
    expect(parts.every(({ state }) => state === "confirmed")).toBe(true);
    expect(before.detail.submittedByPersonId).not.toBe(WHO[who].personId);
  }
  if (before.core.state === "done" || before.core.state === "cancelled") expect(core.state).toBe(before.core.state);
  if (isOver) {
    expect(clocks.every(({ state }) => state === "stopped")).toBe(true);
    expect(core.turn).toBeNull();
    expect(detail.ladderStep).toBe(0);
  }
  expect(detail.ladderStep).toBeLessThanOrEqual(before.detail.ladderStep + 1);
  expect(core.flags.includes("climbed")).toBe(detail.ladderStep > 0);
  expect(core.flags.includes("extension_asked")).toBe(detail.askedDueOn !== null && !isOver);
  if (core.state === "submitted")
    expect(clocks.find(({ kind, state }) => kind === "task" && state === "running")).toBeUndefined();
  // A stranger moves nothing.
  if (who === "stranger") expect(parts.some(({ unitId }) => unitId === UNITS.other) || act === "comment").toBe(true);
  expect(core.version).toBe(before.core.version + 1);
}
