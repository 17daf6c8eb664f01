/**
 * A value as the bytes of its JSON, put together from its members. The text of a whole page (160,000 characters) would be kept apart from
 * young objects and freed by full collections only: one every three seconds at fifty pages a second, each of them felt by whoever waits.
 */
const FIRST_BYTES = 262_144;
const MOST_KEPT_BYTES = 4 * 2 ** 20;
/** Of a character of JSON in UTF-8, surrogates counted by themselves. */
const WIDEST = 3;
/** The members of its members are written by themselves: an answer is a list of rows, or a page of parts. */
const DEPTH = 2;

/** Reused: nobody writes while another writes. */
let place = Buffer.allocUnsafeSlow(FIRST_BYTES);
let end = 0;

/** As `JSON.stringify` has it. @throws TypeError as that does, for a ring or a bigint */
export function jsonBytes(value: object): Buffer {
  end = 0;
  put(value, DEPTH);
  const bytes = Buffer.from(place.subarray(0, end));
  if (place.length > MOST_KEPT_BYTES) place = Buffer.allocUnsafeSlow(FIRST_BYTES);
  return bytes;
}

function put(value: unknown, depth: number): void {
  if (depth === 0 || typeof value !== "object" || value === null || "toJSON" in value)
    write(JSON.stringify(value) ?? "null");
  else if (Array.isArray(value)) putList(value, depth);
  else putMembers(value, depth);
}

function putList(items: readonly unknown[], depth: number): void {
  write("[");
  for (const [index, item] of items.entries()) {
    if (index > 0) write(",");
    put(item, depth - 1);
  }
  write("]");
}

function putMembers(value: object, depth: number): void {
  write("{");
  let isFirst = true;
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || typeof member === "function" || typeof member === "symbol") continue;
    write(isFirst ? `${JSON.stringify(key)}:` : `,${JSON.stringify(key)}:`);
    isFirst = false;
    put(member, depth - 1);
  }
  write("}");
}

function write(text: string): void {
  const needed = end + text.length * WIDEST;
  if (needed > place.length) {
    const wider = Buffer.allocUnsafeSlow(Math.max(needed, 2 * place.length));
    place.copy(wider, 0, 0, end);
    place = wider;
  }
  end += place.write(text, end, "utf8");
}
