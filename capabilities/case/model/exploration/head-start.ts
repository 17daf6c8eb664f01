/**
 * 起步: a lawful way into the later half of the procedure. Chance alone seldom comes so far, and the acts after a decision are many;
 * what the world of the walk refuses is left out.
 */
import { addMillis, DAY_MS, HOUR_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { CaseAct } from "../procedure.ts";
import { FILE, idOf, WHO } from "../rehearsal.ts";
import { type Step, tryAct, type Walk } from "./walk.ts";

type Move = readonly [act: CaseAct, actor: Actor, input: (walk: Walk) => object];

const WORDS = "按照调查核实的情况办理，理由如上";
const { officer, unitLead, head } = WHO;

const deliverLast = (walk: Walk) => ({
  deliveryId: walk.rehearsal.detail.deliveries.at(-1)?.id,
  method: "direct",
  at: walk.now,
  isDone: true,
  account: "本人签收",
});

/** @param fineFen of the proposal: whether there is a hearing hangs on it; @param tier whether it departs from the benchmark */
function moves(fineFen: number, tier: string, kinds: readonly string[]): readonly Move[] {
  const penalty = { kinds, fineFen, confiscateFen: 0, words: "依法给予的处罚" };
  return [
    ["receive_clue", officer, () => ({ source: "patrol", summary: "空地上有新倒的建筑垃圾", address: "文昌街三号" })],
    ["start_verifying", officer, () => ({})],
    ["name_party", officer, () => ({ name: "启砾建筑工程有限公司", kind: "organization" })],
    [
      "set_offence",
      officer,
      ({ now }) => ({ offenceId: "CG-JZ-009", causeOfAction: "擅自处置建筑垃圾", actOn: plainDateOf(now) }),
    ],
    [
      "add_evidence",
      officer,
      ({ now }) => ({
        kind: "site_record",
        title: "现场检查笔录",
        takenAt: addMillis(now, -HOUR_MS),
        isCertificateShown: true,
        files: [FILE],
      }),
    ],
    ["propose_filing", officer, () => ({ facts: WORDS, opinion: "建议立案" })],
    ["file_case", head, () => ({})],
    ["verify_evidence", officer, () => ({ evidenceIds: ["evidence-1"], note: "与现场一致" })],
    ["propose_penalty", officer, () => ({ ...penalty, tier, reason: WORDS, departureReason: WORDS })],
    ["close_investigation", officer, () => ({ facts: WORDS, nature: WORDS, noCorrectionReason: "已经清理完毕" })],
    ["review_by_unit", unitLead, () => ({ opinion: "同意" })],
    // Refused, and left out, where nothing departs from a benchmark.
    [
      "approve_departure",
      head,
      ({ world }) => ({
        by: world.offence.benchmark?.issuer === "superior" ? "issuer" : "collective",
        ...{ opinion: "同意", document: "批〔2026〕1号", attendeeIds: [idOf(14), idOf(15)] },
      }),
    ],
    ["give_notice", head, () => ({})],
    ["deliver", officer, deliverLast],
    ["waive_representation", officer, () => ({ isSigned: true })],
    ["review_representation", officer, () => ({ review: WORDS })],
    ["decide_penalty", head, () => penalty],
    ["deliver", officer, deliverLast],
  ];
}

/** Two thirds of the walks set out from where a prefix of the moves leads. */
export function headStart(walk: Walk, onStep: (step: Step) => void): void {
  const { chance } = walk;
  if (chance.is(0.33)) return;
  const all = moves(
    chance.pick([1_000_00, 5_000_00, 70_000_00]),
    chance.pick(["一般", "一般", "较轻", "较重"]),
    chance.pick([["fine"], ["fine"], ["fine", "confiscate_goods"]]),
  );
  const count = chance.is(0.6) ? all.length : 11 + chance.below(all.length - 11);
  for (const [act, actor, input] of all.slice(0, count)) {
    if (chance.is(0.3)) walk.now = addMillis(walk.now, chance.below(3) * DAY_MS);
    const colleague = actor.role === "officer" ? { secondOfficerId: idOf(2) } : {};
    const outcome = tryAct(walk, act, actor, { ...colleague, ...input(walk) });
    if ("after" in outcome) onStep(outcome);
  }
}
