import type { Mixture } from '../../src/core/mixture.ts';
import { inSmallestUnit, type Quantity } from '../../src/core/units.ts';
import { type Fraction, fraction, nearest } from './fraction.ts';

/**
 * The oracle reckons in the units of the rules: µg, mL, days, as exact fractions. Only where the rules state a rounding does
 * it go to the smallest unit, and these are the doors.
 */
const THOUSAND = 1_000n;
const MILLION = 1_000_000n;
export const MS_PER_DAY = 86_400_000n;

const whole = (of: Quantity<string>): bigint => BigInt(inSmallestUnit(of));

/** µg. */
export const mass = (of: Quantity<'ng'>): Fraction => fraction(whole(of), THOUSAND);
/** mL. */
export const volume = (of: Quantity<'nL'>): Fraction => fraction(whole(of), MILLION);
/** µg/mL. */
export const concentration = (of: Quantity<'ng/mL'>): Fraction => fraction(whole(of), THOUSAND);
/** µg/d. */
export const dose = (of: Quantity<'ng/d'>): Fraction => fraction(whole(of), THOUSAND);
/** mL/d. */
export const flow = (of: Quantity<'nL/d'>): Fraction => fraction(whole(of), MILLION);
/** Days. */
export const time = (of: Quantity<'ms'>): Fraction => fraction(whole(of), MS_PER_DAY);

/** Smallest units of a number of µg, mL, µg/mL, µg/d, mL/d or days, not yet rounded. */
export const nanograms = (of: Fraction): Fraction => ({ n: of.n * THOUSAND, d: of.d });
export const nanolitres = (of: Fraction): Fraction => ({ n: of.n * MILLION, d: of.d });
export const inMilliseconds = (of: Fraction): Fraction => ({ n: of.n * MS_PER_DAY, d: of.d });

/** Kept to the nearest nL or nL/d. */
export const keptVolume = (of: Fraction): Fraction => fraction(nearest(nanolitres(of)), MILLION);
/** Kept to the nearest ng, ng/mL or ng/d. */
export const keptMass = (of: Fraction): Fraction => fraction(nearest(nanograms(of)), THOUSAND);
/** Kept to the nearest ms. */
export const keptTime = (of: Fraction): Fraction => fraction(nearest(inMilliseconds(of)), MS_PER_DAY);

export const wholeMilliseconds = (of: Fraction): bigint => nearest(inMilliseconds(of));

/** µg/mL of the drug that sets the flow. */
export const primary = (mixture: Mixture): Fraction => concentration(mixture[0].concentration);
