/** The XML of Open311: elements from plain data. Every list has a name for its members; what is empty stays present and empty. */

export type XmlValue =
  | string
  | number
  | boolean
  | null
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue | undefined };

/** Members of a list by the name of the list. */
const MEMBERS: Readonly<Record<string, string>> = {
  services: "service",
  attributes: "attribute",
  values: "value",
  service_requests: "request",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
  media_urls: "media_url",
};

export function toXml(root: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: XmlValue): string {
  const inside = contentOf(name, value);
  return inside === "" ? `<${name}/>` : `<${name}>${inside}</${name}>`;
}

function contentOf(name: string, value: XmlValue): string {
  if (value === null) return "";
  if (typeof value !== "object") return escaped(String(value));
  if (isList(value)) return value.map((member) => element(MEMBERS[name] ?? "item", member)).join("");
  return Object.entries(value)
    .map(([inner, member]) => (member === undefined ? "" : element(inner, member)))
    .join("");
}

function isList(value: object): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** XML 1.0 has no place for control characters, escaped or not. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}
