/** 文书、时钟与留痕. */
import { decisionDeliveredOn } from "../../consequences.ts";
import { CASE_PROCEDURE } from "../../procedure.ts";
import { beforeOf, detailOf, hasPaper, type Invariant, live, state } from "./view.ts";

export const PAPERS_AND_RECORD: readonly Invariant[] = [
  {
    says: "处罚、不罚都有决定书",
    holds: (v) => {
      const { outcome, procedure } = detailOf(v);
      if (outcome === "penalty") return hasPaper(v, procedure === "simple" ? "DOC-33" : "DOC-34");
      return outcome !== "no_penalty" || hasPaper(v, "DOC-35");
    },
  },
  {
    says: "每一步都有它的文书",
    holds: (v) => {
      const d = detailOf(v);
      return (
        (d.filedOn === null || hasPaper(v, "DOC-02")) &&
        (d.noticed === null ||
          d.procedure === "simple" ||
          d.outcome !== null ||
          hasPaper(v, "DOC-26") ||
          state(v) === "on_the_spot") &&
        (d.hearing === null || !["scheduled", "held", "reported"].includes(d.hearing.state) || hasPaper(v, "DOC-28")) &&
        (d.hearing?.state !== "held" || hasPaper(v, "DOC-31")) &&
        (d.legalReview === null || hasPaper(v, "DOC-24")) &&
        (d.collective === null || hasPaper(v, "DOC-25")) &&
        d.corrections.every((order) => hasPaper(v, "DOC-20", order.id)) &&
        d.executions.every((one) => one.demandDeliveredOn === null || hasPaper(v, "DOC-41", one.id)) &&
        d.executions.every(
          (one) => one.decidedOn === null || hasPaper(v, one.path === "substitute" ? "DOC-43" : "DOC-42", one.id),
        ) &&
        d.executions.every((one) => one.appliedOn === null || hasPaper(v, "DOC-46", one.id)) &&
        d.transfers.every((one) => one.kind !== "criminal" || one.sentAt === null || hasPaper(v, "DOC-48", one.id)) &&
        (d.closedOn === null || d.outcome === "withdrawn" || hasPaper(v, "DOC-51")) &&
        (state(v) !== "archived" || hasPaper(v, "DOC-53"))
      );
    },
  },
  {
    says: "同一文书同一编号只印发一次",
    holds: (v) => {
      const keys = v.step.after.issued.map((paper) => `${paper.form}:${paper.key}`);
      return new Set(keys).size === keys.length;
    },
  },
  { says: "印发的文书都记在案中", holds: (v) => v.step.after.issued.length === detailOf(v).issued.length },
  {
    says: "每次送达各有一个编号",
    holds: (v) => new Set(detailOf(v).deliveries.map((one) => one.id)).size === detailOf(v).deliveries.length,
  },
  {
    says: "履行中的案件，决定已送达或者已撤销",
    holds: (v) =>
      state(v) !== "executing" ||
      decisionDeliveredOn(detailOf(v)) !== null ||
      detailOf(v).decisionStanding === "revoked",
  },
  {
    says: "一类时钟只有一个在走",
    holds: (v) => {
      const going = v.step.after.clocks.filter((clock) => clock.state !== "stopped").map((clock) => clock.kind);
      return new Set(going).size === going.length;
    },
  },
  {
    says: "立案到决定之间办案期限在走或者依法暂停",
    holds: (v) =>
      !["investigating", "suspended", "investigated", "reviewed", "noticed", "hearing", "deliberating"].includes(
        state(v),
      ) || live(v, "decide") !== undefined,
  },
  {
    says: "办案期限只在有文书的不计入期间停着",
    holds: (v) => {
      if (live(v, "decide")?.state !== "paused") return true;
      const isAwaited = detailOf(v).deliveries.some(
        ({ form, state: standing }) => standing === "published" && ["DOC-26", "DOC-28"].includes(form),
      );
      return (
        ["criminal", "suspended"].includes(state(v)) ||
        (state(v) === "hearing" && hasPaper(v, "DOC-28")) ||
        (state(v) === "investigating" && hasPaper(v, "DOC-13")) ||
        isAwaited
      );
    },
  },
  {
    says: "移送公安期间办案期限暂停",
    holds: (v) => state(v) !== "criminal" || detailOf(v).outcome !== null || live(v, "decide")?.state === "paused",
  },
  {
    says: "在公安机关手中的案件有送出的移送",
    holds: (v) =>
      state(v) !== "criminal" ||
      detailOf(v).transfers.some(
        (one) => one.kind === "criminal" && ["sent", "accepted", "filed", "done"].includes(one.state),
      ),
  },
  {
    says: "终结的案件没有走着的时钟",
    holds: (v) =>
      !CASE_PROCEDURE.states[state(v) as "closed"].isTerminal ||
      v.step.after.clocks.every((clock) => clock.state === "stopped"),
  },
  {
    says: "没有终结的案件总有人轮到",
    holds: (v) => CASE_PROCEDURE.states[state(v) as "closed"].isTerminal || v.step.after.core.turn !== null,
  },
  { says: "每个动作版本加一", holds: (v) => v.step.after.core.version === v.step.before.core.version + 1 },
  {
    says: "归档前没有缺漏的救济和送达",
    after: ["archive"],
    holds: (v) => beforeOf(v).remedies.every((one) => one.state === "concluded"),
  },
  {
    says: "批准分期的每一期都有时钟",
    after: ["decide_arrangement"],
    holds: (v) =>
      detailOf(v).payment?.arrangement?.isGranted !== true ||
      (detailOf(v).payment?.arrangement?.schedule ?? []).every(
        (_one, index) => live(v, `instalment:${index + 1}`) !== undefined,
      ),
  },
];
