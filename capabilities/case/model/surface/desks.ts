/** The HTTP surface of the desks of casework. Acts go through `kernel/matter/contract.ts`; desks only read. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { RefusalSchema } from "#base/problem.ts";
import { APPROVALS, type ApprovalKind } from "../desks/approvals.ts";
import {
  APPROVAL_DESK,
  allOf,
  CASE_READERS,
  DeskActSchema,
  DeskCaseSchema,
  DeskQuery,
  day,
  HEARING_ROOM,
  OFFICER_DESK,
  REVIEW_DESK,
} from "./desk-case.ts";

const count = z.number().int().nullable();

export const countDesks = endpoint({
  method: "GET",
  path: "/api/case-desks/counts",
  summary: "执法各台的待办数；没有这个台、或者在这个台上只能看的岗位为空",
  access: CASE_READERS,
  response: z.object({
    officer: count,
    review: count,
    approvals: count,
    hearings: count,
    papers: count,
    payments: count,
    publicity: count,
    /** What waits at the desk of this post although the case is somebody else's turn: the queue does not show it. */
    outside: z.number().int(),
  }),
});

export const OfficerQuery = DeskQuery.extend({
  whose: z.enum(["mine", "unit"]).default("mine"),
  view: z.enum(["all", "deliver", "measures"]).default("all"),
});

export const listOfficerDesk = endpoint({
  method: "GET",
  path: "/api/case-desks/officer",
  summary: "执法工作台：我的案件，先到期的在前，每件下一步依法可以办什么",
  access: OFFICER_DESK,
  query: OfficerQuery,
  response: z.object({
    count: allOf,
    /** Of each view, whatever the page. */
    counts: z.object({ all: allOf, deliver: allOf, measures: allOf }),
    cases: z.array(
      DeskCaseSchema.extend({
        /** Whose turn it is in the case: mine or somebody else's. */
        isMyTurn: z.boolean(),
        next: z.object({ act: z.string(), label: z.string() }).nullable(),
        heldBy: RefusalSchema.nullable(),
        mayAddEvidence: z.boolean(),
        /** 陈述申辩: what the next step answers; empty: it answers nothing. */
        claim: z.string(),
        /** 正在实施的措施, the first to end first. */
        measures: z.array(
          z.object({ id: z.string(), label: z.string(), dueOn: day, daysLeft: z.number().int().nullable() }),
        ),
        /** 待送达的文书. */
        deliveries: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            state: z.string(),
            stateLabel: z.string(),
            isUrgent: z.boolean(),
          }),
        ),
      }),
    ),
  }),
});

export const listReviewDesk = endpoint({
  method: "GET",
  path: "/api/case-desks/review",
  summary: "法制审核台：待审核的案件、还剩几天、为什么要审、以前的意见",
  access: REVIEW_DESK,
  query: DeskQuery.extend({ matterId: IdSchema.optional() }),
  response: z.object({
    count: allOf,
    cases: z.array(
      DeskCaseSchema.extend({
        /** 应当法制审核的情形; empty: asked for, not required. */
        reasons: z.array(z.string()),
        proposal: z.string(),
        tier: z.string(),
        review: DeskActSchema,
        opinions: z.array(
          z.object({
            at: InstantSchema,
            name: z.string(),
            opinion: z.string(),
            opinionLabel: z.string(),
            detail: z.string(),
            open: z.array(z.string()),
          }),
        ),
        evidence: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            kindLabel: z.string(),
            takenAt: InstantSchema,
            isVerified: z.boolean(),
            files: z.array(z.string()),
          }),
        ),
      }),
    ),
  }),
});

const approvalKinds = Object.keys(APPROVALS) as [ApprovalKind, ...ApprovalKind[]];

export const ApprovalQuery = DeskQuery.extend({ kind: z.enum(approvalKinds).optional() });

export const listApprovals = endpoint({
  method: "GET",
  path: "/api/case-desks/approvals",
  summary: "负责人审批台：待审批的事项，能不能批、为什么；简单的可以一起批",
  access: APPROVAL_DESK,
  query: ApprovalQuery,
  response: z.object({
    count: allOf,
    /** What waits, by kind, whatever the page. */
    kinds: z.array(z.object({ kind: z.enum(approvalKinds), label: z.string(), count: allOf })),
    approvals: z.array(
      DeskCaseSchema.extend({
        kind: z.enum(approvalKinds),
        kindLabel: z.string(),
        /** What is asked for, in a line. */
        asks: z.string(),
        facts: z.string(),
        opinions: z.array(z.object({ who: z.string(), words: z.string() })),
        approve: DeskActSchema,
        sendBack: DeskActSchema.nullable(),
        isSimple: z.boolean(),
        /** Input for approving it together with others; null: only one by one. */
        input: z.record(z.string(), z.json()).nullable(),
        asksOpinion: z.boolean(),
      }),
    ),
  }),
});

export const HEARING_STATES = {
  requested: "待安排",
  scheduled: "已安排",
  refused: "不予受理",
  held: "已举行，待报告",
  terminated: "已终止，待报告",
  reported: "已报告",
} as const;

export const listHearings = endpoint({
  method: "GET",
  path: "/api/case-desks/hearings",
  summary: "听证室：待安排、已安排、待报告和办完的听证，通知最迟哪天送达",
  access: HEARING_ROOM,
  response: z.object({
    /** The first day on which a hearing may be held when its notice is served today. */
    earliestOn: PlainDateSchema,
    /** Days of rest in the months shown, for the calendar. */
    restDays: z.array(PlainDateSchema),
    hearings: z.array(
      DeskCaseSchema.extend({
        hearing: z.object({
          state: z.enum(
            Object.keys(HEARING_STATES) as [keyof typeof HEARING_STATES, ...(keyof typeof HEARING_STATES)[]],
          ),
          stateLabel: z.string(),
          requestedAt: InstantSchema,
          heldAt: InstantSchema.nullable(),
          presider: z.string(),
          recorder: z.string(),
          isPublic: z.boolean(),
          noticeDeliveredOn: day,
          /** 通知最迟送达日. */
          noticeBy: day,
          /** Served too late, or not at all although the last day is over: the day must be set anew. */
          isNoticeLate: z.boolean(),
          report: z.string(),
        }),
        penalty: z.string(),
        acts: z.array(DeskActSchema),
      }),
    ),
  }),
});
