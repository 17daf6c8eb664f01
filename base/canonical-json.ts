/**
 * Canonical JSON: one text for one value, so that hashes can be recomputed. Keys sorted by code unit, no white space,
 * `undefined` members left out. The subset of RFC 8785 for values without fractional exponents; numbers print as JavaScript does.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  // Every page tells whether its record holds, by the text of each entry: built in place, without lists between.
  let text = "";
  if (isList(value)) {
    for (const item of value) text += `${text ? "," : ""}${canonicalJson(item)}`;
    return `[${text}]`;
  }
  for (const key of inOrder(Object.keys(value))) {
    const member = value[key];
    if (member !== undefined) text += `${text ? "," : ""}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** By code unit, in place. Lists are short, and most of them come in order. */
function inOrder(keys: string[]): readonly string[] {
  if (keys.length > SHORT) return keys.sort();
  for (let n = 1; n < keys.length; n++) {
    const key = keys[n] as string;
    let at = n;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}
const SHORT = 24;

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
