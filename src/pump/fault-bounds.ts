/** How far a fault may be told to go; all ours, beyond what any report of a device says. Least and most, both included. */
export const FAULT_BOUNDS = {
  /** Actual over programmed flow, in thousandths. */
  driftPerMille: [0, 3_000],
  driftPerMilleADay: [1, 3_000],
  /** Of the flow, in thousandths. */
  lostPerMille: [1, 1_000],
  /** Of a prime, in thousandths. */
  earlyPerMille: [0, 999],
  messages: [1, 1_000],
  /** By which a clock may run fast or slow. */
  perBillion: [1, 100_000_000],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
