/** What a sender claims about a file, against what its bytes are. */
import { MEDIA_TYPES, type MediaType } from "./evidence.ts";

export interface Claims {
  /** `content-type` of the request; `application/octet-stream` claims nothing. */
  readonly declaredType: string | null;
  readonly fileName: string | null;
}

/** A sentence that names the lie, or null. */
export function contradiction(claims: Claims, actual: MediaType): string | null {
  const facts = MEDIA_TYPES[actual];
  const declared = claims.declaredType && sameName(claims.declaredType);
  if (declared && declared !== actual && declared !== "application/octet-stream") {
    return `文件自称是 ${claims.declaredType}，内容其实是${facts.label}`;
  }
  const extension = /\.([a-z0-9]+)$/i.exec(claims.fileName ?? "")?.[1]?.toLowerCase();
  if (extension && !(facts.extensions as readonly string[]).includes(extension)) {
    return `文件名以 .${extension} 结尾，内容其实是${facts.label}`;
  }
  return null;
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  "image/heif": "image/heic",
  "audio/x-wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "audio/opus": "audio/ogg",
};

/** Names that mean the same type. */
export function sameName(declared: string): string {
  const type = (declared.split(";")[0] ?? "").trim().toLowerCase();
  if (type === "image/jpg" || type === "image/pjpeg") return "image/jpeg";
  return OTHER_NAMES[type] ?? type;
}
