import { pumpProfile } from '../core/devices/profiles.ts';
import type { Mixture } from '../core/mixture.ts';
import { inSmallestUnit } from '../core/units.ts';
import { checkEvent } from './check-event.ts';
import { checkProgram } from './check-program.ts';
import type { Refuse } from './refuse.ts';
import type { Scenario } from './scenario.ts';

/** What is delivered, event by event, with what the reservoir holds by then. */
export function checkDelivery({ pump, before, delivery }: Scenario, refuse: Refuse): void {
  const profile = pump === null ? null : pumpProfile(pump.model);
  let label: Mixture | null = before.kind === 'steady' ? before.mixture : null;
  if (before.kind === 'steady') {
    checkMixture(before.mixture, '/before/mixture', refuse);
    if (profile !== null) checkProgram(before.program, before.mixture, profile, '/before/program', refuse);
  }
  for (const [i, event] of delivery.entries()) {
    const at = `/delivery/${i}`;
    if (event.kind === 'fill') {
      checkMixture(event.components, `${at}/components`, refuse);
      label = event.components;
    }
    if (label === null && (event.kind === 'program' || event.kind === 'pump-bolus'))
      refuse('contradictory', at, 'a fill before it: nobody knows what the reservoir holds');
    if (event.kind === 'program' && label !== null && profile !== null)
      checkProgram(event.program, label, profile, `${at}/program`, refuse);
    checkEvent(event, at, label, profile, refuse);
  }
}

function checkMixture(mixture: Mixture, at: string, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const [i, { drug, concentration }] of mixture.entries()) {
    if (seen.has(drug)) refuse('contradictory', `${at}/${i}/drug`, 'each drug once');
    seen.add(drug);
    if (inSmallestUnit(concentration) < 0)
      refuse('out-of-range', `${at}/${i}/concentration`, 'a concentration of zero or more');
  }
}
