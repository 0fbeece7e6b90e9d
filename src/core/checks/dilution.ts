import { drug } from '../drugs/all.ts';
import type { Finding, WorkingValue } from '../findings.ts';
import { type Figure, figure } from '../limits.ts';
import { type Diluted, dilutedBy, sameMixture } from '../mixture.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { isPositive, type Volume } from '../units.ts';
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
        said: [say('dilution-unknown', { pump: name })],
        working: {},
        source: DILUTION_RULE,
      },
    ];
  const diluted = dilutedBy(unusable.value, old, fill, rinses).filter((one) => one.deviation > 0);
  return diluted.length === 0 ? [] : [said(diluted, unusable, (rinses?.count ?? 0) > 0)];
};

function said(diluted: readonly Diluted[], left: Figure<Volume>, rinsed: boolean): Finding {
  const warned = diluted.some((one) => one.deviation > DILUTION_WARNED_ABOVE.value);
  const offer = warned && !rinsed ? ' A rinse with the new solution brings it nearer.' : '';
  return {
    rule: 'dilution',
    severity: warned ? 'warn' : 'note',
    at: AT,
    message: `${words.volumeWords(left.value)} cannot be aspirated and mixes with the fill. The reservoir will hold ${diluted.map(holds).join(', ')}.${offer}`,
    said: [
      say('dilution', { left: left.value, holds: diluted.map(saidHolds) }),
      ...(offer === '' ? [] : [say('dilution-rinse')]),
    ],
    working: {
      left: working.volume(left.value),
      ...Object.fromEntries(diluted.flatMap(workingOf)),
    },
    source: warned ? DILUTION_RULE : left.source,
  };
}

function holds(one: Diluted): string {
  const { spokenIn } = drug(one.drug);
  const effective = words.aboutConcentrationWords(one.effective, spokenIn);
  const off = words.percentWords(one.deviation);
  return isPositive(one.ordered)
    ? `about ${effective} of ${one.drug} instead of ${words.concentrationWords(one.ordered, spokenIn)} (${off} off)`
    : `about ${effective} of ${one.drug}, which is not ordered any more (${off} of what it was)`;
}

const saidHolds = ({ drug: id, effective, ordered, deviation }: Diluted): Sentence =>
  isPositive(ordered)
    ? say('dilution-ordered', { effective, drug: id, ordered, off: deviation })
    : say('dilution-not-ordered', { effective, drug: id, off: deviation });

const workingOf = (one: Diluted): readonly (readonly [string, WorkingValue])[] => [
  [`${one.drug}Before`, working.concentration(one.before)],
  [`${one.drug}Ordered`, working.concentration(one.ordered)],
  [`${one.drug}Effective`, working.concentration(one.effective)],
  [`${one.drug}Deviation`, working.number(one.deviation)],
];
