/** 接下来，决定之前: filing, on the spot, investigation, notice, hearing, decision. */
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { earliestEvent, lastDay, lastDayOfLimit, latestNotice } from "#law/parameters/public.ts";
import { onTheSpotCap } from "#law/penalty/public.ts";
import { hearingNeed } from "../acts/notice.ts";
import { lastDayIn } from "../consequences.ts";
import type { CaseState } from "../labels.ts";
import { individualBusinessAs, today } from "../rules.ts";
import { dueOf, laterOf, refusalsOf, type Step, step, type TimedCase } from "./step.ts";

export function stepsBeforeDecision(situation: TimedCase): readonly Step[] {
  switch (situation.matter.state as CaseState) {
    case "received":
    case "verifying":
      return filing(situation);
    case "on_the_spot":
      return onTheSpot(situation);
    case "suspended":
      return [
        step(situation, {
          label: "恢复调查",
          condition: "中止的情形消除；办案期限是否因中止停走，以本机关设置为准",
          rules: ["XZCF-060"],
        }),
        ...untilDecision(situation),
      ];
    case "investigating":
    case "investigated":
    case "reviewed":
      return untilDecision(situation);
    case "noticed":
      return situation.detail.noticeDeliveredOn ? afterNotice(situation) : undelivered(situation);
    case "hearing":
      return hearing(situation);
    case "deliberating":
      return [decision(situation, today(situation)), ...afterwards(situation)];
    default:
      return [];
  }
}

function filing(situation: TimedCase): readonly Step[] {
  const until = dueOf(situation, "clue_check");
  const clock = situation.clocks.findLast(({ kind, state }) => kind === "clue_check" && state === "running");
  const dueOn = until && plainDateOf(until);
  const mayExtend = dueOn && clock?.extensions.length === 0 && today(situation) <= dueOn;
  return [
    step(situation, {
      label: "立案",
      condition: "有证据初步证明的违法事实，属本机关管辖，未超过追究时效",
      until: dueOn,
      rules: ["XZCF-054", "D55-015-2"],
      missing: refusalsOf(situation, "file_case"),
    }),
    step(situation, {
      label: "不予立案、移送",
      condition: "没有违法事实、轻微并已改正、不属管辖或者超过时效",
      until: dueOn,
      rules: ["D55-015-1"],
    }),
    ...(mayExtend
      ? [
          step(situation, {
            label: "延长核查一次",
            condition: `负责人批准，可至 ${lastDayIn(situation, "clue_check_extension", dueOn)}`,
            until: dueOn,
            periods: ["clue_check_extension"],
          }),
        ]
      : []),
  ];
}

function onTheSpot(situation: TimedCase): readonly Step[] {
  const { detail: known, facts } = situation;
  const cap = onTheSpotCap({
    subject: known.party?.kind ?? "individual",
    individualBusinessAs: individualBusinessAs(facts.settings),
    on: today(situation),
  });
  const isHeard = known.spotSteps.includes("heard");
  return [
    step(situation, {
      label: isHeard ? "当场决定" : "告知、听取陈述申辩后当场决定",
      condition: `事实确凿、有法定依据，警告或者罚款不超过 ${cap / 100} 元`,
      rules: ["XZCF-051", "XZCF-052-1"],
    }),
    step(situation, { label: "转普通程序", condition: "不符合当场处罚条件的", rules: ["XZCF-054"] }),
  ];
}

/** From the investigation on: what is still to be done, and the first day on which a decision could follow. */
function untilDecision(situation: TimedCase): readonly Step[] {
  const { state } = situation.matter;
  const isQuick = situation.detail.procedure === "quick" && state === "investigating";
  const before: Step[] = [];
  if (state === "investigating")
    before.push(
      step(situation, {
        label: isQuick ? "快速办理告知" : "调查终结",
        condition: "证据查证属实，提出处理意见和裁量理由",
        rules: ["XZCF-054", "XZCF-057-1"],
      }),
    );
  if (state === "investigated")
    before.push(
      step(situation, {
        label: "承办机构审核",
        condition: "由未参加调查的人员审核，退回的补充调查",
        rules: ["XZCF-057-1"],
      }),
    );
  if (state === "reviewed" && !situation.detail.noPenaltyProposal)
    before.push(
      step(situation, {
        label: "批准告知",
        condition: "告知拟处罚的内容及事实、理由、依据和权利",
        rules: ["XZCF-044"],
        missing: refusalsOf(situation, "give_notice"),
      }),
    );
  if (situation.detail.noPenaltyProposal)
    return [
      ...before,
      step(situation, {
        label: "决定不予处罚",
        condition: "经审核，由负责人决定",
        until: decideUntil(situation),
        rules: ["XZCF-057-1"],
      }),
    ];
  return isQuick ? before : [...before, supposed(situation), ...afterwards(situation)];
}

function undelivered(situation: TimedCase): readonly Step[] {
  return [
    step(situation, { label: "送达告知书", condition: "送达之日起算陈述申辩期、听证申请期", rules: ["XZCF-044"] }),
    supposed(situation),
    ...afterwards(situation),
  ];
}

/** The decision if the notice reached the party today. */
function supposed(situation: TimedCase): Step {
  const { calendar, settings } = situation.facts;
  const on = today(situation);
  const defence = { value: settings["defence.days"], unit: "day", basis: "statutory_working" } as const;
  const hasHearing = situation.detail.hearingGrounds.length > 0 || hearingNeed(situation).grounds.length > 0;
  const last = laterOf(
    lastDayOfLimit(calendar, defence, on),
    hasHearing ? lastDay(calendar, "hearing_request", on) : null,
  );
  return step(situation, {
    label: "作出决定",
    condition: `告知书今天送达的，${hasHearing ? "陈述申辩期、听证申请期" : "陈述申辩期"}届满之后`,
    from: last && addDays(last, 1),
    until: decideUntil(situation),
    rules: ["XZCF-062", ...(hasHearing ? (["XZCF-064-1"] as const) : []), "XZCF-060"],
  });
}

function afterNotice(situation: TimedCase): readonly Step[] {
  const { detail: known, facts } = situation;
  const on = today(situation);
  const [defence, hearingUntil] = [dueOf(situation, "defence"), dueOf(situation, "hearing_request")];
  const isWaived = known.representation?.state === "waived";
  const lastDays = [isWaived ? null : defence, known.isHearingWaived ? null : hearingUntil];
  const last = laterOf(...lastDays.map((at) => (at && situation.now <= at ? plainDateOf(at) : null)));
  const asked = hearingUntil !== null && situation.now <= hearingUntil && !known.isHearingWaived;
  return [
    decision(situation, last ? addDays(last, 1) : on, asked),
    ...(asked
      ? [
          step(situation, {
            label: "听证会",
            condition: "若申请听证，通知须早于听证七个工作日送达",
            from: earliestEvent(facts.calendar, "hearing_notice", on),
            periods: ["hearing_notice"],
          }),
        ]
      : []),
    ...afterwards(situation),
  ];
}

function hearing(situation: TimedCase): readonly Step[] {
  const { detail: known, facts } = situation;
  const { hearing: held } = known;
  const on = today(situation);
  if (held?.state === "scheduled" && held.heldAt) {
    const heldOn = plainDateOf(held.heldAt);
    return [
      ...(held.noticeDeliveredOn
        ? []
        : [
            step(situation, {
              label: "送达听证通知",
              condition: `听证定在 ${heldOn}，通知至迟七个工作日前送达`,
              until: latestNotice(facts.calendar, "hearing_notice", heldOn),
              periods: ["hearing_notice"],
            }),
          ]),
      step(situation, {
        label: "听证会",
        condition: "由非本案调查人员主持，制作笔录",
        from: heldOn,
        rules: ["XZCF-064-4", "XZCF-064-8"],
      }),
      ...afterwards(situation),
    ];
  }
  if (held?.state === "requested")
    return [
      step(situation, {
        label: "听证会",
        condition: "今天送达通知的，七个工作日之后",
        from: earliestEvent(facts.calendar, "hearing_notice", on),
        periods: ["hearing_notice"],
      }),
      ...afterwards(situation),
    ];
  return [
    step(situation, { label: "提交听证报告", condition: "听证结束，依据笔录作出决定", rules: ["XZCF-064-8"] }),
    ...afterwards(situation),
  ];
}

/** @param from the day after the party's days */
function decision(situation: TimedCase, from: PlainDate, mayAskForHearing = false): Step {
  const dated = ["XZCF-062", "XZCF-064-1"];
  const missing = refusalsOf(situation, "decide_penalty").filter(({ rule }) => !dated.includes(rule));
  const isDiscussed = missing.some(({ rule }) => rule === "XZCF-057-2");
  const label = isDiscussed ? "集体讨论、作出决定" : "作出决定";
  return step(situation, {
    label,
    condition: mayAskForHearing ? "无人申请听证，陈述申辩已复核" : "陈述申辩已复核",
    from,
    until: decideUntil(situation),
    rules: [...(isDiscussed ? (["XZCF-057-2"] as const) : []), "XZCF-062"],
    missing,
  });
}

function decideUntil(situation: TimedCase): PlainDate | null {
  const at = dueOf(situation, "decide");
  return at && plainDateOf(at);
}

/** What begins with the decision: known before it is made. */
function afterwards(situation: TimedCase): readonly Step[] {
  return [
    step(situation, {
      label: "决定之后",
      condition: "七个工作日内送达与公开，送达起十五日内缴纳",
      from: null,
      periods: ["serve_decision", "publish", "pay"],
    }),
  ];
}
