/** Parts of a sentence that must not be read: titles of other documents and slogans carry years and numbers of their own. */

const HIDDEN = "\ue000";
const TITLES = /《[^《》]{0,200}》|[〔［[][^〔〕［］[\]]{0,12}[〕］\]]\s*第?\s*\d*\s*号?|<[^<>]{0,100}>/g;
const QUOTES = /“[^“”]{0,60}”|"[^"]{0,60}"|「[^「」]{0,60}」/g;

/** Same length, with what stands in 《》 and numbers of documents hidden. */
export function maskTitles(text: string): string {
  return text.replace(TITLES, hide);
}

/** Same length, with quotations hidden too. */
export function maskQuotes(text: string): string {
  return maskTitles(text).replace(QUOTES, hide);
}

function hide(part: string): string {
  return HIDDEN.repeat(part.length);
}

/** Ranges of the sentences of a text, without their final punctuation. */
export function sentencesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^。！？!?；;\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
