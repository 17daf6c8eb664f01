/** 分档 as one line: `0=100，2=90，其余=0`. */
interface Band {
  upTo: number | null;
  score: number;
}

export function wordsOfBands(bands: readonly Band[]): string {
  return bands.map(({ upTo, score }) => `${upTo ?? "其余"}=${score}`).join("，");
}

/** What cannot be read is left out: the scheme then says what is missing. */
export function bandsOf(text: string): Band[] {
  return text.split(/[，,；;\s]+/).flatMap((part): Band[] => {
    const [, upTo = "", score = ""] = /^(.+?)[=＝:：](\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (score === "") return [];
    if (upTo === "其余") return [{ upTo: null, score: Number(score) }];
    return Number.isFinite(Number(upTo)) ? [{ upTo: Number(upTo), score: Number(score) }] : [];
  });
}
