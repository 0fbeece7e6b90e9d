import type { PumpProfile } from '../core/devices/pump-profile.ts';
import type { Mixture } from '../core/mixture.ts';
import { epochMilliseconds } from '../core/time.ts';
import { compare, inSmallestUnit, isPositive } from '../core/units.ts';
import type { Refuse } from './refuse.ts';
import { inMl } from './reservoir-content.ts';
import type { DeliveryEvent, FillEvent, PumpBolusEvent } from './scenario.ts';

/** Ours: a fault may multiply the flow by this at most. */
const LARGEST_FAULT = 100;

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
      checkPumpBolus(event, at, label, refuse);
      return;
    case 'bridge':
    case 'prime':
      if (!isPositive(event.volume)) refuse('out-of-range', `${at}/volume`, 'a volume above zero');
      if (!isPositive(event.rate)) refuse('out-of-range', `${at}/rate`, 'a flow above zero');
      return;
    case 'flow-fault':
      if (!(event.factor >= 0 && event.factor <= LARGEST_FAULT))
        refuse('out-of-range', `${at}/factor`, `0 to ${LARGEST_FAULT}`);
      if (event.until !== undefined && epochMilliseconds(event.until) <= epochMilliseconds(event.at))
        refuse('out-of-order', `${at}/until`, 'after the fault began');
      return;
    case 'needle-bolus':
      if (inSmallestUnit(event.injectate) < 0) refuse('out-of-range', `${at}/injectate`, AT_LEAST_ZERO);
      for (const [i, { mass }] of event.doses.entries())
        if (inSmallestUnit(mass) < 0) refuse('out-of-range', `${at}/doses/${i}/mass`, AT_LEAST_ZERO);
      return;
    case 'program':
  }
}

function checkFill(event: FillEvent, at: string, profile: PumpProfile | null, refuse: Refuse): void {
  const { volume, left } = event;
  const reservoir = profile?.reservoir ?? null;
  if (!isPositive(volume)) refuse('out-of-range', `${at}/volume`, 'a volume above zero');
  else if (reservoir !== null && compare(volume, reservoir.value) > 0)
    refuse('out-of-range', `${at}/volume`, `at most the reservoir of ${inMl(reservoir.value)} mL`);
  if (left !== undefined && inSmallestUnit(left) < 0) refuse('out-of-range', `${at}/left`, AT_LEAST_ZERO);
}

function checkPumpBolus(event: PumpBolusEvent, at: string, label: Mixture | null, refuse: Refuse): void {
  const { amount, duration } = event;
  if (!isPositive(duration)) refuse('out-of-range', `${at}/duration`, 'a time above zero');
  if ('dose' in amount && label !== null && !isPositive(label[0].concentration))
    refuse('contradictory', `${at}/amount/dose`, 'a volume: the reservoir holds none of the primary drug');
  if (inSmallestUnit('dose' in amount ? amount.dose : amount.volume) < 0)
    refuse('out-of-range', `${at}/amount`, AT_LEAST_ZERO);
}
