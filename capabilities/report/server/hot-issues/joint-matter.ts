/**
 * 联合办理: one report made of an issue, for its cause. The messages are linked to it and stay what they are: each was promised an
 * answer of its own within its own limits, which merging (并案, one place and one class) would end.
 */
import type { Instant } from "#base/instant.ts";
import type { makeJointMatter, makeTaskOfIssue } from "#capabilities/report/contract.ts";
import { JOINT_RELATIONS, TASK_RELATIONS } from "#capabilities/report/model/hot-issues/joint.ts";
import { type Engine, linkMatters, performIn } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import type { AnswerOf, BodyOf } from "../endpoint-types.ts";
import { seeHotIssue } from "./present.ts";
import { addJointMatter, type SeenMember } from "./store.ts";

export interface JointRequest extends BodyOf<typeof makeJointMatter> {
  readonly issueId: string;
  readonly caller: Actor;
  readonly now: Instant;
  readonly ip: string;
}

/** @throws Problem no such issue in the caller's scope, or the procedure refuses the report */
export async function jointMatterOf(engine: Engine, request: JointRequest): Promise<AnswerOf<typeof makeJointMatter>> {
  const { issueId, caller, now, ip, description, requestId } = request;
  return engine.platform.database.transaction().execute(async (tx) => {
    const { issue, members } = await seeHotIssue(tx, caller, issueId);
    const placed = members.find((member) => member.longitude !== null);
    const made = await performIn(tx, engine, {
      matterId: null,
      kind: "report",
      act: "report_by_public",
      input: {
        source: mostOften(members.map((member) => member.source)),
        // Nobody to call back: everyone who wrote has a matter of their own.
        isAnonymous: true,
        description,
        address: placed?.address || issue.places[0] || "",
        position: placed ? { system: "wgs84", longitude: placed.longitude, latitude: placed.latitude } : null,
      },
      versionSeen: null,
      requestId,
      actor: caller,
      now,
      origin: { channel: "console", ip },
    });
    return keepMade(tx, {
      issueId,
      made,
      members,
      now,
      caller,
      relations: [JOINT_RELATIONS.message, JOINT_RELATIONS.joint],
    });
  });
}

export interface TaskRequest extends BodyOf<typeof makeTaskOfIssue> {
  readonly issueId: string;
  readonly caller: Actor;
  readonly now: Instant;
  readonly ip: string;
}

/** 交办任务: the cause becomes a unit's task with a day; the messages are linked and answered as each was promised. */
export async function taskOfIssue(engine: Engine, request: TaskRequest): Promise<AnswerOf<typeof makeTaskOfIssue>> {
  const { issueId, caller, now, ip, requestId, ...input } = request;
  return engine.platform.database.transaction().execute(async (tx) => {
    const { members } = await seeHotIssue(tx, caller, issueId);
    const made = await performIn(tx, engine, {
      ...{ matterId: null, kind: "task", act: "assign", input, versionSeen: null, requestId, actor: caller, now },
      origin: { channel: "console", ip },
    });
    return keepMade(tx, {
      issueId,
      made,
      members,
      now,
      caller,
      relations: [TASK_RELATIONS.message, TASK_RELATIONS.task],
    });
  });
}

interface Made {
  readonly issueId: string;
  readonly made: { readonly matterId: string; readonly number: string | null; readonly isRepeat: boolean };
  readonly members: readonly SeenMember[];
  readonly relations: readonly [made: string, message: string];
  readonly now: Instant;
  readonly caller: Actor;
}

async function keepMade(tx: Tx, { issueId, made, members, relations, now, caller }: Made) {
  const { matterId, number } = made;
  if (!made.isRepeat) {
    for (const member of members) await linkMatters(tx, [matterId, member.matterId], relations, now);
    await addJointMatter(tx, { issueId, matterId, memberCount: members.length, madeAt: now, madeBy: caller.personId });
  }
  return { matterId, number, linked: members.length };
}

function mostOften(sources: readonly SeenMember["source"][]): string {
  const counts = Map.groupBy(sources, (source) => source);
  const [most] = [...counts].sort((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? "media";
}
