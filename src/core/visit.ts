import { bridgeOf, isBridgeDue } from './bridge.ts';
import { type Checking, checked } from './checking.ts';
import { compoundingOf } from './compounding.ts';
import { deliveryOf, isComputed } from './delivery.ts';
import { drug } from './drugs/all.ts';
import type { Formulary } from './formulary.ts';
import type { Mixture } from './mixture.ts';
import { isNewAt } from './never-ran.ts';
import type { Bridge, Compounding, Computed, Delivery, Plan, PlanDates, Prime, Residual } from './plan.ts';
import { primeOf } from './priming.ts';
import type { Program } from './program.ts';
import { refillDates, reservoirDates } from './refill-date.ts';
import { refillFactsOf } from './refill-facts.ts';
import { residualOf } from './residual.ts';
import { type HeldBefore, stabilityOf } from './stability.ts';
import { ifRepresentable } from './units.ts';
import {
  alarmVolumeOf,
  bridgeFactsOf,
  contentsOf,
  pathOf,
  primedPathOf,
  programBefore,
  pumpOf,
  reservoirOf,
} from './visit-facts.ts';
import type { VisitInput } from './visit-input.ts';

const NO_DATES: PlanDates = {
  lowReservoirAlarm: null,
  worstCaseAlarm: null,
  empty: null,
  stability: null,
  refillBy: null,
  because: null,
};

/**
 * All of a visit: what the pump will deliver, the bridge, the sheet, the dates, and every finding of every check, gravest first.
 * Never throws on a decoded visit; a part that cannot be computed is null and a finding says what is missing. A check that could
 * not be made is a refusal.
 */
export function planVisit(input: VisitInput, formulary: Formulary, checking?: Checking): Plan {
  const computed = compute(input);
  return {
    ...computed,
    formulary: formulary.version,
    findings: checked(input, computed, formulary, checking),
  };
}

/** Everything computed, before it is judged. */
export function compute(input: VisitInput): Computed {
  const { last, visit } = input;
  const contents = contentsOf(input);
  const delivery = contents && delivered(visit.program, contents, input);
  const before = last && delivered(programBefore(last, input), last.fill.components, input);
  const bridge = bridgeIn(input, before, delivery);
  const prime = primeIn(input);
  return {
    residual: residualIn(input, before),
    delivery,
    before,
    bridge,
    prime,
    compounding: compoundingIn(input),
    dates: contents === null ? NO_DATES : datesIn(input, contents, { delivery, bridge, prime }),
  };
}

/** Null where any part of it cannot be computed: less than was asked must never be shown as the whole. */
const delivered = (program: Program, mixture: Mixture, input: VisitInput): Delivery | null =>
  isComputed(program, mixture, pumpOf(input)) ? deliveryOf(program, mixture, pumpOf(input)) : null;

/** Null before anything was aspirated, and where the program that ran cannot be computed. */
function residualIn(input: VisitInput, before: Delivery | null): Residual | null {
  const { last, visit } = input;
  const reservoir = reservoirOf(input);
  if (last === null || reservoir === null || before === null || visit.aspirated === undefined) return null;
  const { aspirated } = visit;
  return ifRepresentable(() => residualOf(last.fill.volume, reservoir.expected, aspirated, pumpOf(input)));
}

function bridgeIn(input: VisitInput, before: Delivery | null, after: Delivery | null): Bridge | null {
  const path = pathOf(input);
  const bridge = ifRepresentable(() => {
    const facts = bridgeFactsOf(input, before, after);
    if (facts === null || !path.ok || !isBridgeDue(facts)) return null;
    return bridgeOf({ ...facts, path: path.value.volume });
  });
  return bridge?.ok ? bridge.value : null;
}

function primeIn(input: VisitInput): Prime | null {
  const { prime } = input.visit;
  const path = primedPathOf(input);
  if (prime === undefined || !path.ok) return null;
  const rate = pumpOf(input).bolusRate?.value ?? null;
  const primed = ifRepresentable(() => primeOf(prime, isNewAt(input), path.value.volume, rate));
  return primed?.ok ? primed.value : null;
}

function compoundingIn({ visit }: VisitInput): Compounding | null {
  const { fill } = visit;
  const made = fill === undefined ? null : ifRepresentable(() => compoundingOf(fill));
  return made?.ok ? made.value : null;
}

function datesIn(
  input: VisitInput,
  contents: Mixture,
  parts: Pick<Computed, 'delivery' | 'bridge' | 'prime'>,
): PlanDates {
  const { last, visit } = input;
  const filledAt = visit.fill === undefined ? last?.fill.at : visit.at;
  const ends = ifRepresentable(() => {
    const facts = refillFactsOf(input, parts);
    return facts && reservoirDates(facts);
  });
  if (ends === null || filledAt === undefined) return NO_DATES;
  const dates = refillDates(ends, {
    clinic: input.clinic,
    zone: input.timeZone,
    withdrawalDanger: contents.some((component) => drug(component.drug).withdrawal !== null),
    filledAt,
    stability: stabilityOf(contents, heldBefore(input)).interval,
  });
  // Without an end of the reservoir the other bounds alone would give a date after it has run dry.
  return alarmVolumeOf(input) === null ? { ...dates, refillBy: null, because: null } : dates;
}

/** What the pump held before the solution that is in it after the visit. */
function heldBefore({ visit, last }: VisitInput): HeldBefore {
  if (visit.fill === undefined) return 'unknown';
  return last?.fill.components ?? null;
}
