import { drug } from '../../core/drugs/all.ts';
import type { Drug } from '../../core/drugs/drug.ts';
import type { DrugId } from '../../core/ids.ts';
import type { Limit, Source } from '../../core/limits.ts';
import { type Concentration, type DoseRate, inSmallestUnit, type Quantity } from '../../core/units.ts';
import type { PatientFacts } from '../../core/visit-input.ts';
import type { DoseOnScale } from '../pictures/dose-range.tsx';

/** A value on a bar with what bounds it, and where the bounds are from. The check judges; the bar only shows. */
export interface OnScale<Unit extends string> {
  readonly scale: DoseOnScale;
  readonly usual: {
    readonly min: Quantity<Unit> | null;
    readonly max: Quantity<Unit> | null;
    readonly source: Source;
  } | null;
  readonly allowed: { readonly max: Quantity<Unit>; readonly source: Source } | null;
}

const lowest = <Unit extends string>(
  limits: readonly Limit<Unit>[],
): { readonly max: Quantity<Unit>; readonly source: Source } | null =>
  limits.reduce<{ readonly max: Quantity<Unit>; readonly source: Source } | null>(
    (least, { allowed, source }) => {
      const max = allowed?.max;
      if (max === undefined) return least;
      return least === null || inSmallestUnit(max) < inSmallestUnit(least.max) ? { max, source } : least;
    },
    null,
  );

function onScale<Unit extends string>(
  value: Quantity<Unit>,
  before: Quantity<Unit> | null,
  usual: Limit<Unit> | undefined,
  limits: readonly Limit<Unit>[],
): OnScale<Unit> {
  const range = usual?.usual ?? null;
  const allowed = lowest(limits);
  const raw = (bound: Quantity<Unit> | null | undefined): number | null =>
    bound === null || bound === undefined ? null : inSmallestUnit(bound);
  return {
    scale: {
      value: inSmallestUnit(value),
      before: raw(before),
      usualMin: raw(range?.min),
      usualMax: raw(range?.max),
      allowedMax: raw(allowed?.max),
    },
    usual:
      usual === undefined || range === null
        ? null
        : { min: range.min ?? null, max: range.max ?? null, source: usual.source },
    allowed,
  };
}

/** The strength of a component against its limits. */
export function concentrationOnScale(id: DrugId, value: Concentration): OnScale<'ng/mL'> {
  const limits = drug(id).concentration;
  return onScale(
    value,
    null,
    limits.find((each) => each.usual !== undefined),
    limits,
  );
}

/** The daily dose against what is usual in this patient: while it is maintained, or at a first program. */
export function doseOnScale(
  id: DrugId,
  dose: DoseRate,
  before: DoseRate | null,
  patient: PatientFacts,
): OnScale<'ng/d'> {
  const of = drug(id);
  const usual =
    before === null
      ? startFor(of, patient)
      : (maintenanceFor(of, patient) ?? of.dailyDose.find((each) => each.usual !== undefined));
  return onScale(dose, before, usual, of.dailyDose);
}

/** The range for this patient; none where several may apply, because one of them would be a guess. */
function maintenanceFor({ maintenance }: Drug, patient: PatientFacts): Limit<'ng/d'> | undefined {
  if (patient.indication !== undefined && patient.indication !== 'spasticity') return undefined;
  const fits = maintenance.filter(
    (range) =>
      range.for === 'any' || (patient.indication === 'spasticity' && range.for === patient.spasticityOrigin),
  );
  return fits.length === 1 ? fits[0] : undefined;
}

function startFor({ start }: Drug, { opioidTolerant }: PatientFacts): Limit<'ng/d'> | undefined {
  const tolerance = opioidTolerant === undefined ? null : opioidTolerant ? 'tolerant' : 'naive';
  const fits = start.filter((range) => range.for === 'any' || range.for === tolerance);
  return fits.length === 1 ? fits[0] : undefined;
}
