/**
 * 联合办理: one report made of an issue, for its cause. The messages are linked to it and stay what they are: each was promised an
 * answer of its own within its own limits, which merging (并案, one place and one class) would end.
 */
import type { Instant } from "#base/instant.ts";
import type { makeJointMatter } from "#capabilities/report/contract.ts";
import { JOINT_RELATIONS } from "#capabilities/report/model/hot-issues/joint.ts";
import { type Engine, linkMatters, performIn } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
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
    if (!made.isRepeat) {
      for (const member of members)
        await linkMatters(tx, [made.matterId, member.matterId], [JOINT_RELATIONS.message, JOINT_RELATIONS.joint], now);
      const joint = { issueId, matterId: made.matterId, memberCount: members.length };
      await addJointMatter(tx, { ...joint, madeAt: now, madeBy: caller.personId });
    }
    return { matterId: made.matterId, number: made.number, linked: members.length };
  });
}

function mostOften(sources: readonly SeenMember["source"][]): string {
  const counts = Map.groupBy(sources, (source) => source);
  const [most] = [...counts].sort((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? "media";
}
