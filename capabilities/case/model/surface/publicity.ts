/** The HTTP surface of the publicity clerk's desk: decisions to publish or to keep back, and those to take down. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { allOf, DeskActSchema, DeskCaseSchema, DeskQuery, day, fen, PUBLICITY_DESK } from "./desk-case.ts";

export const PUBLICITY_TABS = { due: "待办", published: "已公开", kept: "不公开和已撤回" } as const;
export type PublicityTab = keyof typeof PUBLICITY_TABS;
const publicityTabs = Object.keys(PUBLICITY_TABS) as [PublicityTab, ...PublicityTab[]];

/** Where a decision stands with the public. */
export const PUBLICITY_STATES = {
  to_withdraw: "待撤回",
  to_publish: "待公开",
  published: "已公开",
  withdrawn: "已撤回",
  kept: "不公开",
} as const;
export type PublicityState = keyof typeof PUBLICITY_STATES;
const publicityStates = Object.keys(PUBLICITY_STATES) as [PublicityState, ...PublicityState[]];

export const PublicityQuery = DeskQuery.extend({ tab: z.enum(publicityTabs).default("due") });

export const listPublicity = endpoint({
  method: "GET",
  path: "/api/case-desks/publicity",
  summary: "决定公开台：待决定公开和待撤回的处罚决定，先到期的在前；已经公开的和没有公开的",
  access: PUBLICITY_DESK,
  query: PublicityQuery,
  response: z.object({
    count: allOf,
    counts: z.object({ due: allOf, published: allOf, kept: allOf }),
    /** Whether the agency publishes every decision, or only those with a certain social impact. */
    isAllPublished: z.boolean(),
    decisions: z.array(
      DeskCaseSchema.extend({
        publicity: z.enum(publicityStates),
        publicityLabel: z.string(),
        decisionNumber: z.string(),
        /** The paper itself; null before it was issued. */
        documentId: IdSchema.nullable(),
        decidedOn: day,
        penalty: z.string(),
        fineFen: fen,
        confiscateFen: fen,
        facts: z.string(),
        /** 自然人: the name is shortened (隐名). */
        isIndividual: z.boolean(),
        /** The name that is or would be shown. */
        shownName: z.string(),
        publishedOn: day,
        withdrawnOn: day,
        /** Why it is published, kept back, or must be taken down. */
        reason: z.string(),
        acts: z.array(DeskActSchema),
      }),
    ),
  }),
});
