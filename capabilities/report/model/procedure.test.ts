import { describe, expect, it } from "vitest";
import { listActs, movesOf } from "#kernel/procedure/model/public.ts";
import { ENDS, OPEN } from "./acts/report-act.ts";
import type { ReportState } from "./labels.ts";
import { REPORT_PROCEDURE, type ReportAct } from "./procedure.ts";
import {
  actorOf,
  emptyRehearsal,
  idOf,
  type Line,
  mustPlay,
  PHOTO,
  PLACE,
  type Played,
  play,
  situationOf,
  UNITS,
} from "./rehearsal.ts";
import { at, CLASS_KEY, CONDITION, lines, PATROL_STORY, storyUntil, WHO } from "./story.ts";

const moves = movesOf(REPORT_PROCEDURE);
const now = at("2026-11-16 10:00");

function rulesOf(played: Played): readonly string[] {
  return played.kind === "refused"
    ? [...played.refusals.map((refusal) => refusal.rule), ...played.errors.map((error) => error.path)]
    : [];
}

function until(act: ReportAct) {
  return mustPlay(emptyRehearsal(), ...storyUntil(act));
}

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

describe("separation of people", () => {
  it("keeps who accepted from dispatching the same matter, whatever post they hold now", () => {
    const turncoat = { ...actorOf("dispatcher", 21) };
    expect(rulesOf(play(until("file_case"), { ...lines.dispatch(now), actor: turncoat }))).toContain("T09-AXES");
    expect(rulesOf(play(until("file_case"), lines.dispatch(now)))).toEqual([]);
  });

  it("keeps who dispatched from closing it", () => {
    const turncoat = { ...actorOf("shift_leader", 41) };
    expect(rulesOf(play(until("pass_recheck"), { ...lines.close(now), actor: turncoat }))).toContain("T22-AXES");
  });

  it("lets nobody grant what they asked for", () => {
    const asked = mustPlay(until("receive"), {
      act: "ask_deferral",
      actor: actorOf("dispatcher", 51),
      now,
      input: { reason: "连续降雨，无法施工", date: "2026-11-20" },
    });
    expect(rulesOf(play(asked, { act: "defer", actor: WHO.commandLead, now }))).toContain("T17-ASKER");
    expect(rulesOf(play(asked, { act: "defer", actor: actorOf("command_lead", 52), now }))).toEqual([]);
  });

  it("annuls after dispatch only with a second person", () => {
    const asked = mustPlay(until("receive"), {
      act: "ask_annulment",
      actor: WHO.shiftLeader,
      now,
      input: { reason: "误报，现场无此问题" },
    });
    const confirm = (actor: Line["actor"]): Line => ({ act: "confirm_annulment", actor, now });
    expect(rulesOf(play(asked, confirm(WHO.shiftLeader)))).toContain("T25-ASKER");
    expect(mustPlay(asked, confirm(WHO.secondShiftLeader)).core.state).toBe("annulled");
    expect(rulesOf(play(until("receive"), confirm(WHO.secondShiftLeader)))).toContain("T25-NO-ASK");
  });

  it("keeps an annulment that was asked for when the unit sends the matter back or says it is done", () => {
    const asked = mustPlay(until("receive"), {
      act: "ask_annulment",
      actor: WHO.shiftLeader,
      now,
      input: { reason: "误报，现场无此问题" },
    });
    expect(rulesOf(play(asked, lines.result(now)))).toContain("T13-PENDING");
    const back = mustPlay(asked, lines.sendBack(now));
    expect(back.detail.ask).toBe("annulment");
    expect(back.core.flags).toContain("annulment_asked");
  });

  it("lets only the lead unit act for it", () => {
    expect(rulesOf(play(until("dispatch"), { ...lines.receive(now), actor: WHO.lightingDesk }))).toContain("T09r-UNIT");
  });
});

describe("what an act needs", () => {
  it("lets a report without a place wait, and accepts it once it is located", () => {
    const waiting = mustPlay(emptyRehearsal(), { ...lines.hotline(now, { position: null }), facts: { located: null } });
    expect(waiting.core).toMatchObject({ position: null, flags: ["to_locate"], turn: { reason: "没有位置，待定位" } });
    expect(rulesOf(play(waiting, lines.accept(now)))).toContain("T03-PLACE");
    const located = mustPlay(waiting, { act: "locate", actor: WHO.acceptor, now, input: { position: PLACE } });
    expect(located.core.flags).toEqual([]);
    expect(mustPlay(located, lines.accept(now)).core.state).toBe("accepted");
  });

  it("refuses a public report that leaves no contact and is not anonymous", () => {
    expect(rulesOf(play(emptyRehearsal(), lines.hotline(now, { reporterPhone: null })))).toContain("T02-CONTACT");
    expect(rulesOf(play(emptyRehearsal(), lines.hotline(now, { reporterPhone: null, isAnonymous: true })))).toEqual([]);
  });

  it("keeps nothing of an anonymous reporter", () => {
    const { detail } = mustPlay(emptyRehearsal(), lines.hotline(now, { isAnonymous: true }));
    expect(detail).toMatchObject({ reporterName: null, reporterPhone: null, hasContact: false });
  });

  it("files a public report only after it was verified, or when its evidence suffices", () => {
    const reported = mustPlay(emptyRehearsal(), lines.hotline(now));
    const unverified = mustPlay(reported, lines.accept(now));
    expect(unverified.core.turn?.reason).toBe("已受理，待发核实");
    expect(rulesOf(play(unverified, lines.file(now)))).toContain("T07-VERIFY");
    const clear = mustPlay(reported, lines.accept(now, { evidenceSuffices: true }));
    expect(mustPlay(clear, lines.file(now)).core.state).toBe("filed");
    const untrue = mustPlay(unverified, lines.sendVerify(now), lines.verify(now, "false"));
    expect(rulesOf(play(untrue, lines.file(now)))).toContain("T07-VERIFY");
    expect(mustPlay(unverified, lines.sendVerify(now), lines.verify(now), lines.file(now)).core.state).toBe("filed");
  });

  it("takes a verification only from the supervisor it was ordered from, on the spot", () => {
    const ordered = mustPlay(emptyRehearsal(), lines.hotline(now), lines.sendVerify(now));
    expect(rulesOf(play(ordered, { ...lines.verify(now), actor: WHO.secondSupervisor }))).toContain("T06-ORDERED");
    const far = { result: "true", position: { longitude: 114.03, latitude: 33.01 }, photos: [PHOTO] };
    expect(rulesOf(play(ordered, { ...lines.verify(now), input: far }))).toContain("T06-IN-PLACE");
  });

  it("asks for a reason before a likely duplicate is accepted", () => {
    const reported = mustPlay(emptyRehearsal(), lines.patrol(now));
    const likely = {
      matterId: idOf(9),
      number: "990102-A-9",
      title: "",
      score: 0.9,
      distanceMetres: 12,
      reason: "同一小类，相距 12 米",
      isLikely: true,
    };
    const facts = { duplicates: [likely] };
    expect(rulesOf(play(reported, { ...lines.accept(now), facts }))).toContain("T03-DUPLICATE");
    expect(rulesOf(play(reported, { ...lines.accept(now, { notDuplicateReason: "前一处已清理" }), facts }))).toEqual(
      [],
    );
  });

  it("merges only into an open report of the same class near by", () => {
    const reported = mustPlay(emptyRehearsal(), lines.hotline(now));
    const line: Line = { act: "merge", actor: WHO.acceptor, now, input: { targetMatterId: idOf(9) } };
    const target = { id: idOf(9), number: null, state: "resolving" as const, classKey: CLASS_KEY, position: PLACE };
    expect(rulesOf(play(reported, { ...line, facts: { mergeTarget: { ...target, state: "closed" } } }))).toContain(
      "T26-OPEN",
    );
    expect(
      rulesOf(play(reported, { ...line, facts: { mergeTarget: { ...target, classKey: "incident:0112" } } })),
    ).toContain("T26-CLASS");
    const far = { longitude: 114.03, latitude: 33.01 };
    expect(rulesOf(play(reported, { ...line, facts: { mergeTarget: { ...target, position: far } } }))).toContain(
      "T26-PLACE",
    );
    expect(mustPlay(reported, { ...line, facts: { mergeTarget: target } }).core.state).toBe("merged");
  });

  it("refuses a filing condition of another class", () => {
    expect(rulesOf(play(until("accept"), lines.file(now, "incident:0112/1")))).toContain("T07-CONDITION");
  });

  it("changes the class of a filed report only with a new condition, by the shift leader", () => {
    const filed = until("file_case");
    const line = (input: object, actor: Line["actor"] = WHO.shiftLeader): Line => ({
      act: "reclassify",
      actor,
      now,
      input,
    });
    expect(rulesOf(play(filed, line({ classKey: "incident:0112" }, WHO.acceptor)))).toContain("F02-FILED");
    expect(rulesOf(play(filed, line({ classKey: "incident:0112" })))).toContain("input.conditionId");
    const changed = mustPlay(filed, line({ classKey: "incident:0112", conditionId: "incident:0112/1" }));
    expect(changed.detail).toMatchObject({ classCode: "0112", conditionId: "incident:0112/1" });
  });

  it("lets the system dispatch only where exactly one unit answers", () => {
    const filed = until("file_case");
    const candidate = { unitId: UNITS.cleaning, unitName: "环卫", basis: "rule" as const, basisId: "r1", reason: "" };
    const line = (kind: "one" | "several"): Line => ({
      ...lines.dispatch(now),
      actor: WHO.system,
      facts: { responsibility: { kind, candidates: [candidate] } },
    });
    expect(rulesOf(play(filed, line("several")))).toContain("T09-AUTO");
    expect(mustPlay(filed, line("one")).detail.dispatchBasis).toBe("rule:r1");
    const other = { ...line("one"), input: { leadUnitId: UNITS.lighting } };
    expect(rulesOf(play(filed, other))).toContain("T09-AUTO");
  });

  it("waits for every assisting unit before the lead unit reports", () => {
    const joint = mustPlay(
      until("file_case"),
      lines.dispatch(now, UNITS.cleaning, [UNITS.lighting]),
      lines.receive(now),
    );
    expect(joint.core.flags).toContain("joint");
    expect(rulesOf(play(joint, lines.result(now)))).toContain("T13-JOINT");
    const part: Line = {
      act: "report_part",
      actor: WHO.lightingDesk,
      now,
      input: { result: "已断电", photos: [PHOTO] },
    };
    expect(mustPlay(joint, part, lines.result(now)).core.state).toBe("resolved");
  });

  it("gives the second return of a matter to the shift leader, whose ruling binds the next dispatch", () => {
    const first = mustPlay(until("receive"), lines.sendBack(now), { act: "accept_return", actor: WHO.dispatcher, now });
    const second = mustPlay(first, lines.dispatch(now, UNITS.lighting), lines.sendBack(now, WHO.lightingDesk));
    const accept = (actor: Line["actor"], input: unknown): Line => ({ act: "accept_return", actor, now, input });
    expect(rulesOf(play(second, accept(WHO.dispatcher, {})))).toContain("T11-LEVEL");
    expect(rulesOf(play(second, accept(WHO.shiftLeader, {})))).toContain("input.ruledUnitId");
    const ruled = mustPlay(second, accept(WHO.shiftLeader, { ruledUnitId: UNITS.cleaning }));
    expect(ruled.tells).toContain("report.precedent_set");
    expect(rulesOf(play(ruled, lines.dispatch(now, UNITS.street)))).toContain("T09-RULED");
    expect(mustPlay(ruled, lines.dispatch(now)).core.state).toBe("dispatched");
  });

  it("refuses a return after the return window", () => {
    expect(rulesOf(play(until("receive"), lines.sendBack(at("2026-11-16 17:00"))))).toContain("T10-WINDOW");
    expect(rulesOf(play(until("receive"), lines.sendBack(at("2026-11-16 15:20"))))).toEqual([]);
  });

  it("reworks only after the supervisor said no, and the acceptor may doubt the answer", () => {
    const noon = at("2026-11-16 11:40");
    const ordered = until("send_recheck");
    expect(rulesOf(play(ordered, lines.rework(noon)))).toContain("T21-RESULT");
    const failed = mustPlay(ordered, lines.fail(noon));
    expect(rulesOf(play(failed, lines.pass(noon)))).toContain("T20-ANSWERED");
    expect(mustPlay(failed, lines.rework(noon)).core.state).toBe("resolving");
    const doubted = mustPlay(failed, {
      act: "resend_recheck",
      actor: WHO.acceptor,
      now: noon,
      input: { supervisorPersonId: WHO.supervisor.personId, opinion: "照片不是同一处" },
    });
    expect(doubted.detail).toMatchObject({ recheckPersonId: WHO.supervisor.personId, recheckResult: null });
  });

  it("turns an unconvincing self-handled report into an ordinary one", () => {
    const patrol = lines.patrol(now).input as object;
    const selfHandled = mustPlay(emptyRehearsal(), {
      act: "self_handle",
      actor: WHO.supervisor,
      now,
      input: { ...patrol, photosBefore: [PHOTO], photosAfter: [PHOTO] },
    });
    expect(mustPlay(selfHandled, lines.close(now)).detail.closing).toBe("self_handled");
    const returned = mustPlay(selfHandled, {
      act: "return_self_handled",
      actor: WHO.acceptor,
      now,
      input: { opinion: "照片看不清" },
    });
    expect(returned.core).toMatchObject({ state: "reported", source: "supervisor", flags: [] });
    const other = { ...patrol, classKey: "incident:0101", photosBefore: [PHOTO], photosAfter: [PHOTO] };
    expect(rulesOf(play(emptyRehearsal(), { act: "self_handle", actor: WHO.supervisor, now, input: other }))).toContain(
      "T01s-CLASS",
    );
  });
});
