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
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text ? "," : ""}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
