/**
 * Quantities are whole numbers of one smallest unit per dimension, opaque to the compiler. This is the only file that
 * does arithmetic on them, so a sum, a limit and an equality are exact and a wrong unit does not compile.
 */
declare const unit: unique symbol;

/** A whole number of `Unit`; at run time a safe integer. May be negative where a difference is meant. */
export interface Quantity<Unit extends string> {
  readonly [unit]: Unit;
}

export type Mass = Quantity<'ng'>;
export type Volume = Quantity<'nL'>;
export type Concentration = Quantity<'ng/mL'>;
export type DoseRate = Quantity<'ng/d'>;
export type FlowRate = Quantity<'nL/d'>;
export type Length = Quantity<'um'>;
export type Duration = Quantity<'ms'>;
/** Inner volume of a catheter per length, in nL per cm. */
export type VolumePerLength = Quantity<'nL/cm'>;

/** `nearest` takes a half away from zero; `down` and `up` are towards minus and plus infinity. */
export type Rounding = 'nearest' | 'down' | 'up';

const MS_PER_DAY = 86_400_000;
const NL_PER_ML = 1_000_000;
const UM_PER_CM = 10_000;

/** A result too large to be held exactly, as opposed to a value that is no quantity at all. */
class BeyondRange extends RangeError {}

/** The result, or null where an amount on the way is too large to be held exactly. */
export function ifRepresentable<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof BeyondRange) return null;
    throw error;
  }
}

function quantity<Q>(value: number): Q {
  if (!Number.isSafeInteger(value)) {
    if (Number.isInteger(value)) throw new BeyondRange(`quantity out of range: ${value}`);
    throw new RangeError(`not a whole number of the smallest unit: ${value}`);
  }
  return (value === 0 ? 0 : value) as unknown as Q;
}

export const nanograms = (value: number): Mass => quantity(value);
export const nanolitres = (value: number): Volume => quantity(value);
export const nanogramsPerMillilitre = (value: number): Concentration => quantity(value);
export const nanogramsPerDay = (value: number): DoseRate => quantity(value);
export const nanolitresPerDay = (value: number): FlowRate => quantity(value);
export const micrometres = (value: number): Length => quantity(value);
export const milliseconds = (value: number): Duration => quantity(value);
export const nanolitresPerCentimetre = (value: number): VolumePerLength => quantity(value);

/** The whole number of smallest units, for encoding and for drawing; never for arithmetic on therapy. */
export const inSmallestUnit = (value: Quantity<string>): number => value as unknown as number;

/** `a · b / c` without losing a digit on the way; throws when `c` is zero or the result is not a safe integer. */
export function mulDiv(a: number, b: number, c: number, rounding: Rounding): number {
  return divide(BigInt(a) * BigInt(b), BigInt(c), rounding);
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  if (denominator === 0n) throw new RangeError('division by zero');
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  // BigInt division drops the remainder, towards zero.
  const result = Number(n / d + away(n, n % d, d, rounding));
  if (!Number.isSafeInteger(result)) throw new BeyondRange('quantity out of range');
  return result;
}

/** One unit away from zero where the rounding asks for it, else none. */
function away(n: bigint, remainder: bigint, d: bigint, rounding: Rounding): bigint {
  const direction = n < 0n ? -1n : 1n;
  switch (rounding) {
    case 'nearest':
      return remainder * direction * 2n >= d ? direction : 0n;
    case 'down':
      return remainder < 0n ? direction : 0n;
    case 'up':
      return remainder > 0n ? direction : 0n;
  }
}

const raw = inSmallestUnit;

export function add<U extends string>(a: Quantity<U>, b: Quantity<U>): Quantity<U> {
  return quantity(raw(a) + raw(b));
}

export function subtract<U extends string>(a: Quantity<U>, b: Quantity<U>): Quantity<U> {
  return quantity(raw(a) - raw(b));
}

export function sum<U extends string>(zero: Quantity<U>, parts: readonly Quantity<U>[]): Quantity<U> {
  return parts.reduce((total, part) => add(total, part), zero);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare<U extends string>(a: Quantity<U>, b: Quantity<U>): number {
  return raw(a) - raw(b);
}

export const equal = <U extends string>(a: Quantity<U>, b: Quantity<U>): boolean => raw(a) === raw(b);
export const smaller = <U extends string>(a: Quantity<U>, b: Quantity<U>): Quantity<U> =>
  raw(a) <= raw(b) ? a : b;
export const larger = <U extends string>(a: Quantity<U>, b: Quantity<U>): Quantity<U> =>
  raw(a) >= raw(b) ? a : b;
export const isPositive = (a: Quantity<string>): boolean => raw(a) > 0;
export const isZero = (a: Quantity<string>): boolean => raw(a) === 0;

export function absolute<U extends string>(a: Quantity<U>): Quantity<U> {
  return quantity(Math.abs(raw(a)));
}

/** `a · numerator / denominator`, a part or a multiple of a quantity. */
export function scale<U extends string>(
  a: Quantity<U>,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): Quantity<U> {
  return quantity(mulDiv(raw(a), numerator, denominator, rounding));
}

/** `a · numerator / denominator` where both are quantities of one dimension, as in mixing by volume. */
export function proportion<U extends string, V extends string>(
  a: Quantity<U>,
  numerator: Quantity<V>,
  denominator: Quantity<V>,
  rounding: Rounding,
): Quantity<U> {
  return quantity(mulDiv(raw(a), raw(numerator), raw(denominator), rounding));
}

/** A floating-point ratio, for showing and for comparing with a labelled band; never set on a pump. */
export function ratio<U extends string>(a: Quantity<U>, b: Quantity<U>): number {
  return raw(a) / raw(b);
}

/** Negative, zero or positive as `a · timesA` is below, equal to or above `b · timesB`; exact. */
export function compareMultiples<U extends string>(
  a: Quantity<U>,
  timesA: number,
  b: Quantity<U>,
  timesB: number,
): number {
  const difference = BigInt(raw(a)) * BigInt(timesA) - BigInt(raw(b)) * BigInt(timesB);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `D = q · c`. */
export const doseRate = (flow: FlowRate, concentration: Concentration, rounding: Rounding): DoseRate =>
  quantity(mulDiv(raw(flow), raw(concentration), NL_PER_ML, rounding));

/** `q = D / c`. */
export const flowFor = (dose: DoseRate, concentration: Concentration, rounding: Rounding): FlowRate =>
  quantity(mulDiv(raw(dose), NL_PER_ML, raw(concentration), rounding));

/** The flow that gives a mass over a time, `q = M / (t · c)`, rounded once. */
export const flowForMassOver = (
  mass: Mass,
  time: Duration,
  concentration: Concentration,
  rounding: Rounding,
): FlowRate =>
  quantity(
    divide(
      BigInt(raw(mass)) * BigInt(NL_PER_ML) * BigInt(MS_PER_DAY),
      BigInt(raw(time)) * BigInt(raw(concentration)),
      rounding,
    ),
  );

/** The highest multiple of `grid` that is not above `value`: towards less drug. */
export function onGrid<U extends string>(value: Quantity<U>, grid: Quantity<U>): Quantity<U> {
  return quantity(mulDiv(raw(value), 1, raw(grid), 'down') * raw(grid));
}

/** `M = V · c`. */
export const massIn = (volume: Volume, concentration: Concentration, rounding: Rounding): Mass =>
  quantity(mulDiv(raw(volume), raw(concentration), NL_PER_ML, rounding));

/** `V = M / c`. */
export const volumeHolding = (mass: Mass, concentration: Concentration, rounding: Rounding): Volume =>
  quantity(mulDiv(raw(mass), NL_PER_ML, raw(concentration), rounding));

/** What two solutions make together: `(V_1 c_1 + V_2 c_2) / (V_1 + V_2)`, rounded once. */
export function mixedConcentration(
  first: { readonly volume: Volume; readonly concentration: Concentration },
  second: { readonly volume: Volume; readonly concentration: Concentration },
  rounding: Rounding,
): Concentration {
  const mass = [first, second].reduce(
    (total, part) => total + BigInt(raw(part.volume)) * BigInt(raw(part.concentration)),
    0n,
  );
  return quantity(divide(mass, BigInt(raw(first.volume)) + BigInt(raw(second.volume)), rounding));
}

const flowTimesTime = (pieces: readonly { readonly flow: FlowRate; readonly time: Duration }[]): bigint =>
  pieces.reduce((sum, piece) => sum + BigInt(raw(piece.flow)) * BigInt(raw(piece.time)), 0n);

/** `V = Σ q · t`, rounded once at the end, so that no partition of time changes the result. */
export function volumeOverAll(
  pieces: readonly { readonly flow: FlowRate; readonly time: Duration }[],
  rounding: Rounding,
): Volume {
  return quantity(divide(flowTimesTime(pieces), BigInt(MS_PER_DAY), rounding));
}

/** Negative, zero or positive as the pieces of `a` deliver less than, as much as or more than those of `b`; exact. */
export function compareVolumesOver(
  a: readonly { readonly flow: FlowRate; readonly time: Duration }[],
  b: readonly { readonly flow: FlowRate; readonly time: Duration }[],
): number {
  const difference = flowTimesTime(a) - flowTimesTime(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Mean flow over the time of all pieces; throws where they take no time. */
export function meanFlow(
  pieces: readonly { readonly flow: FlowRate; readonly time: Duration }[],
  rounding: Rounding,
): FlowRate {
  const time = pieces.reduce((sum, piece) => sum + BigInt(raw(piece.time)), 0n);
  return quantity(divide(flowTimesTime(pieces), time, rounding));
}

/** `M = (Σ q · t + V) · c`: what pieces of flow and a volume beside them hold, rounded once. */
export function massOverAll(
  pieces: readonly { readonly flow: FlowRate; readonly time: Duration }[],
  beside: Volume,
  concentration: Concentration,
  rounding: Rounding,
): Mass {
  const volume = flowTimesTime(pieces) + BigInt(raw(beside)) * BigInt(MS_PER_DAY);
  return quantity(
    divide(volume * BigInt(raw(concentration)), BigInt(NL_PER_ML) * BigInt(MS_PER_DAY), rounding),
  );
}

/**
 * When `volume` has run: through the pieces of `once`, then through those of `repeated` again and again. Rounded down, to the
 * earlier ms. Null where it never runs out; a volume of zero or less has run at once.
 */
export function timeToRun(
  volume: Volume,
  once: readonly { readonly flow: FlowRate; readonly time: Duration }[],
  repeated: readonly { readonly flow: FlowRate; readonly time: Duration }[],
): Duration | null {
  let left = BigInt(raw(volume)) * BigInt(MS_PER_DAY);
  let time = 0n;
  const run = (pieces: typeof once): boolean => {
    for (const piece of pieces) {
      const flow = BigInt(raw(piece.flow));
      const used = flow * BigInt(raw(piece.time));
      // Something is always left here, so that a flow of zero never gets there.
      if (used >= left) {
        time += left / flow;
        return true;
      }
      left -= used;
      time += BigInt(raw(piece.time));
    }
    return false;
  };
  if (left <= 0n) return milliseconds(0);
  if (run(once)) return milliseconds(Number(time));
  const round = repeated.reduce((sum, piece) => sum + BigInt(raw(piece.flow)) * BigInt(raw(piece.time)), 0n);
  if (round === 0n) return null;
  // A whole round less than fits, so that the last one is walked piece by piece.
  const rounds = (left - 1n) / round;
  left -= rounds * round;
  time += rounds * repeated.reduce((sum, piece) => sum + BigInt(raw(piece.time)), 0n);
  run(repeated);
  return milliseconds(Number(time));
}

/** `t = V / q`; throws for a flow of zero. */
export const timeToDeliver = (volume: Volume, flow: FlowRate, rounding: Rounding): Duration =>
  quantity(mulDiv(raw(volume), MS_PER_DAY, raw(flow), rounding));

/** `M = D · t`. */
export const massOver = (dose: DoseRate, time: Duration, rounding: Rounding): Mass =>
  quantity(mulDiv(raw(dose), raw(time), MS_PER_DAY, rounding));

/** `D = M / t`. */
export const doseRateOver = (mass: Mass, time: Duration, rounding: Rounding): DoseRate =>
  quantity(mulDiv(raw(mass), MS_PER_DAY, raw(time), rounding));

/** `q = V / t`. */
export const flowOver = (volume: Volume, time: Duration, rounding: Rounding): FlowRate =>
  quantity(mulDiv(raw(volume), MS_PER_DAY, raw(time), rounding));

/** Inner volume of a length of catheter. */
export const volumeOfLength = (length: Length, perLength: VolumePerLength, rounding: Rounding): Volume =>
  quantity(mulDiv(raw(length), raw(perLength), UM_PER_CM, rounding));
