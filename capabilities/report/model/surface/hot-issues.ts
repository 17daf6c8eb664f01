/** The HTTP surface of 诉求热点. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

const signedIn = { kind: "signedIn" } as const;
const PositionAnswer = z.object({ longitude: z.number(), latitude: z.number() });
const IssueParams = z.object({ id: IdSchema });

/** Figures are those of the messages in the caller's scope. */
const Issue = z.object({
  id: z.string(),
  /** 典型表述: the message nearest to the middle of the issue. */
  title: z.string(),
  typicalMatterId: z.string(),
  /** Messages of the window, and of the window before it. */
  size: z.number().int(),
  sizeBefore: z.number().int(),
  heat: z.number(),
  open: z.number().int(),
  sinceAt: InstantSchema,
  latestAt: InstantSchema,
  /** 高频词. */
  words: z.array(z.string()),
  /** Named in the messages, most often named first. */
  places: z.array(z.string()),
  /** Middle of the messages that have a place. */
  position: PositionAnswer.nullable(),
  /** Messages per day over both windows, oldest first. */
  days: z.array(z.object({ on: PlainDateSchema, count: z.number().int() })),
  jointMatters: z.array(
    z.object({ matterId: z.string(), number: z.string().nullable(), stateLabel: z.string(), madeAt: InstantSchema }),
  ),
});
export type HotIssueAnswer = z.output<typeof Issue>;

export const listHotIssues = endpoint({
  method: "GET",
  path: "/api/hot-issues",
  summary: "诉求热点：近期集中反映的问题，按热度",
  access: signedIn,
  response: z.object({
    /** Null: not searched yet. */
    search: z.object({ foundAt: InstantSchema, days: z.number().int(), messageCount: z.number().int() }).nullable(),
    issues: z.array(Issue),
  }),
});

export const getHotIssue = endpoint({
  method: "GET",
  path: "/api/hot-issues/:id",
  summary: "一个诉求热点：趋势、典型表述与全部诉求",
  access: signedIn,
  params: IssueParams,
  response: z.object({
    issue: Issue,
    /** Most typical first. */
    members: z.array(
      z.object({
        matterId: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        text: z.string(),
        address: z.string(),
        subject: z.string(),
        sourceLabel: z.string(),
        stateLabel: z.string(),
        isOpen: z.boolean(),
        openedAt: InstantSchema,
        position: PositionAnswer.nullable(),
        likeness: z.number(),
      }),
    ),
  }),
});

export const findHotIssuesNow = endpoint({
  method: "POST",
  path: "/api/hot-issues/find",
  summary: "诉求热点：现在就重新计算",
  access: { kind: "roles", roles: ["acceptor", "shift_leader", "command_lead", "leader", "administrator"] },
  response: z.object({ isQueued: z.boolean() }),
  requestsPerMinute: 6,
});

export const makeJointMatter = endpoint({
  method: "POST",
  path: "/api/hot-issues/:id/joint-matter",
  summary: "由一个诉求热点立一件联合办理的案卷，关联全部诉求",
  access: { kind: "roles", roles: ["acceptor"] },
  params: IssueParams,
  body: z.object({
    description: z.string().trim().min(2, "请写明要联合办理的是什么").max(2000, "不超过 2000 字"),
    requestId: IdSchema,
  }),
  response: z.object({ matterId: z.string(), number: z.string().nullable(), linked: z.number().int() }),
});

export const makeTaskOfIssue = endpoint({
  method: "POST",
  path: "/api/hot-issues/:id/task",
  summary: "由一个诉求热点交办一项任务，关联全部诉求",
  access: { kind: "roles", roles: ["supervision_office", "leader"] },
  params: IssueParams,
  body: z.object({
    title: z.string().trim().min(2, "请写明任务名称").max(200, "不超过 200 字"),
    content: z.string().trim().max(2000, "不超过 2000 字").default(""),
    leadUnitId: IdSchema,
    dueOn: PlainDateSchema,
    requestId: IdSchema,
  }),
  response: z.object({ matterId: z.string(), number: z.string().nullable(), linked: z.number().int() }),
});
