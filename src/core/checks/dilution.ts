import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import { type Figure, figure } from '../limits.ts';
import { type Diluted, dilutedBy, sameMixture } from '../mixture.ts';
import { isPositive } from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { DILUTION_RULE } from './own-rules.ts';

/** Above this part of the ordered concentration a dilution is a warning. */
export const DILUTION_WARNED_ABOVE: Figure<number> = figure('dilution-warned-above', 0.05, DILUTION_RULE);

const AT = '/visit/fill/components';

/** What stays behind in a reservoir mixes with the new solution; a new pump holds no drug. */
export const checkDilution: Check = (input) => {
  const { visit, last } = input;
  const { fill, rinses } = visit;
  const old = last?.fill.components ?? [];
  if (fill === undefined || sameMixture(old, fill.components)) return [];
  const { unusable, name } = pumpOf(input);
  if (unusable === null)
    return [
      {
        rule: 'dilution-unknown',
        severity: 'note',
        at: AT,
        message: `How much of the old solution stays behind in the ${name} is not known here, so the dilution of the new one is not computed.`,
        working: {},
        source: DILUTION_RULE,
      },
    ];
  return dilutedBy(unusable.value, old, fill, rinses)
    .filter((one) => one.deviation > 0)
    .map((one) => said(one, unusable, (rinses?.count ?? 0) > 0));
};

function said(one: Diluted, left: Figure<Parameters<typeof words.volumeWords>[0]>, rinsed: boolean): Finding {
  const warned = one.deviation > DILUTION_WARNED_ABOVE.value;
  const { spokenIn } = drug(one.drug);
  const effective = words.concentrationWords(one.effective, spokenIn);
  const what = isPositive(one.ordered)
    ? `about ${effective} of ${one.drug} instead of ${words.concentrationWords(one.ordered, spokenIn)} (${words.percentWords(one.deviation)} off)`
    : `about ${effective} of ${one.drug}, which is not ordered any more (${words.percentWords(one.deviation)} of what it was)`;
  const offer = warned && !rinsed ? ' A rinse with the new solution brings it nearer.' : '';
  return {
    rule: 'dilution',
    severity: warned ? 'warn' : 'note',
    at: AT,
    message: `${words.volumeWords(left.value)} cannot be aspirated and mixes with the fill: the reservoir will hold ${what}.${offer}`,
    working: {
      left: working.volume(left.value),
      before: working.concentration(one.before),
      ordered: working.concentration(one.ordered),
      effective: working.concentration(one.effective),
      deviation: working.number(one.deviation),
    },
    source: warned ? DILUTION_RULE : left.source,
  };
}
