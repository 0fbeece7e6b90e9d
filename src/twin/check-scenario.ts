import { epochMilliseconds } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import { checkDelivery } from './check-delivery.ts';
import { checkVarying } from './check-stretches.ts';
import { checkTogether } from './check-together.ts';
import { pathVolumeMl } from './fluid-path.ts';
import type { Refuse } from './refuse.ts';
import { drugsIn, inMl } from './reservoir-content.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioRefusal } from './simulation.ts';
import { MS_PER_DAY } from './stretches.ts';

/** Ours: what one simulation may ask for. Beyond, it is refused and not cut short. */
export const LONGEST_YEARS = 30;
/** Ours: as much as is held at once, of all patients of a band. */
export const MOST_VALUES = 20_000_000;
/** Ours: as much as one answer may hold; beyond, its text would be longer than a program can take. */
export const MOST_ANSWERED = 3_000_000;
export const MOST_EVENTS = 50_000;
/** As many as a mixture may hold and a screen can tell apart; ours. */
export const MOST_DRUGS = 5;
/** Ours: beyond these a pump is not inaccurate but broken, and a fault says so better. */
const ACCURACY_RATIO = [0.1, 10] as const;

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
  const within = (name: keyof typeof patient, low: number, high: number, unit: string): void => {
    const value = patient[name];
    if (value !== undefined && !(typeof value === 'number' && value >= low && value <= high))
      refuse('out-of-range', `/patient/${name}`, `${low} to ${high} ${unit}`);
  };
  // What a human being can be; ours.
  within('weightKg', 2, 400, 'kg');
  within('heightCm', 30, 260, 'cm');
  within('ageYears', 0, 130, 'a');
  within('baselineAshworth', 1, 5, 'on the modified Ashworth scale');
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
  for (const [i, event] of delivery.entries()) {
    const before = delivery[i - 1];
    if (before !== undefined && epochMilliseconds(event.at) < epochMilliseconds(before.at))
      refuse('out-of-order', `/delivery/${i}/at`, 'not before the event before it');
  }
}
