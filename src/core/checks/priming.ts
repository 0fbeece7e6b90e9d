import { leastSureSource, pathCaveat } from '../catheter.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { primeOf } from '../priming.ts';
import { compare, massIn, subtract, timeToRun } from '../units.ts';
import { contentsOf, pathOf, primedPathOf, pumpOf, weekAfter } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { PRIME_RULE } from './own-rules.ts';

const AT = '/visit/prime';

/** A11: a prime only on a catheter attested to hold no drug, and never more than the path holds. */
export const checkPriming: Check = (input) => {
  const { prime } = input.visit;
  if (prime === undefined) return input.last === null ? unprimed(input) : [];
  const path = primedPathOf(input);
  if (!path.ok)
    return path.refusal.map((missing) => ({
      ...finding('prime-path-unknown', 'refuse', `A prime cannot be computed without ${missing.supply}.`),
      at: missing.at,
    }));
  const primed = primeOf(prime, path.value.volume, pumpOf(input).bolusRate?.value ?? null);
  if (!primed.ok)
    return primed.refusal.code === 'catheter-not-attested-drug-free' ? [notDrugFree()] : [noBolusRate(input)];
  const { volume, rate, duration } = primed.value;
  return [
    {
      ...finding(
        'prime',
        'note',
        `Prime: ${words.volumeWords(volume)} at ${words.hourlyFlowWords(rate)} takes ${words.minutesWords(duration)}. It is the volume of the ${prime.part === 'catheter' ? 'catheter' : 'tubing and catheter'}; more would be a bolus of drug.${pathCaveat(path.value)}`,
        { volume: working.volume(volume), rate: working.flow(rate), duration: working.duration(duration) },
      ),
      source: leastSureSource(path.value) ?? PRIME_RULE,
    },
    ...tubingTooLarge(input),
    ...afterTherapy(input),
  ];
};

const finding = (
  rule: string,
  severity: Severity,
  message: string,
  values: Finding['working'] = {},
): Finding => ({
  rule,
  severity,
  at: AT,
  message,
  working: values,
  source: PRIME_RULE,
});

const notDrugFree = (): Finding => ({
  ...finding(
    'prime-drug-free',
    'refuse',
    'A prime pushes what is in the catheter into the patient as a bolus. Attest first that the catheter holds no drug.',
  ),
  at: '/visit/prime/catheterDrugFree',
});

const noBolusRate = (input: VisitInput): Finding =>
  finding(
    'prime-rate-unknown',
    'refuse',
    `The bolus rate of the ${pumpOf(input).name} is not known here, so the time of a prime cannot be computed.`,
  );

/** A prime is never above the dead volume: the difference is a bolus of drug. */
function tubingTooLarge(input: VisitInput): readonly Finding[] {
  const { tubing } = pumpOf(input);
  const given = input.pump.tubingVolume;
  const primary = contentsOf(input)?.[0];
  if (tubing === null || given === undefined || primary === undefined) return [];
  if (input.visit.prime?.part === 'catheter' || compare(given, tubing.value) <= 0) return [];
  const excess = subtract(given, tubing.value);
  const mass = massIn(excess, primary.concentration, 'nearest');
  return [
    {
      rule: 'prime-tubing-volume',
      severity: 'refuse',
      at: '/pump/tubingVolume',
      message: `The tubing volume of ${words.volumeWords(given)} is more than the ${words.volumeWords(tubing.value)} of this pump. A prime with it pushes ${words.massWords(mass, drug(primary.drug).spokenIn)} of ${primary.drug} too much.`,
      working: {
        given: working.volume(given),
        tubing: working.volume(tubing.value),
        excess: working.volume(excess),
        excessDose: working.mass(mass),
      },
      source: tubing.source,
    },
  ];
}

const afterTherapy = ({ last }: VisitInput): readonly Finding[] =>
  last === null
    ? []
    : [
        finding(
          'prime-after-therapy',
          'warn',
          'Drug has run through this catheter since the last fill. A prime is right only after the catheter was replaced or aspirated: record which.',
        ),
      ];

/** A first fill without a prime: it is said when the first drug arrives. */
function unprimed(input: VisitInput): readonly Finding[] {
  const contents = contentsOf(input);
  const path = pathOf(input);
  if (contents === null) return [];
  const time = path.ok ? timeToRun(path.value.volume, [], weekAfter(input, contents, [])) : null;
  const when =
    time === null
      ? 'When the first drug arrives cannot be computed.'
      : `At the ordered flow the first drug arrives after ${words.durationWords(time)}.`;
  return [
    finding(
      'prime-none',
      'note',
      `No prime is ordered: the tubing and the catheter of a new system are empty of drug. ${when}`,
      time === null ? {} : { duration: working.duration(time) },
    ),
  ];
}
