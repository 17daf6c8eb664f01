/** Who may do what another may not, and what an act needs. */
import { describe, expect, it } from "vitest";
import { actorOf, emptyRehearsal, idOf, type Line, mustPlay, PHOTO, PLACE, play, UNITS } from "./rehearsal.ts";
import { rulesOf, until } from "./retelling.ts";
import { at, CLASS_KEY, lines, WHO } from "./story.ts";

const now = at("2026-11-16 10:00");

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
