/** Ours: each bin is 1 % wide, so a percentile is right to 1 %, whatever the number of values. */
const BIN = Math.log(1.01);
const LOWEST = 1e-15;
const BINS = Math.ceil(Math.log(1e24) / BIN);

/** Counts values from 0 to 1e9 in bins of equal ratio: percentiles of any number of values in the same memory. */
export interface LogHistogram {
  readonly add: (value: number) => void;
  /** The middle of the bin in which that share of the values is reached; 0 for values under 1e-15; NaN where there are none. */
  readonly percentile: (share: number) => number;
  readonly count: () => number;
}

export function logHistogram(): LogHistogram {
  const bins = new Float64Array(BINS + 1);
  let count = 0;
  return {
    add: (value) => {
      if (!(value >= 0) || value > 1e9) throw new RangeError(`not a value of this histogram: ${value}`);
      const bin = value < LOWEST ? 0 : 1 + Math.min(BINS - 1, Math.floor(Math.log(value / LOWEST) / BIN));
      bins[bin] += 1;
      count += 1;
    },
    percentile: (share) => {
      if (count === 0) return Number.NaN;
      let below = 0;
      for (let bin = 0; bin <= BINS; bin++) {
        below += bins[bin];
        if (below >= share * count) return bin === 0 ? 0 : LOWEST * Math.exp((bin - 0.5) * BIN);
      }
      throw new RangeError('shares are from 0 to 1');
    },
    count: () => count,
  };
}
