import {
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
  type Quantity,
} from '../../core/units.ts';

/**
 * One kind of amount: the UCUM units it may be written in, and of each how many smallest units it holds. One factor a
 * unit, all whole, so that going from one unit to another through the smallest loses nothing.
 */
export interface Dimension<Unit extends string> {
  readonly name: string;
  readonly units: ReadonlyMap<string, bigint>;
  /** The unit in which the core counts. */
  readonly smallest: Unit;
  /** An amount above this is a slip of the hand, not a therapy; it also keeps every product inside the safe integers. */
  readonly largest: { readonly value: number; readonly unit: string };
  readonly make: (smallestUnits: number) => Quantity<Unit>;
}

const units = (table: Readonly<Record<string, bigint>>): ReadonlyMap<string, bigint> =>
  new Map(Object.entries(table));

export const MASS: Dimension<'ng'> = {
  name: 'mass',
  units: units({ ng: 1n, ug: 1_000n, mg: 1_000_000n, g: 1_000_000_000n }),
  smallest: 'ng',
  largest: { value: 100, unit: 'g' },
  make: nanograms,
};

export const VOLUME: Dimension<'nL'> = {
  name: 'volume',
  units: units({ nL: 1n, uL: 1_000n, mL: 1_000_000n }),
  smallest: 'nL',
  largest: { value: 1_000, unit: 'mL' },
  make: nanolitres,
};

export const CONCENTRATION: Dimension<'ng/mL'> = {
  name: 'concentration',
  units: units({ 'ug/mL': 1_000n, 'mg/mL': 1_000_000n }),
  smallest: 'ng/mL',
  largest: { value: 1_000, unit: 'mg/mL' },
  make: nanogramsPerMillilitre,
};

export const DOSE_RATE: Dimension<'ng/d'> = {
  name: 'dose per time',
  units: units({ 'ug/d': 1_000n, 'mg/d': 1_000_000n, 'ug/h': 24_000n, 'mg/h': 24_000_000n }),
  smallest: 'ng/d',
  largest: { value: 100_000, unit: 'mg/d' },
  make: nanogramsPerDay,
};

export const FLOW: Dimension<'nL/d'> = {
  name: 'flow',
  units: units({ 'mL/d': 1_000_000n, 'mL/h': 24_000_000n, 'uL/h': 24_000n }),
  smallest: 'nL/d',
  largest: { value: 10_000, unit: 'mL/d' },
  make: nanolitresPerDay,
};

export const LENGTH: Dimension<'um'> = {
  name: 'length',
  units: units({ cm: 10_000n, mm: 1_000n }),
  smallest: 'um',
  largest: { value: 1_000, unit: 'cm' },
  make: micrometres,
};

export const TIME: Dimension<'ms'> = {
  name: 'time',
  units: units({ s: 1_000n, min: 60_000n, h: 3_600_000n, d: 86_400_000n }),
  smallest: 'ms',
  largest: { value: 36_525, unit: 'd' },
  make: milliseconds,
};

const DIMENSIONS: readonly Dimension<string>[] = [MASS, VOLUME, CONCENTRATION, DOSE_RATE, FLOW, LENGTH, TIME];

/** The dimension a unit belongs to, to say what an amount was mistaken for. */
export const dimensionOf = (unit: string): Dimension<string> | undefined =>
  DIMENSIONS.find((dimension) => dimension.units.has(unit));
