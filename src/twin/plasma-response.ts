import type { DrugId } from '../core/ids.ts';
import { diagonaliseTridiagonal } from '../kernel/tridiagonal-eigen.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';
import { plasmaForm, plasmaId, RATE_NAMES } from './parameters/plasma.ts';

/** After 1 ug into blood the plasma holds the sum of `ugPerMl[j] e^(-rates[j] t)`; rates in 1/h. */
export interface PlasmaResponse {
  readonly rates: readonly number[];
  readonly ugPerMl: readonly number[];
}

const MINUTES_PER_HOUR = 60;
const ML_PER_L = 1000;

/** Null where no plasma model of the drug is known, or where it needs a weight that nobody gave. */
export function plasmaResponse(
  drug: DrugId,
  { read }: ParameterReader,
  weightKg: number | undefined,
): PlasmaResponse | null {
  const own = (name: string): number => read(plasmaId(drug, name));
  switch (plasmaForm(drug)) {
    case null:
      return null;
    case 'one-compartment': {
      const volumeMl = own('v1') * ML_PER_L;
      return { rates: [(own('cl1') * ML_PER_L * MINUTES_PER_HOUR) / volumeMl], ugPerMl: [1 / volumeMl] };
    }
    case 'volumes': {
      const [k10, k12, k13] = [1, 2, 3].map((i) => own(`cl${i}`) / own('v1'));
      return threeCompartments(own('v1') * ML_PER_L, [
        k10,
        k12,
        k13,
        own('cl2') / own('v2'),
        own('cl3') / own('v3'),
      ]);
    }
    case 'rates':
      return weightKg === undefined
        ? null
        : threeCompartments(
            own('v1') * weightKg * ML_PER_L,
            RATE_NAMES.map((name) => own(name)),
          );
  }
}

/**
 * Rates per minute; the matrix is made symmetric by the square roots of what goes to and fro, and has three diagonals with the first
 * compartment between the other two.
 */
function threeCompartments(volumeMl: number, [k10, k12, k13, k21, k31]: readonly number[]): PlasmaResponse {
  const leaving = new Float64Array([k21, k10 + k12 + k13, k31]);
  const crossing = new Float64Array([-Math.sqrt(k12 * k21), -Math.sqrt(k13 * k31), 0]);
  const first = new Float64Array([0, 1, 0]);
  const perMinute = diagonaliseTridiagonal(leaving, crossing, first, 1);
  return {
    rates: [...perMinute.map((rate) => rate * MINUTES_PER_HOUR)],
    ugPerMl: [...first.map((share) => share ** 2 / volumeMl)],
  };
}
