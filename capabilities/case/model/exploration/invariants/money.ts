/** 缴纳、撤销与公开. */
import { owedOn, refundDueFen } from "../../payment/surcharge.ts";
import { beforeOf, detailOf, fineOf, type Invariant, inputOf, live, state } from "./view.ts";

export const MONEY_AND_DISCLOSURE: readonly Invariant[] = [
  {
    says: "加处罚款不超过罚款本金",
    holds: (v) => owedOn(detailOf(v), v.today).surchargeFen <= (detailOf(v).payment?.fineFen ?? 0),
  },
  {
    says: "缴款没有多于应缴",
    after: ["record_payment", "collect_on_the_spot"],
    holds: (v) => refundDueFen(beforeOf(v), v.today) > 0 || refundDueFen(detailOf(v), v.today) === 0,
  },
  {
    says: "退还不多于已缴",
    holds: (v) =>
      (detailOf(v).payment?.refundedFen ?? 0) <=
      (detailOf(v).payment?.paid.reduce((sum, one) => sum + one.fen, 0) ?? 0),
  },
  {
    says: "罚款只减不增",
    holds: (v) =>
      (detailOf(v).payment?.fineFen ?? 0) <= (detailOf(v).noticed?.fineFen ?? 0) || detailOf(v).payment === null,
  },
  {
    says: "当场收缴有票据，且只在一百元以下、难以执行或者边远地区",
    after: ["collect_on_the_spot"],
    holds: (v) =>
      String(inputOf(v).receipt ?? "") !== "" &&
      (inputOf(v).isRemoteAtRequest === true ||
        (detailOf(v).procedure === "simple" &&
          ((detailOf(v).payment?.fineFen ?? 0) <= 100_00 || String(inputOf(v).difficultyReason ?? "") !== ""))),
  },
  {
    says: "没有缴清的不以履行完毕结案",
    after: ["close_case"],
    holds: (v) => detailOf(v).closing !== "performed" || owedOn(detailOf(v), v.today).fineFen === 0,
  },
  // 撤销与公开
  {
    says: "决定撤销后不再欠缴，没有进行中的执行",
    holds: (v) =>
      detailOf(v).decisionStanding !== "revoked" ||
      (owedOn(detailOf(v), v.today).fineFen === 0 &&
        detailOf(v).executions.every(
          (one) => one.state === "executed" || one.state === "ended" || one.path === "immediate_substitute",
        )),
  },
  {
    says: "撤销的案件结案前已退还全部罚款",
    after: ["close_case"],
    holds: (v) => refundDueFen(detailOf(v), v.today) === 0,
  },
  {
    says: "变更、撤销后公开信息已撤回或者正在撤回期限内",
    holds: (v) => detailOf(v).decisionStanding !== "revoked" || detailOf(v).disclosure?.state !== "published",
  },
  {
    says: "待撤回的有三日时钟",
    holds: (v) =>
      detailOf(v).disclosure?.state !== "withdraw_due" || state(v) === "archived" || live(v, "unpublish") !== undefined,
  },
  {
    says: "公开的自然人隐名",
    after: ["publish"],
    holds: (v) =>
      detailOf(v).party?.kind !== "individual" || detailOf(v).disclosure?.shownName !== detailOf(v).party?.name,
  },
  {
    says: "复议、诉讼没有加重罚款",
    after: ["conclude_remedy"],
    holds: (v) => fineOf(v) <= (beforeOf(v).penalty?.fineFen ?? 0),
  },
];
