import type { PumpProfile } from '../core/devices/pump-profile.ts';
import type { Mixture } from '../core/mixture.ts';
import { epochMilliseconds } from '../core/time.ts';
import { compare, inSmallestUnit, isPositive, type Mass } from '../core/units.ts';
import { FAULT_FACTOR } from './bounds.ts';
import type { Refuse } from './refuse.ts';
import { inMl, NL_PER_ML } from './reservoir-content.ts';
import type { DeliveryEvent, FillEvent, NeedleBolusEvent, PathEvent, PumpBolusEvent } from './scenario.ts';

/** Ours: how many times a pump's top bolus rate a record may show, whose times are whole minutes. */
const FASTEST_OF_TOP_RATE = 2;
/** Ours, of a pump whose top rate nobody knows: the largest flow that a file can say. */
const FASTEST_ML_PER_DAY = 10_000;

const MS_PER_DAY = 86_400_000;

const AT_LEAST_ZERO = 'zero or more';

/** One event by itself. */
export function checkEvent(
  event: DeliveryEvent,
  at: string,
  label: Mixture | null,
  profile: PumpProfile | null,
  refuse: Refuse,
): void {
  switch (event.kind) {
    case 'fill':
      checkFill(event, at, profile, refuse);
      return;
    case 'pump-bolus':
      checkCanBeTold(at, profile, refuse);
      checkPumpBolus(event, at, label, profile, refuse);
      return;
    case 'bridge':
    case 'prime':
      checkCanBeTold(at, profile, refuse);
      checkPath(event, at, profile, refuse);
      return;
    case 'flow-fault':
      if (!(event.factor >= FAULT_FACTOR[0] && event.factor <= FAULT_FACTOR[1]))
        refuse('out-of-range', `${at}/factor`, FAULT_FACTOR.join(' to '));
      if (event.until !== undefined && epochMilliseconds(event.until) <= epochMilliseconds(event.at))
        refuse('out-of-order', `${at}/until`, 'after the fault began');
      return;
    case 'needle-bolus':
      checkInjection(event, at, refuse);
      return;
    case 'program':
  }
}

function checkPath(event: PathEvent, at: string, profile: PumpProfile | null, refuse: Refuse): void {
  if (!isPositive(event.volume)) refuse('out-of-range', `${at}/volume`, 'a volume above zero');
  if (!isPositive(event.rate)) refuse('out-of-range', `${at}/rate`, 'a flow above zero');
  if (inMl(event.volume) > roomMl(profile))
    refuse('out-of-range', `${at}/volume`, `at most the reservoir of ${roomMl(profile)} mL`);
  checkFast(inSmallestUnit(event.rate) / NL_PER_ML, `${at}/rate`, profile, refuse);
}

function checkInjection({ injectate, doses }: NeedleBolusEvent, at: string, refuse: Refuse): void {
  if (inSmallestUnit(injectate) < 0) refuse('out-of-range', `${at}/injectate`, AT_LEAST_ZERO);
  for (const [i, { drug, mass }] of doses.entries()) {
    if (inSmallestUnit(mass) < 0) refuse('out-of-range', `${at}/doses/${i}/mass`, AT_LEAST_ZERO);
    if (doses.findIndex((dose) => dose.drug === drug) < i)
      refuse('contradictory', `${at}/doses/${i}/drug`, 'each drug once');
  }
}

function checkFill(event: FillEvent, at: string, profile: PumpProfile | null, refuse: Refuse): void {
  const { volume, left } = event;
  const reservoir = profile?.reservoir ?? null;
  if (!isPositive(volume)) refuse('out-of-range', `${at}/volume`, 'a volume above zero');
  else if (reservoir !== null && compare(volume, reservoir.value) > 0)
    refuse('out-of-range', `${at}/volume`, `at most the reservoir of ${inMl(reservoir.value)} mL`);
  if (left === undefined) return;
  if (inSmallestUnit(left) < 0) refuse('out-of-range', `${at}/left`, AT_LEAST_ZERO);
  // What a pump cannot use lies beside what its reservoir is labelled to hold.
  const beside = profile?.unusable == null ? 0 : inMl(profile.unusable.value);
  if (inMl(volume) + inMl(left) > roomMl(profile) + beside)
    refuse('contradictory', `${at}/left`, `no more than goes into the reservoir with ${inMl(volume)} mL`);
}

const roomMl = (profile: PumpProfile | null): number =>
  profile === null || profile.reservoir === null ? Number.POSITIVE_INFINITY : inMl(profile.reservoir.value);

function checkCanBeTold(at: string, profile: PumpProfile | null, refuse: Refuse): void {
  if (profile?.programmable === false)
    refuse('contradictory', at, `a pump that can be told to: the ${profile.name} only runs`);
}

function checkFast(mlPerDay: number, at: string, profile: PumpProfile | null, refuse: Refuse): void {
  const top = profile?.bolusRate ?? profile?.maximumFlow ?? null;
  const most =
    top === null ? FASTEST_ML_PER_DAY : (FASTEST_OF_TOP_RATE * inSmallestUnit(top.value)) / NL_PER_ML;
  if (mlPerDay > most) refuse('out-of-range', at, `at most ${most} mL/d`);
}

function checkPumpBolus(
  event: PumpBolusEvent,
  at: string,
  label: Mixture | null,
  profile: PumpProfile | null,
  refuse: Refuse,
): void {
  const { amount, duration } = event;
  if (!isPositive(duration)) refuse('out-of-range', `${at}/duration`, 'a time above zero');
  if ('dose' in amount && label !== null && !isPositive(label[0].concentration))
    refuse('contradictory', `${at}/amount/dose`, 'a volume: the reservoir holds none of the primary drug');
  if (inSmallestUnit('dose' in amount ? amount.dose : amount.volume) < 0)
    refuse('out-of-range', `${at}/amount`, AT_LEAST_ZERO);
  const volumeMl = 'dose' in amount ? doseMl(amount.dose, label) : inMl(amount.volume);
  if (isPositive(duration))
    checkFast((volumeMl / inSmallestUnit(duration)) * MS_PER_DAY, `${at}/duration`, profile, refuse);
}

/** Nothing where nobody knows what the reservoir holds: that is refused by itself. */
const doseMl = (dose: Mass, label: Mixture | null): number =>
  label === null || !isPositive(label[0].concentration)
    ? 0
    : inSmallestUnit(dose) / inSmallestUnit(label[0].concentration);
