/**
 * Reads the sign-in library's signed cookies without the library: `<value>.<HMAC-SHA-256, base64>`, percent-encoded. Identifying a
 * caller happens on every request and needs one statement only; the library costs 340 ms to load and two statements.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Platform } from "#platform/capability.ts";
import { preparedKey } from "#platform/prepared-key.ts";

type Headers = Readonly<Record<string, string | undefined>>;

/** Cookie names of the library under our prefix. */
export const SESSION_COOKIE = "session_token";
export const PENDING_COOKIE = "two_factor";

type Keys = Pick<Platform, "publicUrl" | "secrets">;

/** @returns the signed value, or null when the cookie is absent or its signature does not hold */
export function readSignedCookie(platform: Keys, headers: Headers, cookie: string): string | null {
  const raw = findCookie(headers.cookie, cookieName(platform.publicUrl, cookie));
  if (!raw) return null;
  const cut = raw.lastIndexOf(".");
  if (cut < 1) return null;
  const value = raw.slice(0, cut);
  const given = Buffer.from(raw.slice(cut + 1), "base64");
  const expected = sign(platform, value);
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

/** One `name=value` for a `cookie` header, as the library signs it. */
export function writeSignedCookie(platform: Keys, cookie: string, value: string): string {
  const signed = `${value}.${sign(platform, value).toString("base64")}`;
  return `${cookieName(platform.publicUrl, cookie)}=${encodeURIComponent(signed)}`;
}

function sign(platform: Keys, value: string): Buffer {
  return createHmac("sha256", preparedKey(platform.secrets.sessionSecret)).update(value).digest();
}

/** Over HTTPS the library marks its cookies `__Secure-`. */
function cookieName(publicUrl: string, cookie: string): string {
  return `${publicUrl.startsWith("https:") ? "__Secure-" : ""}fangyuan.${cookie}`;
}

function findCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const cut = part.indexOf("=");
    if (cut > 0 && part.slice(0, cut).trim() === name) return decode(part.slice(cut + 1).trim());
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
