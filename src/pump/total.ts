import type { Total } from './pump-state.ts';

export const DAY_MS = 86_400_000;
/** The fastest flow that this arithmetic holds exactly, nL/d: 1 nL a ms. Every pump's maximum lies below. */
export const FASTEST_FLOW = 86_400_000;

export const NO_VOLUME: Total = { nl: 0, rest: 0 };

/** `total + flow · time`, exact; `cut` in nL · ms / d is what a bolus that ended within the last ms did not give. */
export function plus({ nl, rest }: Total, flow: number, ms: number, cut = 0): Total {
  if (flow === 0) return { nl, rest };
  const days = Math.floor(ms / DAY_MS);
  const units = rest + flow * (ms - days * DAY_MS) - cut;
  const more = Math.floor(units / DAY_MS);
  return { nl: nl + flow * days + more, rest: units - more * DAY_MS };
}

/** The first whole ms after which the total has reached `nl` at that flow; Infinity where it never does. */
export function msUntil(total: Total, nl: number, flow: number): number {
  const left = (nl - total.nl) * DAY_MS - total.rest;
  if (left <= 0) return 0;
  return flow === 0 ? Number.POSITIVE_INFINITY : ceilDivide(left, flow);
}

/** Exact for safe integers: a floating quotient may round up to a whole number, never down past one. */
export function ceilDivide(a: number, b: number): number {
  const whole = Math.floor(a / b);
  return whole * b < a ? whole + 1 : whole;
}

/** What a flow gives over a time, at least; nL rounded up. The product is held exactly up to 2^53 / DAY_MS nL. */
export const volumeUp = (flow: number, ms: number): number => {
  const { nl, rest } = plus(NO_VOLUME, flow, ms);
  return rest > 0 ? nl + 1 : nl;
};
