import type { DrugId } from '../core/ids.ts';
import type { Canal } from './canal.ts';
import { isKnownInCsf } from './parameters/drug-loss.ts';
import { positionOf, tipPosition } from './positions.ts';
import { contentOf, inMl } from './reservoir-content.ts';
import type { NeedleBolusEvent, Scenario } from './scenario.ts';
import type { OutsideRemark } from './simulation.ts';

/** Ours: more fluid than this at once moves the CSF itself, which the model does not know. */
export const LARGEST_INJECTATE_ML = 5;

/** Why a drug of the scenario cannot be simulated at all; empty where it can. */
export function drugOutside(scenario: Scenario, drug: DrugId, canal: Canal): readonly OutsideRemark[] {
  const remarks: OutsideRemark[] = [];
  const say = (code: OutsideRemark['code'], at: string, message: string): void => {
    remarks.push({ code, at, message, drug, notComputed: true });
  };
  if (!isKnownInCsf(drug))
    say('drug-without-parameters', '/delivery', `nothing is known of how ${drug} leaves the CSF`);
  if (isPumped(scenario, drug) && tipPosition(scenario.catheter, canal) === null)
    say('unknown-tip', '/catheter/tip', 'where the tip lies is unknown: only what leaves it is computed');
  for (const [i, event] of scenario.delivery.entries())
    if (event.kind === 'needle-bolus' && event.doses.some((dose) => dose.drug === drug))
      sayOfInjection(scenario, event, `/delivery/${i}`, canal, say);
  return remarks;
}

function sayOfInjection(
  scenario: Scenario,
  event: NeedleBolusEvent,
  at: string,
  canal: Canal,
  say: (code: OutsideRemark['code'], at: string, message: string) => void,
): void {
  if (event.baricity !== 'isobaric')
    say('baricity', `${at}/baricity`, `a ${event.baricity} solution sinks or floats, which is not modelled`);
  if (inMl(event.injectate) > LARGEST_INJECTATE_ML)
    say(
      'large-injectate',
      `${at}/injectate`,
      `more than ${LARGEST_INJECTATE_ML} mL moves the CSF itself, which is not modelled`,
    );
  if (event.place === 'ventricle')
    say('intraventricular', `${at}/place`, 'the ventricles are not modelled apart from the cranial CSF');
  else if (event.place === 'tip' && tipPosition(scenario.catheter, canal) === null)
    say('unknown-tip', `${at}/place`, 'where the tip lies is unknown');
  else if (event.place !== 'tip' && positionOf(event.place, canal) === null)
    say('unknown-tip', `${at}/place`, `a place between 0 and ${canal.lengthCm} cm from the caudal end`);
}

/** Whether the pump holds a drug at any time. */
export function isPumped({ before, delivery }: Scenario, drug: DrugId): boolean {
  const holds = (mixture: Parameters<typeof contentOf>[0]): boolean =>
    (contentOf(mixture).get(drug) ?? 0) > 0;
  if (before.kind === 'steady' && holds(before.mixture)) return true;
  return delivery.some((event) => event.kind === 'fill' && holds(event.components));
}
