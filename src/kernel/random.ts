/** A seeded stream of uniform numbers in [0, 1): the same seed gives the same stream on every machine. */
export type Random = () => number;

/**
 * PCG-like mixing of a 32-bit counter (splitmix32): period 2^32, enough for choosing and jittering, not for secrets.
 * `seed` is any whole number; only its lowest 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4294967296;
  };
}
