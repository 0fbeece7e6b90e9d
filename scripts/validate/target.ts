import { readFileSync } from 'node:fs';

/** How near a prediction must come; fixed when the measurements were collected, before anything was fitted. */
export type Tolerance =
  | { readonly kind: 'factor' | 'relative' | 'absolute'; readonly value: number }
  | { readonly kind: 'range'; readonly lo: number; readonly hi: number }
  | { readonly kind: 'ordering' };

/** One row of `test/reference/twin-targets.json`: something that was measured. */
export interface Target {
  readonly id: string;
  readonly drug: string;
  readonly species: string;
  readonly condition: string;
  readonly dose: string;
  readonly quantity: string;
  readonly value: number | readonly number[];
  readonly units: string;
  readonly tolerance_suggested: Tolerance;
  readonly source: string;
  readonly confidence: 'VERIFIED' | 'RECALLED';
  readonly notes: string;
}

const FILE = new URL('../../test/reference/twin-targets.json', import.meta.url);

/** Every row, in the order of the collection. */
export const TARGETS = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Target[];

/** The measured values: one, or the two of a row that holds a pair. */
export const measuredIn = ({ value }: Target): readonly number[] =>
  typeof value === 'number' ? [value] : value;

/** Whether a prediction is as near as the tolerance asks. */
export function isInside(tolerance: Tolerance, measured: number, predicted: number): boolean {
  switch (tolerance.kind) {
    case 'factor':
      return predicted >= measured / tolerance.value && predicted <= measured * tolerance.value;
    case 'relative':
      return Math.abs(predicted - measured) <= tolerance.value * measured;
    case 'absolute':
      return Math.abs(predicted - measured) <= tolerance.value;
    case 'range':
      return predicted >= tolerance.lo && predicted <= tolerance.hi;
    case 'ordering':
      return predicted === measured;
  }
}

/** What a residual on the scale of logarithms is divided by; null where the tolerance gives none. */
export function logTolerance(tolerance: Tolerance): number | null {
  switch (tolerance.kind) {
    case 'factor':
      return Math.log(tolerance.value);
    case 'relative':
      return Math.log1p(tolerance.value);
    case 'absolute':
    case 'range':
    case 'ordering':
      return null;
  }
}
