import { ASHWORTH_SCALE } from './parameters/effect.ts';

/** Ours: what one simulation may ask for. Beyond, it is refused and not cut short. */
export const LONGEST_YEARS = 30;
/** Ours: as much as is held at once, of all patients of a band. */
export const MOST_VALUES = 20_000_000;
/** Ours: as much as one answer may hold; beyond, its text would be longer than a program can take. */
export const MOST_ANSWERED = 3_000_000;
export const MOST_EVENTS = 50_000;
/** Ours: each place of an injection is a reduction of its own. */
export const MOST_NEEDLE_PLACES = 50;
/** As many as a mixture may hold and a screen can tell apart; ours. */
export const MOST_DRUGS = 5;

type Bounds = readonly [low: number, high: number];

/** Ours: beyond these a pump is not inaccurate but broken, and a fault says so better. */
export const ACCURACY_RATIO: Bounds = [0.1, 10];
/** Ours: what a fault may multiply the flow by, alone or with others. */
export const FAULT_FACTOR: Bounds = [0, 100];

/** What a human being can be; ours. */
export const WEIGHT_KG: Bounds = [2, 400];
export const HEIGHT_CM: Bounds = [30, 260];
/** kg/m2. */
export const BODY_MASS_INDEX: Bounds = [10, 80];
export const AGE_YEARS: Bounds = [0, 130];
export const BASELINE_ASHWORTH: Bounds = ASHWORTH_SCALE;
