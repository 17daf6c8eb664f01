/** When a failed message and a failing channel are tried again. Pure: randomness is an argument. */

const FIRST_SECONDS = 5;
/** A message waits at most an hour: twenty tries span half a day. */
const LONGEST_SECONDS = 3_600;
/** A channel is asked again every five minutes at least: it costs one try and finds the other end back early. */
const LONGEST_BREAK_SECONDS = 300;
/** What the other end asks for is honoured up to a day. */
const LONGEST_ASKED_SECONDS = 86_400;

/**
 * Doubled with every try, between half and all of the span, so that messages that failed together do not come back together.
 * @param random from 0 to below 1
 */
export function messageBackoffSeconds(tries: number, random: number): number {
  return spread(FIRST_SECONDS * 2 ** Math.max(tries - 1, 0), LONGEST_SECONDS, random);
}

/** @param askedSeconds what the other end asked for (`Retry-After`), never undercut */
export function channelBreakSeconds(failures: number, random: number, askedSeconds: number | null): number {
  const own = spread(FIRST_SECONDS * 2 ** Math.max(failures - 1, 0), LONGEST_BREAK_SECONDS, random);
  return Math.max(own, Math.min(askedSeconds ?? 0, LONGEST_ASKED_SECONDS));
}

function spread(seconds: number, longest: number, random: number): number {
  const span = Math.min(seconds, longest);
  return Math.ceil(span / 2 + (span / 2) * random);
}
