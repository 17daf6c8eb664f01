/** One sentence that the next page says: what was sent has been received. */
let said: string | null = null;

export function say(words: string): void {
  said = words;
}

export function takeSaid(): string | null {
  const words = said;
  said = null;
  return words;
}
