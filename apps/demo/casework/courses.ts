/** Courses of demonstration cases, as lists of steps: the main line in pieces, and what branches off it. */
import { fen, formatFen } from "#base/money.ts";
import { addDays } from "#base/plain-date.ts";
import { findOffence, rangeOf, sampleBenchmark, tierRange } from "#capabilities/power/model/public.ts";
import { BENCHMARK_SOURCE, tierOfScene } from "./benchmarks.ts";
import { clockRuns, deliver, type Step, step, type Told } from "./step.ts";

/** The tier in which the amount of the scene lies, of the district's benchmark or else of the sample, and its words as the reason. */
function tierOf({ scene }: Told): { readonly tier: string; readonly reason: string } {
  const own = tierOfScene(scene);
  if (own) return { tier: own.level, reason: `${own.words}，按裁量基准 ${BENCHMARK_SOURCE}确定数额` };
  const offence = findOffence(scene.offenceId);
  const version = offence?.versions.at(-1);
  const range = version && rangeOf(version, scene.party.kind, "");
  const { lowest = null, highest = null, unit = "" } = range ?? {};
  if (!offence || lowest === null || highest === null || unit !== "fen")
    return { tier: "一般", reason: "没有从重、从轻情节" };
  const tier = sampleBenchmark(offence).tiers.find(({ result }) => {
    if (result.kind !== "range") return false;
    const within = tierRange(result, { lowest: fen(lowest), highest: fen(highest) }, null);
    return scene.fineFen >= within.lowest && scene.fineFen <= within.highest;
  });
  return { tier: tier?.level ?? "一般", reason: `${tier?.words ?? "没有从重、从轻情节"}，按裁量基准确定数额` };
}

const fineWords = ({ scene }: Told) => `罚款人民币 ${formatFen(fen(scene.fineFen))}`;

/** 线索、核查、当事人、案由. */
const CLUE: readonly Step[] = [
  step("officer", "receive_clue", 0, ({ scene }) => ({ source: "patrol", summary: scene.seen })),
  step("officer", "start_verifying", 0, ({ personOf }) => ({ secondOfficerId: personOf("mate") })),
  step("officer", "name_party", 1, ({ scene: { party } }) => ({
    ...{ name: party.name, kind: party.kind, identityNumber: party.identityNumber, phone: party.phone },
    ...{ legalRepresentative: party.legalRepresentative, bornOn: party.bornOn },
    address: "示范市衡川区文昌街 88 号",
  })),
  step("officer", "set_offence", 0, ({ scene, today }) => ({
    ...{ offenceId: scene.offenceId, causeOfAction: scene.cause },
    ...{ actOn: addDays(today, -3), actEndedOn: addDays(today, -2) },
  })),
  step("officer", "add_evidence", 0, { kind: "site_record", title: "现场检查笔录", isCertificateShown: true }),
];

const PROPOSED: readonly Step[] = [
  ...CLUE,
  step("officer", "propose_filing", 1, ({ scene }) => ({ facts: scene.seen, opinion: "初步证据充分，建议立案调查" })),
];

const FILED: readonly Step[] = [...PROPOSED, step("head", "file_case", 1)];

const INQUIRED: readonly Step[] = [
  ...FILED,
  step("officer", "add_evidence", 3, { kind: "party_statement", title: "当事人询问笔录", isCertificateShown: true }),
  step("officer", "add_evidence", 2, { kind: "documentary", title: "营业执照、合同等书证" }),
  step("officer", "verify_evidence", 2, { note: "与现场情况、当事人陈述一致" }),
];

const propose = (more: object = {}): Step =>
  step("officer", "propose_penalty", 1, (told) => ({
    ...{ kinds: [...told.scene.kinds], fineFen: told.scene.fineFen, confiscateFen: 0 },
    ...{ words: fineWords(told), ...tierOf(told) },
    ...more,
  }));
const conclude: Step = step("officer", "close_investigation", 1, ({ scene }) => ({
  ...{ facts: scene.found, nature: scene.cause, noCorrectionReason: "当事人已经自行改正" },
}));

const CONCLUDED: readonly Step[] = [...INQUIRED, propose(), conclude];
/** Below the tier that is named: 低于较重档, with a reason of its own, for the head to approve. */
const DEPARTED: readonly Step[] = [
  ...INQUIRED,
  propose({
    ...{ tier: "较重", reason: "占用面积 56 ㎡，属较重档" },
    departureReason: "占用系抢险围挡，险情排除当日即自行撤除，按较重档处罚明显过重",
  }),
  conclude,
  step("lead", "review_by_unit", 2, { opinion: "同意，偏离基准报请批准" }),
];
const REVIEWED: readonly Step[] = [...CONCLUDED, step("lead", "review_by_unit", 2, { opinion: "同意，报请告知" })];
const NOTICED: readonly Step[] = [...REVIEWED, step("head", "give_notice", 2), deliver("DOC-26", 1)];

const REPRESENTED: readonly Step[] = [
  ...NOTICED,
  clockRuns("defence", 6),
  step("officer", "review_representation", 1, { review: "期满没有提出陈述申辩" }),
];
const SPOKE: readonly Step[] = [
  ...NOTICED,
  step("party", "record_representation", 2, { content: "已经改正，经营困难，请求从轻处理" }),
  clockRuns("defence", 4),
  step("officer", "review_representation", 1, { review: "改正情况已在裁量时考虑，其余理由不成立，不予采纳" }),
];

const legalReview = step("reviewer", "review_legally", 2, { opinion: "agree", detail: "事实清楚，证据充分，程序合法" });
const decideSteps: readonly Step[] = [legalReview, step("head", "decide_penalty", 2)];
const DECIDED: readonly Step[] = [...REPRESENTED, ...decideSteps];
const DELIVERED: readonly Step[] = [...DECIDED, deliver("DOC-34", 2, "法定代表人签收")];

const publish = step("publicity", "publish", 2);
/** What the review of the file finds in a city that has no seals and signs on paper. */
const ON_PAPER = { explanation: "未电子签名、用印的文书已打印签章，纸质原件入卷。" };
const pay = (after: number): Step =>
  step("cashier", "record_payment", after, ({ scene, today, receipt }) => ({
    ...{ amountFen: scene.fineFen, on: today, channel: "bank", receipt },
  }));
const close: readonly Step[] = [
  step("officer", "propose_closing", 2, {
    ...{ closing: "performed", result: "罚款已缴清，违法行为已改正", education: "已当面宣讲有关规定" },
  }),
  step("head", "close_case", 1, { opinion: "同意结案" }),
  step("archivist", "archive", 3, { retention: "ten_years", ...ON_PAPER }),
];

const hearing: readonly Step[] = [
  step("party", "request_hearing", 2, { reason: "对认定的数量有异议" }),
  step("head", "schedule_hearing", 2, ({ workdayOn, personOf }) => ({
    ...{ heldAt: workdayOn(10, 9), place: "衡川区城市管理局二楼听证室" },
    ...{ presiderId: personOf("presider"), recorderId: personOf("archivist"), isPublic: true },
  })),
  deliver("DOC-28", 1),
  step("presider", "hold_hearing", 9, ({ scene }) => ({
    participants: [
      { name: scene.party.legalRepresentative || scene.party.name, capacity: "party", note: "" },
      { name: "承办人两名", capacity: "investigator", note: "出示证据，接受质证" },
    ],
    transcript: "调查人员陈述事实和证据，当事人质证",
  })),
  step("presider", "report_hearing", 2, { report: "争议在数量，经质证可以认定，建议按告知内容决定" }),
];
const discuss = step("head", "discuss", 2, ({ personOf }) => ({
  ...{ attendeeIds: [personOf("head"), personOf("deputy")] },
  ...{ views: "听取承办机构汇报，逐一发表意见", conclusion: "一致同意按告知内容作出处罚" },
}));

const order = (days: number): Step =>
  step("officer", "order_correction", 1, ({ scene, workdayOn }) => ({
    ...{ requirement: scene.requirement, basis: scene.basis, dueAt: workdayOn(days, 17) },
  }));
const recheck = (result: "corrected" | "not_corrected", after: number): Step =>
  step("officer", "recheck_correction", after, {
    ...{ result, content: result === "corrected" ? "现场已经恢复" : "逾期仍未改正" },
  });

const SPOT_OPENED: readonly Step[] = [
  CLUE[0] as Step,
  step("officer", "name_party", 0, ({ scene: { party } }) => ({
    ...{ name: party.name, kind: party.kind, identityNumber: party.identityNumber, bornOn: party.bornOn },
    ...{ phone: party.phone, address: "示范市衡川区" },
  })),
  step("officer", "set_offence", 0, ({ scene, today }) => ({
    ...{ offenceId: scene.offenceId, causeOfAction: scene.cause, actOn: today },
  })),
  step("officer", "handle_on_the_spot", 0, ({ personOf }) => ({ secondOfficerId: personOf("mate") })),
];
const SPOT_DECIDED: readonly Step[] = [
  ...SPOT_OPENED,
  step("officer", "inform_on_the_spot", 0, (told) => ({
    ...{ facts: told.scene.seen, kinds: [...told.scene.kinds], fineFen: told.scene.fineFen, words: fineWords(told) },
    tier: tierOf(told).tier,
  })),
  step("officer", "hear_on_the_spot", 0, { content: "没有意见", review: "无异议" }),
  step("officer", "decide_on_the_spot", 0),
];

const goods = { items: [{ name: "三轮车", model: "", quantity: "1", unit: "辆", state: "可用", note: "" }] };
const takeMeasure = (kind: "seize" | "preserve"): readonly Step[] => [
  step("officer", "request_measure", 0, {
    kind,
    reason: "经责令拒不停止，物品可能被转移",
    isEvidenceAtRisk: true,
    ...goods,
  }),
  step("head", "decide_measure", 0, { opinion: "同意实施" }),
  step("officer", "execute_measure", 0, { partyView: "没有意见" }),
];

const remedy = (kind: "reconsideration" | "litigation", body: string): readonly Step[] => [
  step("reviewer", "accept_remedy", 8, ({ today }) => ({ kind, body, acceptedOn: today })),
  step("reviewer", "answer_remedy", 4, { note: "已提交答复书和全部证据、依据" }),
];
const openCourt = step("officer", "open_execution", 4, {
  ...{ path: "court", obligation: "缴纳罚款和加处罚款" },
});
const demand: readonly Step[] = [step("officer", "demand_performance", 1), deliver("DOC-41", 1)];
const WAITED: readonly Step[] = [...DELIVERED, publish, clockRuns("litigation", 130)];

const transfer = (kind: string, receiver: string, reason: string): readonly Step[] => [
  step("officer", "propose_transfer", 2, ({ personOf }) => ({
    ...{ kind, receiver, reason, teamIds: [personOf("mate"), personOf("third")] },
  })),
  step("head", "decide_transfer", 1, { reason: "符合移送条件" }),
  step("officer", "send_transfer", 1),
];

const FIRST: readonly Step[] = [
  ...FILED,
  order(3),
  recheck("corrected", 3),
  step("officer", "verify_evidence", 1, { note: "与现场一致" }),
  propose({ reason: "初次违法，危害后果轻微并及时改正" }),
  step("officer", "close_investigation", 1, ({ scene }) => ({ facts: scene.found, nature: scene.cause })),
  step("lead", "review_by_unit", 1, { opinion: "建议首违不罚" }),
  step("head", "decide_no_penalty", 2, {
    ...{ ground: "first", words: "初次违法并及时改正，危害后果轻微", harm: "slight" },
    education: "已当面教育，当事人签署承诺",
  }),
  deliver("DOC-35", 2),
];

export const COURSES = {
  ordinary: [...DELIVERED, publish, pay(3), ...close],
  noticed: NOTICED,
  departed: [
    ...DEPARTED,
    step("head", "approve_departure", 1, { opinion: "理由充分，同意偏离" }),
    step("head", "give_notice", 1),
    deliver("DOC-26", 1),
    clockRuns("defence", 6),
    step("officer", "review_representation", 1, { review: "期满没有提出陈述申辩" }),
    ...decideSteps,
    deliver("DOC-34", 2),
  ],
  spoke: [...SPOKE, ...decideSteps, deliver("DOC-34", 2), publish, pay(2), ...close],
  heard: [
    ...NOTICED,
    ...hearing,
    legalReview,
    discuss,
    step("head", "decide_penalty", 1),
    deliver("DOC-34", 2),
    publish,
    pay(3),
    ...close,
  ],
  spot: [
    ...SPOT_DECIDED,
    step("officer", "file_on_the_spot", 2),
    pay(3),
    ...close.slice(0, 2),
    step("archivist", "archive", 2, { retention: "ten_years", ...ON_PAPER }),
  ],
  spotCash: [
    ...SPOT_DECIDED,
    step("officer", "collect_on_the_spot", 0, ({ receipt }) => ({
      receipt: `专 ${receipt}`,
      difficultyReason: "流动经营，没有固定经营场所，事后难以执行",
    })),
    step("officer", "hand_in_money", 1),
    step("cashier", "bank_money", 1, ({ receipt }) => ({ voucher: receipt })),
    step("officer", "file_on_the_spot", 1),
    ...close,
  ],
  first: [
    ...FIRST,
    step("officer", "propose_closing", 2, { closing: "no_penalty", result: "已改正，不予处罚决定书已送达" }),
    step("head", "close_case", 1, { opinion: "同意结案" }),
    step("archivist", "archive", 3, { retention: "ten_years", ...ON_PAPER }),
  ],
  correcting: [...FILED, order(8)],
  notCorrected: [...FILED, order(3), recheck("not_corrected", 4)],
  seized: [
    ...CLUE,
    ...takeMeasure("seize"),
    step("officer", "propose_filing", 1, ({ scene }) => ({ facts: scene.seen, opinion: "建议立案" })),
    step("head", "file_case", 1),
  ],
  extended: [
    ...CLUE,
    ...takeMeasure("seize"),
    step("officer", "propose_filing", 1, ({ scene }) => ({ facts: scene.seen, opinion: "建议立案" })),
    step("head", "file_case", 1),
    step("head", "extend_measure", 14, { reason: "案情复杂，物品来源仍在核实" }),
  ],
  released: [
    ...CLUE,
    ...takeMeasure("seize"),
    step("officer", "propose_filing", 1, ({ scene }) => ({ facts: scene.seen, opinion: "建议立案" })),
    step("head", "file_case", 1),
    step("officer", "handle_measure", 6, { handling: "returned", reason: "当事人已改正，不需要继续扣押" }),
  ],
  lapsed: [
    ...CLUE,
    ...takeMeasure("seize"),
    step("officer", "propose_filing", 1, ({ scene }) => ({ facts: scene.seen, opinion: "建议立案" })),
    step("head", "file_case", 1),
    clockRuns("seize:m1", 23),
  ],
  preserved: [...CLUE, ...takeMeasure("preserve")],
  unpaid: [...DELIVERED, publish, clockRuns("pay", 12)],
  instalments: [
    ...DELIVERED,
    publish,
    step("party", "ask_arrangement", 3, ({ scene, today }) => ({
      ...{ kind: "instalments", reason: "资金周转困难，附近三个月流水" },
      schedule: [
        { dueOn: addDays(today, 30), fen: Math.floor(scene.fineFen / 200) * 100 },
        { dueOn: addDays(today, 60), fen: scene.fineFen - Math.floor(scene.fineFen / 200) * 100 },
      ],
    })),
    step("head", "decide_arrangement", 2),
  ],
  deferralAsked: [
    ...DELIVERED,
    step("party", "ask_arrangement", 3, ({ scene, today }) => ({
      ...{ kind: "deferred", reason: "停业装修期间没有收入" },
      schedule: [{ dueOn: addDays(today, 90), fen: scene.fineFen }],
    })),
  ],
  demanded: [...WAITED, openCourt, ...demand],
  applied: [
    ...WAITED,
    openCourt,
    ...demand,
    step("head", "apply_to_court", 14, { court: "衡川区人民法院" }),
    step("officer", "record_court", 5, { result: "accepted", note: "法院已受理" }),
    step("officer", "record_court", 15, { result: "ruled", note: "裁定准予执行" }),
    step("officer", "record_court", 20, { result: "executed", note: "已执行到位" }),
  ],
  substitute: [
    ...DELIVERED,
    order(4),
    step("officer", "open_execution", 6, {
      ...{ path: "substitute", obligation: "清运占道堆放的物料", hasHarm: true },
    }),
    step("officer", "demand_performance", 0, { days: 5 }),
    deliver("DOC-41", 1),
    step("head", "decide_execution", 7, { method: "委托保洁公司清运" }),
    deliver("DOC-43", 1),
    step("officer", "demand_again", 1),
    deliver("DOC-41", 0),
    step("officer", "execute", 5, ({ workdayOn }) => ({
      at: workdayOn(0, 9),
      process: "清运物料并冲洗路面",
      costFen: 80_000,
    })),
  ],
  demolition: [
    ...DELIVERED,
    order(5),
    step("officer", "open_execution", 8, {
      ...{
        path: "demolition",
        obligation: "拆除占道搭建的板房",
        authority: "county",
        mandateNumber: "衡府责〔2026〕3 号",
      },
    }),
    step("head", "announce_demolition", 1, ({ today }) => ({ dueOn: addDays(today, 15) })),
    step("officer", "demand_performance", 12),
    deliver("DOC-41", 1),
  ],
  reconsidered: [...DELIVERED, publish, ...remedy("reconsideration", "衡川区人民政府")],
  upheld: [
    ...DELIVERED,
    publish,
    ...remedy("reconsideration", "衡川区人民政府"),
    step("reviewer", "conclude_remedy", 25, ({ today }) => ({
      outcome: "maintained",
      concludedOn: today,
      note: "维持原决定",
    })),
  ],
  litigated: [...DELIVERED, publish, ...remedy("litigation", "衡川区人民法院")],
  overturned: [
    ...DELIVERED,
    publish,
    ...remedy("reconsideration", "衡川区人民政府"),
    step("reviewer", "conclude_remedy", 25, ({ today }) => ({
      ...{ outcome: "revoked", concludedOn: today, fault: "substance", note: "主要证据不足，撤销原决定" },
    })),
  ],
  selfRevoked: [
    ...DELIVERED,
    publish,
    step("head", "revoke_decision", 12, { reason: "复查发现主要证据不足，应当自行撤销" }),
    step("publicity", "withdraw_published", 1, { publicReason: "决定已依法撤销" }),
    step("head", "redo_case", 3, { reason: "补充证据后重新调查处理" }),
  ],
  toPolice: [...INQUIRED, ...transfer("criminal", "衡川区公安分局", "倾倒数量特别巨大，涉嫌犯罪")],
  returned: [
    ...INQUIRED,
    ...transfer("criminal", "衡川区公安分局", "倾倒数量特别巨大，涉嫌犯罪"),
    step("officer", "record_answer", 5, { answer: "declined", note: "不构成犯罪，退回处理" }),
  ],
  advised: [...INQUIRED, ...transfer("advice", "衡川区住房和城乡建设局", "工地出入口管理不到位，建议加强监管")],
  clueOnly: [CLUE[0] as Step],
  notFiled: [...CLUE, step("head", "refuse_filing", 2, { reason: "minor", education: "已当面教育，当事人已改正" })],
  passedOn: [
    ...CLUE,
    step("head", "transfer_clue", 2, { receiver: "示范市交通运输局", reason: "车辆超限运输不属于本机关管辖" }),
  ],
  merged: [
    ...CLUE,
    step("lead", "merge_clue", 1, ({ elsewhere }) => ({ targetMatterId: elsewhere, reason: "同一当事人的同一行为" })),
  ],
  suspended: [
    ...INQUIRED,
    step("head", "suspend", 2, { ground: "awaits_finding", reason: "须以规划部门的认定为依据" }),
  ],
  recusalAsked: [
    ...INQUIRED,
    step("party", "ask_recusal", 1, ({ personOf }) => ({
      personId: personOf("officer"),
      reason: "承办人与相邻权利人是亲属",
    })),
  ],
  withdrawn: [
    ...INQUIRED,
    step("head", "withdraw_case", 6, { reason: "经复核违法事实不能成立，撤销案件" }),
    step("archivist", "archive", 3, { retention: "ten_years", ...ON_PAPER }),
  ],
  publicNotice: [
    ...DECIDED,
    step("officer", "publish_delivery", 4, { reason: "当事人不在注册地址，电话停机，下落不明" }),
  ],
  offsite: [
    ...CLUE.slice(0, 4),
    step("officer", "register_capture", 0, ({ workdayOn }) => ({
      deviceNumber: "HC-ZT-01",
      capturedAt: workdayOn(-2, 22),
    })),
    step("officer", "review_capture", 1),
    step("mate", "review_capture", 1),
    step("officer", "identify_person", 1, { basis: "车辆行驶记录和运单显示由当事人承运" }),
    step("officer", "notify_capture", 0, { way: "短信和邮寄告知，载明查询和申辩途径" }),
    step("officer", "propose_filing", 1, ({ scene }) => ({ facts: scene.seen, opinion: "建议立案" })),
    step("head", "file_case", 1),
  ],
  quick: [
    ...INQUIRED,
    step("officer", "start_quick", 0, { isVulnerable: false }),
    propose(),
    step("officer", "notify_quick", 0, ({ scene }) => ({
      ...{ facts: scene.found, nature: scene.cause, statement: "认可事实，愿意接受处罚", review: "没有异议" },
      noCorrectionReason: "当事人已经自行改正",
    })),
    ...decideSteps.map((one) => ({ ...one, after: 0 })),
    deliver("DOC-34", 0),
    publish,
    pay(4),
    ...close,
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;
export type CourseKey = keyof typeof COURSES;
