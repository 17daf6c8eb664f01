/** Which photographs the reporters and the public page may show. Decided by the desk, photograph by photograph. */
import { Problem } from "#base/problem.ts";
import type { listPhotos, showPhoto } from "#capabilities/report/contract.ts";
import { evidenceOf, markPublic } from "#kernel/evidence/server/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import type { AnswerOf, BodyOf } from "../endpoint-types.ts";
import { type Beside, seeReport } from "./beside-report.ts";

const DECIDERS: readonly Role[] = ["acceptor", "shift_leader"];

export async function photosOf(beside: Beside): Promise<AnswerOf<typeof listPhotos>> {
  await seeReport(beside);
  const files = await evidenceOf(beside.platform.database, beside.id);
  const photos = files.filter(({ mediaType }) => mediaType.startsWith("image/"));
  return {
    mayDecide: DECIDERS.includes(beside.caller.role),
    photos: photos.map(({ sha256, phase, takenAt, isPublic }) => ({ sha256, phase, takenAt, isPublic })),
  };
}

export async function decidePhoto(
  beside: Beside,
  { sha256, isPublic }: BodyOf<typeof showPhoto>,
): Promise<AnswerOf<typeof showPhoto>> {
  await seeReport(beside);
  const { platform, id, caller, now } = beside;
  if (!DECIDERS.includes(caller.role)) {
    throw new Problem(PROBLEMS.unacceptable, { detail: "照片是否公开由受理员或值班长决定" });
  }
  const files = await evidenceOf(platform.database, id);
  if (!files.some((file) => file.sha256 === sha256)) {
    throw new Problem(PROBLEMS.unacceptable, { detail: "本案没有这张照片" });
  }
  const mark = { matterId: id, sha256, isPublic, personId: caller.personId, now };
  await platform.database.transaction().execute((tx) => markPublic(tx, mark));
  return { sha256, isPublic };
}
