/** 总有出路: from any open state, acts that lawfully bring the case to an end, tried in the order in which a diligent agency would. */
import { addMillis, DAY_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { awaitsDisposal } from "../closing/disposal.ts";
import { owedOn } from "../payment/surcharge.ts";
import { CASE_PROCEDURE, type CaseAct } from "../procedure.ts";
import { actorOf, FILE, idOf, WHO } from "../rehearsal.ts";
import { clockActs, tryAct, type Walk } from "./walk.ts";

const WORDS = "按照调查核实的情况办理，理由如上";

type Move = readonly [act: CaseAct, actor: (typeof WHO)[keyof typeof WHO], input: (walk: Walk) => object | null];

const each =
  <T extends { readonly id: string }>(list: (walk: Walk) => readonly T[], name: string, rest: object) =>
  (walk: Walk) => {
    const [one] = list(walk);
    return one ? { [name]: one.id, ...rest } : null;
  };
const known = (walk: Walk) => walk.rehearsal.detail;
const OPEN_DELIVERY = ["pending", "attempted"];

const MOVES: readonly Move[] = [
  [
    "decide_recusal",
    WHO.head,
    (walk) => {
      const open = known(walk).recusals.find((one) => one.isGranted === null);
      return open ? { personId: open.personId, isGranted: false, opinion: "" } : null;
    },
  ],
  ["settle_jurisdiction", WHO.head, () => ({ by: "agreed", isOurs: true, reason: WORDS })],
  [
    "hand_over_goods",
    WHO.officer,
    each(
      (w) =>
        known(w).transfers.filter((one) => one.kind === "criminal" && one.state === "filed" && !one.isGoodsHandedOver),
      "transferId",
      { list: "清单" },
    ),
  ],
  [
    "handle_measure",
    WHO.officer,
    each((w) => known(w).measures.filter((one) => one.state === "executed" || one.state === "urgent"), "measureId", {
      handling: "released",
      reason: "解除",
    }),
  ],
  [
    "decide_transfer",
    WHO.head,
    each((w) => known(w).transfers.filter((one) => one.state === "proposed"), "transferId", {
      isApproved: false,
      reason: WORDS,
    }),
  ],
  [
    "send_transfer",
    WHO.officer,
    each((w) => known(w).transfers.filter((one) => one.kind === "criminal" && one.state === "approved"), "transferId", {
      hasMaterials: true,
      isPartyTold: true,
    }),
  ],
  [
    "record_answer",
    WHO.officer,
    each(
      (w) =>
        w.rehearsal.core.state === "criminal"
          ? known(w).transfers.filter(
              (one) => one.kind === "criminal" && ["sent", "accepted", "filed", "challenged"].includes(one.state),
            )
          : [],
      "transferId",
      { answer: "returned", note: WORDS },
    ),
  ],
  [
    "answer_remedy",
    WHO.reviewer,
    (w) => (known(w).remedies.some((one) => one.state === "accepted") ? { hasAllEvidence: true, note: WORDS } : null),
  ],
  [
    "conclude_remedy",
    WHO.reviewer,
    (w) =>
      known(w).remedies.some((one) => one.state !== "concluded")
        ? { outcome: "maintained", concludedOn: plainDateOf(w.now), note: WORDS }
        : null,
  ],
  [
    "deliver",
    WHO.officer,
    (w) => {
      const open = known(w).deliveries.find(
        (one) => OPEN_DELIVERY.includes(one.state) && ["DOC-33", "DOC-34", "DOC-35", "DOC-26"].includes(one.form),
      );
      return open ? { deliveryId: open.id, method: "direct", at: w.now, isDone: true, account: "本人签收" } : null;
    },
  ],
  [
    "steer_execution",
    WHO.head,
    each((w) => known(w).executions.filter((one) => one.state !== "executed" && one.state !== "ended"), "executionId", {
      step: "end",
      endGround: "other",
      reason: WORDS,
    }),
  ],
  [
    "record_payment",
    WHO.cashier,
    (w) => {
      const { fineFen, surchargeFen } = owedOn(known(w), plainDateOf(w.now));
      return fineFen + surchargeFen > 0
        ? {
            amountFen: fineFen + surchargeFen,
            on: plainDateOf(w.now),
            channel: "bank",
            receipt: `终${known(w).payment?.paid.length}`,
          }
        : null;
    },
  ],
  ["hand_in_money", WHO.officer, () => ({ opinion: "" })],
  ["bank_money", WHO.cashier, () => ({ voucher: "凭证" })],
  ["refund_payment", WHO.cashier, () => ({ voucher: "退库" })],
  [
    "dispose_confiscated",
    WHO.officer,
    (w) =>
      awaitsDisposal(known(w))
        ? { items: [{ name: "物品", quantity: "1" }], method: "destroyed", witness: "监督人员", at: w.now }
        : null,
  ],
  ["file_on_the_spot", WHO.officer, () => ({})],
  [
    "withdraw_published",
    WHO.publicity,
    (w) => (known(w).disclosure?.state === "withdraw_due" ? { publicReason: WORDS } : null),
  ],
  ["decline_publishing", WHO.publicity, () => ({ reason: WORDS, ground: "protected" })],
  ...(["performed", "no_penalty", "execution_ended", "other", "transferred"] as const).map(
    (closing): Move => [
      "propose_closing",
      WHO.officer,
      (w) =>
        w.rehearsal.core.flags.includes("closing_proposed") ? null : { closing, result: WORDS, education: WORDS },
    ],
  ),
  ["close_case", WHO.head, () => ({ opinion: "同意" })],
  ["archive", WHO.archivist, () => ({ retention: "ten_years", explanation: WORDS })],
  ["withdraw_case", WHO.head, () => ({ reason: WORDS })],
  ["withdraw_case", WHO.deputy, () => ({ reason: WORDS })],
  ["convert_to_ordinary", WHO.officer, () => ({ reason: WORDS })],
  ["refuse_filing", WHO.head, () => ({ reason: "no_violation", education: WORDS, opinion: "" })],
  ["transfer_clue", WHO.head, () => ({ receiver: "交通运输局", reason: WORDS })],
  ["receive_clue", WHO.officer, () => ({ source: "patrol", summary: WORDS, address: "文昌街" })],
];

/** @returns whether an end was reached; leaves the walk where it came to */
export function finish(walk: Walk): boolean {
  for (let round = 0; round < 80; round++) {
    const { state } = walk.rehearsal.core;
    if (state !== "none" && CASE_PROCEDURE.states[state as "closed"].isTerminal) return true;
    if (!moveOnce(walk)) {
      walk.now = addMillis(walk.now, 20 * DAY_MS);
      clockActs(walk, () => undefined);
    }
  }
  return false;
}

/** Officers who may handle the case now, and are made its handlers where they are not. */
function manned(walk: Walk): readonly Actor[] {
  const able = [1, 2, 3].map((number) => actorOf("officer", number));
  const handlers = able.filter(({ personId }) => personId !== null && known(walk).handlerIds.includes(personId));
  if (handlers.length >= 2) return handlers;
  for (const pair of [
    [1, 2],
    [1, 3],
    [2, 3],
  ]) {
    const handlerIds = pair.map(idOf);
    if ("after" in tryAct(walk, "change_handlers", WHO.unitLead, { handlerIds, reason: WORDS }))
      return pair.map((number) => actorOf("officer", number));
  }
  return handlers.length > 0 ? handlers : able;
}

function moveOnce(walk: Walk): boolean {
  const [first, other] = manned(walk);
  for (const [act, actor, input] of MOVES) {
    const made = input(walk);
    const by = actor.role === "officer" && first ? first : actor;
    const secondOfficerId = (other ?? WHO.colleague).personId;
    if (made && "after" in tryAct(walk, act, by, { ...made, secondOfficerId, files: [FILE] })) return true;
  }
  return false;
}
