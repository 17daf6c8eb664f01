/** Whether a hash solves a challenge. Apart from `proof.ts`, so that the phone's worker carries no schemas. */
export function hasZeroBits(hash: ArrayLike<number>, bits: number): boolean {
  const whole = bits >> 3;
  for (let i = 0; i < whole; i++) if (hash[i] !== 0) return false;
  const rest = bits & 7;
  return rest === 0 || (hash[whole] ?? 255) >> (8 - rest) === 0;
}
