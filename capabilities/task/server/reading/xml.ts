/** As much of XML as Word writes: elements, attributes, text and the five entities. No DTD, so nothing can expand. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** @returns an element without a name that holds the document's own */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  for (const match of xml.matchAll(TOKEN)) {
    const [, data, closing, name, attributes = "", empty, text] = match;
    const parent = open[open.length - 1] ?? root;
    if (data !== undefined) parent.children.push(data);
    else if (text !== undefined) parent.children.push(unescaped(text));
    else if (closing) open.length > 1 && open.pop();
    else if (name) {
      const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  return root;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", a, b]) => [name, unescaped(a ?? b ?? "")]),
  );
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return ENTITIES[name ?? ""] ?? whole;
  });
}

export function elementsOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  return (element?.children ?? []).flatMap((child) =>
    typeof child !== "string" && (name === undefined || child.name === name) ? [child] : [],
  );
}

/** The first element along a path of names. */
export function findElement(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => elementsOf(at, name)[0], element);
}
