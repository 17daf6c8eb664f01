/** Lines that scenarios share: the ordinary way of a report, one line per act. */
import type { Instant } from "#base/instant.ts";
import { shanghaiTime } from "#base/instant.ts";
import { actorOf, idOf, type Line, PHOTO, PLACE, SUPERVISORS, UNITS } from "./rehearsal.ts";

/** People of the loop, each at one post. */
export const WHO = {
  citizen: actorOf("citizen", 0),
  system: actorOf("system", 0),
  administrator: actorOf("administrator", 90),
  supervisor: actorOf("supervisor", 11),
  secondSupervisor: actorOf("supervisor", 12),
  acceptor: actorOf("acceptor", 21),
  shiftLeader: actorOf("shift_leader", 31),
  secondShiftLeader: actorOf("shift_leader", 32),
  dispatcher: actorOf("dispatcher", 41),
  commandLead: actorOf("command_lead", 51),
  leader: actorOf("leader", 61),
  evaluator: actorOf("evaluator", 65),
  cleaningDesk: actorOf("unit_desk", 71, UNITS.cleaning),
  cleaningCrew: actorOf("crew", 72, UNITS.cleaning),
  lightingDesk: actorOf("unit_desk", 73, UNITS.lighting),
} as const;

/** 暴露垃圾, whose first condition gives 4 working hours. */
export const CLASS_KEY = "incident:0110";
export const CONDITION = "incident:0110/1";

/** `2026-11-16 09:00`, a Monday, is where stories begin. */
export const at = (text: string): Instant => shanghaiTime(text);

export const lines = {
  patrol: (now: Instant): Line => ({
    act: "report_by_patrol",
    actor: WHO.supervisor,
    now,
    input: { classKey: CLASS_KEY, description: "菜场北门桶外垃圾约 1.2 立方米", position: PLACE, photos: [PHOTO] },
  }),
  hotline: (now: Instant, more: Readonly<Record<string, unknown>> = {}): Line => ({
    act: "report_by_public",
    actor: WHO.acceptor,
    now,
    input: {
      source: "hotline_12345",
      externalNumber: "2026-1116-001",
      classKey: CLASS_KEY,
      description: "小区门口垃圾没人清",
      position: PLACE,
      reporterName: "王女士",
      reporterPhone: "19900000001",
      ...more,
    },
  }),
  accept: (now: Instant, input: unknown = {}): Line => ({ act: "accept", actor: WHO.acceptor, now, input }),
  sendVerify: (now: Instant): Line => ({
    act: "send_verify",
    actor: WHO.acceptor,
    now,
    input: { supervisorPersonId: SUPERVISORS.first },
  }),
  verify: (now: Instant, result = "true"): Line => ({
    act: "verify",
    actor: WHO.supervisor,
    now,
    input: { result, position: PLACE, photos: [PHOTO] },
  }),
  file: (now: Instant, conditionId = CONDITION): Line => ({
    act: "file_case",
    actor: WHO.shiftLeader,
    now,
    input: { conditionId },
  }),
  dispatch: (now: Instant, leadUnitId: string = UNITS.cleaning, assistUnitIds: readonly string[] = []): Line => ({
    act: "dispatch",
    actor: WHO.dispatcher,
    now,
    input: { leadUnitId, assistUnitIds },
  }),
  receive: (now: Instant): Line => ({
    act: "receive",
    actor: WHO.cleaningDesk,
    now,
    input: { crewPersonIds: [idOf(72)] },
  }),
  sendBack: (now: Instant, actor = WHO.cleaningDesk): Line => ({
    act: "send_back",
    actor,
    now,
    input: { reason: "not_our_duty", opinion: "该处由路灯管理所负责" },
  }),
  result: (now: Instant): Line => ({
    act: "report_result",
    actor: WHO.cleaningDesk,
    now,
    input: { result: "已清运并冲洗", position: PLACE, photos: [PHOTO] },
  }),
  sendRecheck: (now: Instant): Line => ({
    act: "send_recheck",
    actor: WHO.acceptor,
    now,
    input: { supervisorPersonId: SUPERVISORS.second },
  }),
  pass: (now: Instant): Line => ({
    act: "pass_recheck",
    actor: WHO.secondSupervisor,
    now,
    input: { position: PLACE, photos: [PHOTO], isClosingConditionMet: true },
  }),
  fail: (now: Instant): Line => ({
    act: "fail_recheck",
    actor: WHO.secondSupervisor,
    now,
    input: { position: PLACE, photos: [PHOTO], reason: "桶外仍有散落" },
  }),
  rework: (now: Instant): Line => ({ act: "rework", actor: WHO.acceptor, now }),
  close: (now: Instant): Line => ({ act: "close", actor: WHO.shiftLeader, now }),
};

const day = (time: string) => at(`2026-11-16 ${time}`);

/** A patrol report, up to and with the named act, on Monday 2026-11-16 from 09:00. */
export const PATROL_STORY: readonly Line[] = [
  lines.patrol(day("09:00")),
  lines.accept(day("09:05")),
  lines.file(day("09:10")),
  lines.dispatch(day("09:20")),
  lines.receive(day("09:30")),
  lines.result(day("11:00")),
  lines.sendRecheck(day("11:10")),
  lines.pass(day("11:50")),
  lines.close(day("14:10")),
];

export function storyUntil(act: Line["act"], story: readonly Line[] = PATROL_STORY): readonly Line[] {
  return story.slice(0, story.findIndex((line) => line.act === act) + 1);
}
