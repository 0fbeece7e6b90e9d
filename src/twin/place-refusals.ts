import type { DrugId } from '../core/ids.ts';
import type { Place } from './levels.ts';
import { drugLossId, isKnownInCsf } from './parameters/drug-loss.ts';
import { type ParameterSet, parameterValue } from './parameters/parameter-set.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioRefusal } from './simulation.ts';

/** Places outside the canal of this patient, and parameters that contradict each other. */
export function placeRefusals(
  scenario: Scenario,
  set: ParameterSet,
  drugs: readonly DrugId[],
): readonly ScenarioRefusal[] {
  const refusals: ScenarioRefusal[] = [];
  const value = (id: string): number => parameterValue(set, id);
  const lengthCm = value('canal-length');
  const check = (place: Place | 'tip' | 'ventricle' | undefined, at: string): void => {
    if (typeof place !== 'object' || (place.cm >= 0 && place.cm <= lengthCm)) return;
    refusals.push({ code: 'out-of-range', at, expected: `0 to ${lengthCm} cm from the caudal end` });
  };
  check(scenario.catheter?.tip, '/catheter/tip');
  for (const [i, event] of scenario.delivery.entries())
    if (event.kind === 'needle-bolus') check(event.place, `/delivery/${i}/place`);
  for (const [i, level] of scenario.observe.levels.entries())
    if (level.kind === 'csf' || level.kind === 'cord') check(level.at, `/observe/levels/${i}`);
  for (const { id, expected } of contradictions(set, drugs))
    refusals.push({ code: 'contradictory', at: `/overrides/${id}`, expected });
  return refusals;
}

/** Values that contradict each other: the id of one of them, and what it would have to be. */
export function contradictions(
  set: ParameterSet,
  drugs: readonly DrugId[],
): readonly { readonly id: string; readonly expected: string }[] {
  const value = (id: string): number => parameterValue(set, id);
  const found: { readonly id: string; readonly expected: string }[] = [];
  const contradicts = (id: string, expected: string): void => {
    found.push({ id, expected });
  };
  if (value('cord-length') >= value('canal-length'))
    contradicts('cord-length', 'a cord shorter than the canal');
  if (value('spinal-absorption') > value('csf-production'))
    contradicts('spinal-absorption', 'no more than is produced');
  for (const drug of drugs.filter(isKnownInCsf))
    if (value(drugLossId(drug, 'csf-loss')) < value('spinal-bulk-loss'))
      contradicts(drugLossId(drug, 'csf-loss'), 'no less than `spinal-bulk-loss`, which is a part of it');
  return found;
}
