/** The HTTP surface of evidence. A file goes up as the bare body of the request; what the device says about it goes in the query. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { Sha256Schema } from "./model/evidence.ts";

const optionalNumber = (schema: z.ZodNumber) =>
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^-?\d+(\.\d+)?$/, "须为数字")
        .transform(Number),
    ])
    .pipe(schema)
    .optional();

const UploadQuery = z
  .object({
    /** SHA-256 taken when the picture was taken; the server takes it again and refuses a difference. */
    sha256: Sha256Schema.optional(),
    fileName: z.string().max(200).optional(),
    takenAt: InstantSchema.optional(),
    /** WGS 84 degrees, as browsers and phones give them. */
    longitude: optionalNumber(z.number().min(-180).max(180)),
    latitude: optionalNumber(z.number().min(-90).max(90)),
    accuracyMetres: optionalNumber(z.number().min(0).max(100_000)),
    device: z.string().max(120).optional(),
  })
  .refine((query) => (query.longitude === undefined) === (query.latitude === undefined), {
    message: "经度和纬度须一起给出",
    path: ["latitude"],
  });

/** Sent as `image/…`, `audio/…`, `video/mp4` or `application/octet-stream`; a PDF goes as the last. */
const FileBody = z
  .custom<Uint8Array>(
    (value) => value instanceof Uint8Array,
    "请求体须为文件本身，类型为 image/*、audio/*、video/mp4 或 application/octet-stream",
  )
  .meta({ type: "string", format: "binary" });

export const EvidenceFileSchema = z.object({
  /** SHA-256 of the bytes. */
  id: Sha256Schema,
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationMs: z.number().int().nullable(),
  takenAt: InstantSchema.nullable(),
  position: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  accuracyMetres: z.number().nullable(),
  device: z.string(),
  createdAt: InstantSchema,
});
export type EvidenceFile = z.output<typeof EvidenceFileSchema>;

export const uploadEvidence = endpoint({
  method: "POST",
  path: "/api/evidence",
  summary: "上传证据文件（照片、录音、视频、PDF），核对哈希与类型",
  access: { kind: "signedIn" },
  query: UploadQuery,
  body: FileBody,
  response: EvidenceFileSchema,
  requestsPerMinute: 240,
});

export const uploadPublicEvidence = endpoint({
  method: "POST",
  path: "/api/public/evidence",
  summary: "公众上传照片，只收图片",
  access: { kind: "anyone" },
  query: UploadQuery,
  body: FileBody,
  response: z.object({ id: Sha256Schema, width: z.number().int().nullable(), height: z.number().int().nullable() }),
  requestsPerMinute: 20,
});

const FileParams = z.object({ sha256: Sha256Schema });
/** The answers below are files, not JSON. */
const FileAnswerSchema = z.unknown();

export const getEvidence = endpoint({
  method: "GET",
  path: "/api/evidence/:sha256",
  summary: "证据的登记信息，并重新计算哈希",
  access: { kind: "signedIn" },
  params: FileParams,
  response: EvidenceFileSchema.extend({
    check: z.object({ holds: z.boolean(), message: z.string() }),
  }),
});

export const getOriginal = endpoint({
  method: "GET",
  path: "/api/evidence/:sha256/original",
  summary: "原件（含 EXIF），只给登录人员",
  access: { kind: "signedIn" },
  params: FileParams,
  response: FileAnswerSchema,
});

export const getThumbnail = endpoint({
  method: "GET",
  path: "/api/evidence/:sha256/thumbnail",
  summary: "缩略图，宽 400 像素；公众只能看已公开的",
  access: { kind: "anyone" },
  params: FileParams,
  response: FileAnswerSchema,
});

export const getPublicCopy = endpoint({
  method: "GET",
  path: "/api/evidence/:sha256/public",
  summary: "公开副本：去掉 EXIF 的图片；公众只能看已公开的",
  access: { kind: "anyone" },
  params: FileParams,
  response: FileAnswerSchema,
});
