import { epochMilliseconds } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import {
  ACCURACY_RATIO,
  AGE_YEARS,
  BASELINE_ASHWORTH,
  HEIGHT_CM,
  LONGEST_YEARS,
  MOST_ANSWERED,
  MOST_DRUGS,
  MOST_EVENTS,
  MOST_NEEDLE_PLACES,
  WEIGHT_KG,
} from './bounds.ts';
import { checkDelivery } from './check-delivery.ts';
import { checkVarying } from './check-stretches.ts';
import { checkTogether } from './check-together.ts';
import { pathVolumeMl } from './fluid-path.ts';
import type { Refuse } from './refuse.ts';
import { drugsIn, inMl } from './reservoir-content.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioRefusal } from './simulation.ts';
import { MS_PER_DAY } from './stretches.ts';

const MS_PER_YEAR = 365.25 * MS_PER_DAY;

/** Everything about a scenario that cannot be simulated, with where it stands; empty where nothing is wrong. */
export function scenarioRefusals(scenario: Scenario): readonly ScenarioRefusal[] {
  const refusals: ScenarioRefusal[] = [];
  const refuse: Refuse = (code, at, expected) => {
    refusals.push({ code, at, expected });
  };
  checkImplant(scenario, refuse);
  checkPatient(scenario, refuse);
  checkObservation(scenario, refuse);
  checkOrder(scenario, refuse);
  checkDelivery(scenario, refuse);
  checkTogether(scenario, refuse);
  if (drugsIn(scenario).length > MOST_DRUGS)
    refuse('too-many-drugs', '/delivery', `at most ${MOST_DRUGS} drugs`);
  return refusals;
}

function checkImplant({ pump, catheter, before, delivery }: Scenario, refuse: Refuse): void {
  const needsPump = before.kind === 'steady' || delivery.some((event) => event.kind !== 'needle-bolus');
  if (pump === null && needsPump) refuse('contradictory', '/pump', 'a pump: something is delivered by it');
  if (pump === null) return;
  const [low, high] = ACCURACY_RATIO;
  if (!(pump.accuracyRatio >= low && pump.accuracyRatio <= high))
    refuse('out-of-range', '/pump/accuracyRatio', `delivered over programmed flow, ${low} to ${high}`);
  if (catheter === null) {
    refuse('missing', '/catheter', 'the catheter of the pump');
    return;
  }
  const path = pathVolumeMl(pump, catheter);
  if (!path.ok) for (const missing of path.refusal) refuse('missing', missing.at, missing.supply);
  else if (catheter.frontSpread !== undefined) {
    const spread = inMl(catheter.frontSpread);
    // A front that spread wider than a third of the path would leave the tip before it entered.
    if (!(spread >= 0 && spread <= path.value / 3))
      refuse('out-of-range', '/catheter/frontSpread', `0 to ${path.value / 3} mL, a third of the path`);
  }
}

function checkPatient({ patient }: Scenario, refuse: Refuse): void {
  const within = (name: keyof typeof patient, [low, high]: readonly [number, number], unit: string): void => {
    const value = patient[name];
    if (value !== undefined && !(typeof value === 'number' && value >= low && value <= high))
      refuse('out-of-range', `/patient/${name}`, `${low} to ${high} ${unit}`);
  };
  within('weightKg', WEIGHT_KG, 'kg');
  within('heightCm', HEIGHT_CM, 'cm');
  within('ageYears', AGE_YEARS, 'a');
  within('baselineAshworth', BASELINE_ASHWORTH, 'on the modified Ashworth scale');
}

function checkObservation(scenario: Scenario, refuse: Refuse): void {
  const { observe, delivery } = scenario;
  const { levels, from, to, every } = observe;
  if (levels.length === 0) refuse('missing', '/observe/levels', 'at least one level');
  const [fromMs, toMs, everyMs] = [epochMilliseconds(from), epochMilliseconds(to), inSmallestUnit(every)];
  if (toMs < fromMs) refuse('out-of-order', '/observe/to', 'not before `from`');
  if (!(everyMs >= 1)) refuse('out-of-range', '/observe/every', 'a time above zero');
  const startMs = Math.min(fromMs, ...delivery.slice(0, 1).map(({ at }) => epochMilliseconds(at)));
  if (toMs - startMs > LONGEST_YEARS * MS_PER_YEAR)
    refuse('too-long', '/observe/to', `at most ${LONGEST_YEARS} years after the beginning`);
  checkVarying(scenario, startMs, refuse);
  // The times are values too, where no drug is given.
  const columns = Math.max(1, levels.length * drugsIn(scenario).length);
  if ((Math.max(0, toMs - fromMs) / everyMs + 1) * columns > MOST_ANSWERED)
    refuse('too-long', '/observe/every', `at most ${MOST_ANSWERED} values in all`);
}

function checkOrder({ delivery }: Scenario, refuse: Refuse): void {
  if (delivery.length > MOST_EVENTS) refuse('too-long', '/delivery', `at most ${MOST_EVENTS} events`);
  const places = new Set<string>();
  for (const event of delivery) if (event.kind === 'needle-bolus') places.add(JSON.stringify(event.place));
  if (places.size > MOST_NEEDLE_PLACES)
    refuse('too-long', '/delivery', `injections at no more than ${MOST_NEEDLE_PLACES} places`);
  for (const [i, event] of delivery.entries()) {
    const before = delivery[i - 1];
    if (before !== undefined && epochMilliseconds(event.at) < epochMilliseconds(before.at))
      refuse('out-of-order', `/delivery/${i}/at`, 'not before the event before it');
  }
}
