/** The ninety days, paused by law and going on: the rows of the scenario table lived through. */
import { describe, expect, it } from "vitest";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import { BLANK_CASE } from "./case.ts";
import { type Course, delivery, evidence, filed, SMALL, second } from "./course.ts";
import type { CaseFacts } from "./facts.ts";
import type { CaseAct } from "./procedure.ts";
import { ENTERED, idOf, situationOf, WHO } from "./rehearsal.ts";
import { type Happening, STANDSTILLS_OF_A_CASE, type StandstillRow } from "./standstill.scenarios.ts";
import { timelineOf } from "./timeline/timeline.ts";

const PENALTY = { ...SMALL, fineFen: 70_000_00, words: "警告，并处罚款人民币柒万元整" };
/** Later than any row: the hearing takes place on the day that the row says. */
const FAR = "2027-01-15 09:00";

type Does = (act: CaseAct, input?: object) => void;
type Way = (course: Course, does: (who: (typeof WHO)[keyof typeof WHO]) => Does, row: StandstillRow) => void;
const pick = (course: Course, form: string) =>
  course.rehearsal.detail.deliveries.findLast((one) => one.form === form)?.id ?? "";
const publish: (form: string) => Way = (form) => (course, does) =>
  does(WHO.officer)("publish_delivery", {
    deliveryId: pick(course, form),
    reason: "受送达人下落不明，多方查找无果",
    isWhereaboutsUnknown: true,
  });
const deem: (form: string) => Way = (form) => (course, does) =>
  does(WHO.system)("deem_delivered", { deliveryId: pick(course, form) });
const serve: (form: string) => Way = (form) => (course, does) =>
  does(WHO.officer)("deliver", delivery(course, form, `${plainDateOf(course.now)} 09:00`));

function closeInvestigation(does: Does): void {
  does("verify_evidence", { evidenceIds: ["evidence-1"], note: "与现场一致" });
  does("propose_penalty", { ...PENALTY, tier: "较重", reason: "外运十八车，一年内第二次" });
  does("close_investigation", {
    facts: "未经核准外运建筑垃圾十八车",
    nature: "未经核准擅自处置建筑垃圾",
    noCorrectionReason: "已自行清运完毕",
  });
}

const WAYS: Readonly<Record<Happening, Way>> = {
  委托检测: (_, does) =>
    does(WHO.head)("entrust_testing", {
      institution: "市建筑材料检测中心",
      object: "倾倒物样品",
      items: "成分",
      dueOn: "2026-11-30",
    }),
  鉴定意见: (course, does) =>
    does(WHO.officer)("add_evidence", evidence("expert_opinion", `${plainDateOf(course.now)} 08:00`, "检测报告")),
  调查终结: (_, does) => closeInvestigation(does(WHO.officer)),
  中止调查: (_, does) => does(WHO.head)("suspend", { ground: "force_majeure", reason: "暴雨封路，无法勘查" }),
  恢复调查: (_, does) => does(WHO.head)("resume", { reason: "道路恢复" }),
  批准告知: (_, does) => {
    closeInvestigation(does(WHO.officer));
    does(WHO.unitLead)("review_by_unit", { opinion: "同意" });
    does(WHO.head)("give_notice");
  },
  公告送达告知书: publish("DOC-26"),
  告知书视为送达: deem("DOC-26"),
  送达告知书: serve("DOC-26"),
  申请听证: (_, does) => does(WHO.officer)("request_hearing"),
  安排听证: (_, does, { happens }) => {
    const [heldOn = FAR.slice(0, 10)] = happens.find(([, what]) => what === "举行听证") ?? [];
    does(WHO.head)("schedule_hearing", {
      heldAt: `${heldOn}T01:00:00.000Z`,
      place: "二楼听证室",
      presiderId: idOf(13),
      recorderId: idOf(12),
    });
  },
  公告送达听证通知书: publish("DOC-28"),
  听证通知书视为送达: deem("DOC-28"),
  送达听证通知书: serve("DOC-28"),
  举行听证: (_, does) =>
    does(WHO.presider)("hold_hearing", {
      participants: [{ name: "秦砚", capacity: "party" }],
      transcript: "当事人对数量有异议，调查人员出示轨迹记录",
      isSigned: true,
    }),
  提交听证报告: (_, does) => does(WHO.presider)("report_hearing", { report: "争议焦点是数量，证据充分" }),
  责令改正: (_, does) =>
    does(WHO.officer)("order_correction", {
      requirement: "清运全部建筑垃圾",
      basis: "《行政处罚法》第二十八条",
      dueAt: "2026-11-19T08:00:00.000Z",
      ...second,
    }),
  公告送达责令改正通知书: publish("DOC-20"),
};

function factsOn({ excluded, since }: StandstillRow, on: PlainDate): Partial<CaseFacts> {
  const rows = [
    ...(since ? [{ value: [], effectiveFrom: "2026-01-01" }] : []),
    ...(excluded ? [{ value: excluded, effectiveFrom: "2026-01-01" }] : []),
    ...(since ? [{ value: ["hearing"], effectiveFrom: since }] : []),
  ].map((one) => {
    return { ...one, effectiveFrom: one.effectiveFrom as PlainDate, id: "decide.excluded", source: "", note: "" };
  });
  return { settings: { ...settingsOn(LAW_SETTINGS, rows, on), ...ENTERED } };
}

function live(row: StandstillRow): Course {
  const course = filed();
  for (const [on, what] of row.happens) {
    course.at(`${on} 09:30`);
    const facts = factsOn(row, plainDateOf(course.now));
    WAYS[what](
      course,
      (who) =>
        (act, input = {}) =>
          void course.does(who, act, input, { facts }),
      row,
    );
  }
  return course;
}

const decideClock = ({ rehearsal }: Course) => rehearsal.clocks.findLast(({ kind }) => kind === "decide");

describe("the ninety days", () => {
  it.each(STANDSTILLS_OF_A_CASE.rows.map((row) => [row.name, row] as const))("%s", (_, row) => {
    const course = live(row);
    const clock = decideClock(course);
    expect(clock && plainDateOf(clock.dueAt), row.why).toBe(row.due);
    expect(clock?.pauses.find(({ to }) => to === null)?.reason).toBe(row.standsStillFor);
  });

  const rowNamed = (name: string): StandstillRow => {
    const row = STANDSTILLS_OF_A_CASE.rows.find((one) => one.name === name);
    if (!row) throw new Error(`no row ${name}`);
    return row;
  };
  const look = (course: Course) =>
    timelineOf(situationOf(course.rehearsal, { act: "archive", actor: WHO.system, now: course.now }), []).running.find(
      ({ id }) => id === "decide",
    );

  it("show their pauses on the timeline, open ones too, and count only the days that counted", () => {
    const paused = live(rowNamed("听证还没有提交报告"));
    expect(look(paused)).toMatchObject({
      isPaused: true,
      gone: "已过 43 日",
      pauses: [{ from: "2026-11-24", to: null, reason: expect.stringMatching(/^听证（待本机关确认.*）$/) }],
    });
    const over = live(rowNamed("听证：十六日")).at("2026-12-20 09:00");
    expect(look(over)).toMatchObject({
      isPaused: false,
      gone: "已过 53 日",
      left: "剩 37 日",
      pauses: [{ from: "2026-11-24", to: "2026-12-10" }],
    });
  });

  it("name the document of the agency once there is one", () => {
    const course = live({ ...rowNamed("申请了听证，还没有安排"), name: "" });
    const facts = { sourceOf: () => "衡城管〔2026〕3号 第五条" };
    course.does(
      WHO.head,
      "schedule_hearing",
      { heldAt: "2027-01-15T01:00:00.000Z", place: "二楼听证室", presiderId: idOf(13), recorderId: idOf(12) },
      { facts },
    );
    expect(decideClock(course)?.pauses.at(-1)?.reason).toBe("听证（衡城管〔2026〕3号 第五条）");
  });

  it("go on in a case that stood still before what it stood still for was kept", () => {
    const row = rowNamed("中止调查：二十一日");
    const course = live({ ...row, happens: row.happens.slice(0, 1) });
    const { standstills } = BLANK_CASE;
    course.rehearsal = { ...course.rehearsal, detail: { ...course.rehearsal.detail, standstills } };
    course.at("2026-11-10 09:30").does(WHO.head, "resume", { reason: "道路恢复" });
    expect(course.due("decide")).toBe("2027-02-01");
  });
});
