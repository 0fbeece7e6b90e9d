import type { Finding, Severity } from '../findings.ts';
import { INVESTIGATE_ABOVE } from '../residual.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { add, compare, isPositive, type Volume } from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { RESERVOIR_RULE } from './own-rules.ts';

const AT = '/visit/fill/volume';

/** [SR-55] The fill and what may be left go into the reservoir. */
export const checkFill: Check = (input, { residual }) => {
  const { fill } = input.visit;
  if (fill === undefined) return [];
  const { reservoir, name } = pumpOf(input);
  if (!isPositive(fill.volume))
    return [finding('fill-empty', 'refuse', 'A fill has a volume above 0 mL.', say('fill-empty'))];
  if (reservoir === null)
    return [
      finding(
        'fill-capacity-unknown',
        'note',
        `The reservoir volume of the ${name} is not known here. Check ${words.volumeWords(fill.volume)} against the papers of the implant.`,
        say('fill-capacity-unknown', { pump: name, fill: fill.volume }),
      ),
    ];
  const values = { fill: working.volume(fill.volume), reservoir: working.volume(reservoir.value) };
  if (compare(fill.volume, reservoir.value) > 0)
    return [
      {
        ...finding(
          'fill-capacity',
          'refuse',
          `${words.volumeWords(fill.volume)} does not go into a reservoir of ${words.volumeWords(reservoir.value)}.`,
          say('fill-capacity', { fill: fill.volume, reservoir: reservoir.value }),
          values,
        ),
        source: reservoir.source,
      },
    ];
  const missing = residual?.discrepancy;
  if (missing === undefined || !mayOverfill(fill.volume, missing, reservoir.value)) return [];
  return [
    {
      ...finding(
        'fill-on-top',
        'warn',
        `${words.aboutVolumeWords(missing)} less came out than expected. If it is still in the reservoir, ${words.volumeWords(fill.volume)} on top is more than the ${words.volumeWords(reservoir.value)} it holds. Aspirate again before filling.`,
        say('fill-on-top', { missing, fill: fill.volume, reservoir: reservoir.value }),
        { ...values, missing: working.volume(missing) },
      ),
      source: reservoir.source,
    },
  ];
};

/** A difference that is itself investigated: a smaller one is the noise of reading a syringe. */
const mayOverfill = (fill: Volume, missing: Volume, reservoir: Volume): boolean =>
  compare(missing, INVESTIGATE_ABOVE.value) > 0 && compare(add(fill, missing), reservoir) > 0;

const finding = (
  rule: string,
  severity: Severity,
  message: string,
  said: Sentence,
  values: Finding['working'] = {},
): Finding => ({
  rule,
  severity,
  at: AT,
  message,
  said: [said],
  working: values,
  source: RESERVOIR_RULE,
});
