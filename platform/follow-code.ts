/** 查询码: what a citizen follows a matter by. */
import { randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so that a code survives being read out. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;

/** 50 random bits. It holds no number of the report: whoever has one code learns nothing about another. */
export function newFollowCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

/** The same code for the same secret bytes, of which ten are read: for a code that is printed before it is kept. */
export function followCodeFrom(secret: Uint8Array): string {
  return [...secret.slice(0, CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** As people type it: lower case, spaces and dashes, O for 0 and I or L for 1. */
export function normalFollowCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? code : null;
}
