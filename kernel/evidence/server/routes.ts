/** Routes of evidence: parse, store or fetch, answer. */
import type { z } from "zod";
import { position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import {
  type EvidenceFile,
  getEvidence,
  getOriginal,
  getPublicCopy,
  getThumbnail,
  uploadEvidence,
  uploadPublicEvidence,
} from "#kernel/evidence/contract.ts";
import { isAudio, MEDIA_TYPES, type MediaType, PUBLIC_MEDIA_TYPES } from "#kernel/evidence/model/evidence.ts";
import { EVIDENCE_PROBLEMS } from "#kernel/evidence/model/problems.ts";
import { type Actor, mayEnter, UNIT_SCOPED_ROLES } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { FileAnswer, type Route, type RouteRequest, route } from "#platform/http/route.ts";
import { type Derived, derivedPicture } from "./files/derive.ts";
import { evidenceStore } from "./files/file-store.ts";
import { findFile, type StoredFile, usesOf } from "./store.ts";
import { hashOf, storeFile } from "./store-file.ts";
import { FILE_FAULTS, verifyFile } from "./verify-file.ts";

/** Whether the caller sees at least one of these matters. Given by whoever knows matters; evidence only knows their ids. */
export type SeesAnyMatter = (platform: Platform, caller: Actor, matterIds: readonly string[]) => Promise<boolean>;

export function evidenceRoutes(platform: Platform, seesAnyMatter: SeesAnyMatter): readonly Route<Actor>[] {
  /** A file is as visible as the matters that use it; before any does, its bringer alone sees it. Of a public one, everybody sees the copies. */
  const mustSee = async (sha256: string, caller: Actor, what: "copy" | "original"): Promise<StoredFile> => {
    const file = await mustFind(platform, sha256);
    const { matterIds, openMatterIds, personIds, isPublic } = await usesOf(platform.database, sha256);
    if (isPublic && what === "copy") return file;
    if (caller.personId !== null && personIds.includes(caller.personId)) return file;
    // A caller's voice is for those who judge the handling, never for the unit that handled.
    const usedBy = UNIT_SCOPED_ROLES.includes(caller.role) ? openMatterIds : matterIds;
    if (mayEnter(caller, { kind: "signedIn" }) && (await seesAnyMatter(platform, caller, usedBy))) return file;
    throw new Problem(PROBLEMS.notFound);
  };
  return [
    route(uploadEvidence, async (request) =>
      answerOf(await takeIn(platform, request, Object.keys(MEDIA_TYPES) as MediaType[])),
    ),
    route(uploadPublicEvidence, async (request) => {
      const { sha256, width, height } = await takeIn(platform, request, PUBLIC_MEDIA_TYPES);
      return { id: sha256, width, height };
    }),
    route(getEvidence, async ({ params, caller }) => {
      const file = await mustSee(params.sha256, caller, "original");
      const fault = await verifyFile(platform, params.sha256);
      return {
        ...answerOf(file),
        check: { holds: fault === null, message: fault ? FILE_FAULTS[fault] : "哈希与登记时一致" },
      };
    }),
    route(getOriginal, async ({ params, caller }) =>
      originalAnswer(platform, await mustSee(params.sha256, caller, "original")),
    ),
    route(getThumbnail, async ({ params, caller }) =>
      pictureAnswer(platform, await mustSee(params.sha256, caller, "copy"), caller, "thumbnail"),
    ),
    route(getPublicCopy, async ({ params, caller }) =>
      pictureAnswer(platform, await mustSee(params.sha256, caller, "copy"), caller, "public"),
    ),
  ];
}

type UploadRequest = RouteRequest<
  Actor,
  unknown,
  z.output<NonNullable<(typeof uploadEvidence)["query"]>>,
  z.output<NonNullable<(typeof uploadEvidence)["body"]>>
>;

async function takeIn(
  platform: Platform,
  { query, body, caller, headers, now }: UploadRequest,
  allowed: readonly MediaType[],
): Promise<StoredFile> {
  const { longitude, latitude } = query;
  return storeFile(platform, {
    bytes: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    sha256: query.sha256 ?? null,
    declaredType: headers["content-type"] ?? null,
    fileName: query.fileName ?? null,
    allowed,
    now,
    upload: {
      personId: caller.personId,
      role: caller.role,
      takenAt: query.takenAt ?? null,
      position: longitude === undefined || latitude === undefined ? null : position(longitude, latitude),
      accuracyMetres: query.accuracyMetres ?? null,
      device: query.device ?? "",
    },
  });
}

async function mustFind(platform: Platform, sha256: string): Promise<StoredFile> {
  const file = await findFile(platform.database, sha256);
  if (!file) throw new Problem(PROBLEMS.notFound);
  return file;
}

/** Never hands out bytes that are not what was registered. */
async function originalAnswer(platform: Platform, file: StoredFile): Promise<FileAnswer> {
  const bytes = await evidenceStore(platform.home).get(file.sha256);
  if (!bytes || hashOf(bytes) !== file.sha256) throw new Problem(EVIDENCE_PROBLEMS.changed);
  const { extensions, isImage } = MEDIA_TYPES[file.mediaType];
  const place = isImage || isAudio(file.mediaType) || file.mediaType === "video/mp4" ? "inline" : "attachment";
  return new FileAnswer(file.mediaType, bytes, {
    "content-disposition": `${place}; filename="${file.sha256.slice(0, 12)}.${extensions[0]}"`,
    "cache-control": "private, max-age=31536000, immutable",
  });
}

/** A public copy may be withdrawn: whoever is not signed in keeps it for five minutes only. */
async function pictureAnswer(platform: Platform, file: StoredFile, caller: Actor, kind: Derived): Promise<FileAnswer> {
  const isSignedIn = mayEnter(caller, { kind: "signedIn" });
  const picture = await derivedPicture(platform.home, file.sha256, file.mediaType, kind);
  return new FileAnswer("image/webp", picture, {
    "cache-control": isSignedIn ? "private, max-age=31536000, immutable" : "private, max-age=300",
  });
}

function answerOf({ sha256, position: at, ...file }: StoredFile): EvidenceFile {
  return { ...file, id: sha256, position: at && { longitude: at.longitude, latitude: at.latitude } };
}
