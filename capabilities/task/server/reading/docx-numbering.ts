/** Automatic numbers of Word: they stand in no text, and a plan without them has lost its order. */
import { elementsOf, findElement, type XmlElement } from "./xml.ts";

interface Level {
  readonly format: string;
  /** `（%1）`; %n is the number of level n. */
  readonly pattern: string;
  readonly start: number;
}

export interface Numbering {
  /** The label that this paragraph gets; counts on. */
  next(numberId: string, level: number): string;
}

const DIGITS = "〇一二三四五六七八九";

/** @param xml of `word/numbering.xml`, absent in a document without lists */
export function numberingOf(xml: XmlElement | undefined): Numbering {
  const root = findElement(xml, "w:numbering");
  const abstracts = new Map(
    elementsOf(root, "w:abstractNum").map((one) => [one.attributes["w:abstractNumId"] ?? "", levelsOf(one)]),
  );
  const lists = new Map(
    elementsOf(root, "w:num").map((one) => {
      const abstractId = findElement(one, "w:abstractNumId")?.attributes["w:val"] ?? "";
      const restarts = elementsOf(one, "w:lvlOverride").length > 0;
      return [
        one.attributes["w:numId"] ?? "",
        {
          levels: abstracts.get(abstractId) ?? new Map(),
          counter: restarts ? `own ${one.attributes["w:numId"]}` : abstractId,
        },
      ] as const;
    }),
  );
  const counters = new Map<string, (number | undefined)[]>();
  return {
    next: (numberId, level) => {
      const list = lists.get(numberId);
      const own: Level | undefined = list?.levels.get(level);
      if (!list || !own) return "";
      const counts = counters.get(list.counter) ?? [];
      counts[level] = (counts[level] ?? own.start - 1) + 1;
      counts.length = level + 1;
      counters.set(list.counter, counts);
      if (own.format === "bullet" || own.format === "none") return "";
      return own.pattern.replace(/%(\d)/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const other: Level | undefined = list.levels.get(index);
        return written(counts[index] ?? other?.start ?? 1, other?.format ?? "decimal");
      });
    },
  };
}

function levelsOf(abstract: XmlElement): ReadonlyMap<number, Level> {
  return new Map(
    elementsOf(abstract, "w:lvl").map((level) => [
      Number(level.attributes["w:ilvl"] ?? 0),
      {
        format: findElement(level, "w:numFmt")?.attributes["w:val"] ?? "decimal",
        pattern: findElement(level, "w:lvlText")?.attributes["w:val"] ?? "",
        start: Number(findElement(level, "w:start")?.attributes["w:val"] ?? 1),
      },
    ]),
  );
}

function written(number: number, format: string): string {
  if (/^(?:chinese|japaneseCounting|taiwaneseCounting|ideograph|koreanDigital)/.test(format)) return chinese(number);
  if (/Circle/.test(format) && number <= 20) return String.fromCodePoint(0x245f + number);
  if (format === "lowerLetter") return String.fromCharCode(96 + ((number - 1) % 26) + 1);
  if (format === "upperLetter") return String.fromCharCode(64 + ((number - 1) % 26) + 1);
  return String(number);
}

/** 1 to 99; no list of a plan is longer. */
function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (number > 99) return String(number);
  return `${tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`}${ones === 0 ? "" : DIGITS[ones]}`;
}
