/** One case, day by day, for tests: says what was refused, by which rule, and what is due when. */
import { type Instant, shanghaiTime } from "#base/instant.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { CaseFacts } from "./facts.ts";
import type { CaseAct } from "./procedure.ts";
import { emptyRehearsal, FILE, idOf, OFFENCE, type Played, play, type Rehearsal, WHO } from "./rehearsal.ts";

type Extra = { readonly facts?: Partial<CaseFacts> };

/** One case, day by day. */
export class Course {
  rehearsal: Rehearsal;
  now: Instant;
  constructor(start: string) {
    this.now = shanghaiTime(start);
    this.rehearsal = emptyRehearsal(this.now);
  }
  at(time: string): this {
    this.now = shanghaiTime(time);
    return this;
  }
  try(actor: Actor, act: CaseAct, input: object = {}, extra: Extra = {}): Played {
    return play(this.rehearsal, { act, actor, now: this.now, input, ...extra });
  }
  does(actor: Actor, act: CaseAct, input: object = {}, extra: Extra = {}): this {
    const played = this.try(actor, act, input, extra);
    if (played.kind === "refused") throw new Error(`${act}: ${JSON.stringify([...played.refusals, ...played.errors])}`);
    this.rehearsal = played.rehearsal;
    return this;
  }
  refusedBy(actor: Actor, act: CaseAct, input: object = {}, extra: Extra = {}): readonly string[] {
    const played = this.try(actor, act, input, extra);
    return played.kind === "done"
      ? []
      : [...played.refusals.map((one) => one.rule), ...played.errors.map((one) => one.path)];
  }
  due(clock: string): string | undefined {
    const found = this.rehearsal.clocks.findLast((one) => one.kind === clock && one.state !== "stopped");
    return found?.dueAt.slice(0, 10);
  }
}

export const second = { secondOfficerId: idOf(2) };
export const PENALTY = {
  kinds: ["warning", "fine"],
  fineFen: 70_000_00,
  confiscateFen: 0,
  words: "警告，并处罚款人民币柒万元整",
};
export const SMALL = { ...PENALTY, fineFen: 1_000_00, words: "警告，并处罚款人民币壹仟元整" };
export const ORGANIZATION = { name: "启砾建筑工程有限公司", kind: "organization" };

/** Filed on 2026-10-12, as the picture of the design has it. */
export function filed(party: object = ORGANIZATION): Course {
  return new Course("2026-10-09 10:00")
    .does(WHO.officer, "receive_clue", {
      source: "patrol",
      summary: "空地上有新倒的建筑垃圾",
      address: "文昌街 3 号地块",
    })
    .does(WHO.officer, "start_verifying", second)
    .does(WHO.officer, "name_party", party)
    .does(WHO.officer, "set_offence", {
      offenceId: OFFENCE.id,
      causeOfAction: OFFENCE.name,
      actOn: "2026-09-28",
      actEndedOn: "2026-10-08",
    })
    .does(WHO.officer, "add_evidence", evidence("site_record", "2026-10-09 09:30", "现场检查笔录"), { facts: {} })
    .at("2026-10-12 09:00")
    .does(WHO.officer, "propose_filing", { facts: "外运并弃置建筑垃圾十八车", opinion: "建议立案" })
    .does(WHO.head, "file_case");
}

export function evidence(kind: string, takenAt: string, title: string): object {
  return { kind, title, takenAt: shanghaiTime(takenAt), ...second, isCertificateShown: true, files: [FILE] };
}

export function reviewed(penalty: object = PENALTY, party: object = ORGANIZATION): Course {
  return filed(party)
    .at("2026-11-10 09:00")
    .does(WHO.officer, "verify_evidence", { evidenceIds: ["evidence-1"], note: "与现场一致" })
    .does(WHO.officer, "propose_penalty", { ...penalty, tier: "较重", reason: "外运十八车，一年内第二次" })
    .does(WHO.officer, "close_investigation", {
      facts: "未经核准外运建筑垃圾十八车",
      nature: "未经核准擅自处置建筑垃圾",
      noCorrectionReason: "已自行清运完毕",
    })
    .at("2026-11-16 09:00")
    .does(WHO.unitLead, "review_by_unit", { opinion: "同意" });
}

export function noticed(penalty: object = PENALTY, party: object = ORGANIZATION): Course {
  const course = reviewed(penalty, party).at("2026-11-18 09:00").does(WHO.head, "give_notice");
  return course.at("2026-11-19 15:00").does(WHO.officer, "deliver", delivery(course, "DOC-26", "2026-11-19 15:00"));
}

export function delivery(course: Course, form: string, at: string): object {
  const found = course.rehearsal.detail.deliveries.findLast((one) => one.form === form);
  return {
    deliveryId: found?.id,
    method: "direct",
    at: shanghaiTime(at),
    isDone: true,
    account: "本人签收",
    ...second,
  };
}
