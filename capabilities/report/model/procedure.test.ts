import { describe, expect, it } from "vitest";
import { listActs, movesOf } from "#kernel/procedure/model/public.ts";
import { ENDS, OPEN } from "./acts/report-act.ts";
import type { ReportState } from "./labels.ts";
import { REPORT_PROCEDURE } from "./procedure.ts";
import {
  emptyRehearsal,
  idOf,
  type Line,
  mustPlay,
  PHOTO,
  type Played,
  play,
  situationOf,
  UNITS,
} from "./rehearsal.ts";
import { rulesOf, until } from "./retelling.ts";
import { at, CONDITION, lines, PATROL_STORY, WHO } from "./story.ts";

const moves = movesOf(REPORT_PROCEDURE);
const now = at("2026-11-16 10:00");

describe("the table", () => {
  it("gives every state that is not an end an act that leaves it", () => {
    for (const state of OPEN)
      expect(
        moves.some((move) => move.from === state && move.to !== state),
        state,
      ).toBe(true);
  });

  it("reaches an end from every state", () => {
    const reaching = new Set<string>(ENDS);
    for (let round = 0; round < OPEN.length; round++) {
      for (const move of moves) if (reaching.has(move.to)) reaching.add(move.from);
    }
    expect(OPEN.filter((state) => !reaching.has(state))).toEqual([]);
  });

  it("lets every state be reached from a new report", () => {
    const reached = new Set<string>(["none"]);
    for (let round = 0; round < OPEN.length + 4; round++) {
      for (const move of moves) if (reached.has(move.from)) reached.add(move.to);
    }
    expect(Object.keys(REPORT_PROCEDURE.states).filter((state) => !reached.has(state))).toEqual([]);
  });

  it("allows at an end only what comes after closing", () => {
    const from = (state: ReportState) =>
      Object.entries(REPORT_PROCEDURE.acts)
        .filter(([, act]) => act.from !== "none" && (act.from as readonly string[]).includes(state))
        .map(([id]) => id)
        .toSorted();
    // How casework ended is told to a report even when it ended before.
    const heard = ["comment", "enforcement_ended", "unmask"];
    expect(from("refused")).toEqual(heard);
    expect(from("annulled")).toEqual(heard);
    expect(from("merged")).toEqual(heard);
    expect(from("closed")).toEqual(
      [
        "ask_appeal",
        "comment",
        "decide_appeal",
        "enforcement_ended",
        "rate",
        "reopen",
        "return_visit",
        "review_appeal",
        "unmask",
      ].toSorted(),
    );
  });

  it("has every transition of the standard's table", () => {
    const codes = new Set(Object.values(REPORT_PROCEDURE.acts).map((act) => act.code));
    const wanted = [
      ...[
        "T01",
        "T01s",
        "T02",
        "T03",
        "T04",
        "T05",
        "T06",
        "T07",
        "T08",
        "T09",
        "T09b",
        "T09r",
        "T10",
        "T11",
        "T12",
        "T13",
        "T14",
        "T15",
      ],
      ...[
        "T16",
        "T16r",
        "T17",
        "T17r",
        "T18",
        "T18r",
        "T19",
        "T19r",
        "T20",
        "T21",
        "T22",
        "T23",
        "T24",
        "T24r",
        "T25",
        "T26",
      ],
    ];
    expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
  });

  it("shows at every step of the ordinary story the next act as allowed to the one whose turn it is", () => {
    let rehearsal = emptyRehearsal();
    for (const line of PATROL_STORY) {
      const listed = listActs(REPORT_PROCEDURE, situationOf(rehearsal, line)).find(({ act }) => act === line.act);
      expect(listed, line.act).toMatchObject({ isAllowed: true, isMine: true, refusals: [] });
      if (rehearsal.core.turn) expect(rehearsal.core.turn.roles).toContain(line.actor.role);
      rehearsal = mustPlay(rehearsal, line);
    }
    expect(rehearsal.core).toMatchObject({ state: "closed", turn: null });
  });

  it("says in Chinese whose turn it is and why", () => {
    expect(until("pass_recheck").core.turn).toEqual({
      roles: ["shift_leader", "acceptor"],
      reason: "核查通过，待你结案",
      unitId: null,
      personId: null,
    });
  });

  it("marks the reporter's name and telephone, and nothing else, as personal", () => {
    const line: Line = { act: "report_by_public", actor: WHO.acceptor, now };
    const listed = listActs(REPORT_PROCEDURE, situationOf(emptyRehearsal(), line)).find(({ act }) => act === line.act);
    expect(listed?.fields.filter(({ isPersonal }) => isPersonal).map(({ name }) => name)).toEqual([
      "reporterName",
      "reporterPhone",
    ]);
  });

  it("offers the filing conditions of the class with their limits", () => {
    const line: Line = { act: "file_case", actor: WHO.shiftLeader, now };
    const listed = listActs(REPORT_PROCEDURE, situationOf(until("accept"), line)).find(
      ({ act }) => act === "file_case",
    );
    const field = listed?.fields.find(({ name }) => name === "conditionId");
    expect(field?.options).toEqual([{ value: CONDITION, label: "公共场所未入容器的生活垃圾", hint: "4 工作时，清理" }]);
  });
});

describe("moves that the standard forbids", () => {
  const cases: readonly [name: string, played: () => Played, rule: string][] = [
    ["dispatch before filing", () => play(until("accept"), lines.dispatch(now)), "T09-STATE"],
    ["close while a unit still handles", () => play(until("receive"), lines.close(now)), "T22-STATE"],
    [
      "recheck by a supervisor of the unit that handled",
      () => {
        const insider = { ...WHO.secondSupervisor, unitId: UNITS.cleaning };
        return play(until("send_recheck"), { ...lines.pass(now), actor: insider });
      },
      "T20-HANDLER",
    ],
    [
      "recheck ordered from somebody of the crew",
      () => {
        const crew = { personId: idOf(72), name: "处置人员", unitId: null, distanceMetres: null };
        const facts = {
          onDutySupervisors: [
            crew,
            ...situationOf(until("report_result"), lines.sendRecheck(now)).facts.onDutySupervisors,
          ],
        };
        return play(until("report_result"), {
          ...lines.sendRecheck(now),
          input: { supervisorPersonId: idOf(72) },
          facts,
        });
      },
      "T19-HANDLER",
    ],
    [
      "a second extension granted by a shift leader",
      () => {
        const ask: Line = {
          act: "ask_extension",
          actor: WHO.cleaningDesk,
          now,
          input: { value: 1, unit: "hour", reason: "道路封闭绕行" },
        };
        const grant: Line = { act: "grant_extension", actor: WHO.shiftLeader, now };
        return play(mustPlay(until("receive"), ask, grant, ask), grant);
      },
      "T15-LEVEL",
    ],
    [
      "an extension asked for after the deadline",
      () =>
        play(until("receive"), {
          act: "ask_extension",
          actor: WHO.cleaningDesk,
          now: at("2026-11-17 09:00"),
          input: { value: 1, unit: "hour", reason: "道路封闭绕行" },
        }),
      "T14-DEADLINE",
    ],
    ["a return after feedback", () => play(until("report_result"), lines.sendBack(now)), "T10-STATE"],
    [
      "an emergency on the ledger",
      () => {
        const cover = "facility:0101";
        const patrol = lines.patrol(now);
        const input = { ...(patrol.input as object), classKey: cover };
        const emergency = mustPlay(
          emptyRehearsal(),
          { ...patrol, input },
          lines.accept(now),
          lines.file(now, `${cover}/1`),
          lines.dispatch(now),
          lines.receive(now),
        );
        return play(emergency, {
          act: "ask_ledger",
          actor: WHO.cleaningDesk,
          now,
          input: { reason: "等待备件", date: "2026-12-01", photos: [PHOTO] },
        });
      },
      "T18-EMERGENCY",
    ],
    [
      "a returned matter sent straight to closing by the dispatcher",
      () => play(mustPlay(until("receive"), lines.sendBack(now)), { ...lines.close(now), actor: WHO.dispatcher }),
      "T22-STATE",
    ],
    [
      "an annulment after closing",
      () => play(until("close"), { act: "annul", actor: WHO.shiftLeader, now, input: { reason: "重复录入" } }),
      "T25-STATE",
    ],
  ];
  it.each(cases)("refuses %s", (_, played, rule) => {
    expect(rulesOf(played())).toContain(rule);
  });

  it("gives every refusal a Chinese sentence and a source", () => {
    for (const [, played] of cases) {
      const result = played();
      const refusals = result.kind === "refused" ? result.refusals : [];
      for (const refusal of refusals) {
        expect(refusal.message).toMatch(/\p{Script=Han}{4}/u);
        expect(refusal.source).not.toBe("");
      }
    }
  });
});
