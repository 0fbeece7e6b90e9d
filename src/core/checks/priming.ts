import { leastSureSource, type PathVolume, pathCaveat, saidPathCaveat } from '../catheter.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { isNewAt } from '../never-ran.ts';
import type { Prime } from '../plan.ts';
import { objectionsTo, type PrimeObjection, primeOf } from '../priming.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { compare, massIn, subtract, timeToRun } from '../units.ts';
import { contentsOf, pathOf, primedPathOf, pumpOf, weekAfter } from '../visit-facts.ts';
import type { PrimeReason, VisitInput } from '../visit-input.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { PRIME_RULE } from './own-rules.ts';

const AT = '/visit/prime';

/** A11: a prime only on an occasion for it, on a catheter attested to hold no drug, and never more than the path holds. */
export const checkPriming: Check = (input) => {
  const { prime } = input.visit;
  const isNew = isNewAt(input);
  if (prime === undefined) return isNew ? unprimed(input) : [];
  const objections = objectionsTo(prime, isNew).map((objection) => OBJECTIONS[objection]);
  const always = [...objections, ...tubingTooLarge(input), ...afterTherapy(input)];
  const path = primedPathOf(input);
  if (!path.ok)
    return [
      ...always,
      ...path.refusal.map((missing) => ({
        ...finding('prime-path-unknown', 'refuse', `A prime cannot be computed without ${missing.supply}.`, [
          say('prime-path-unknown', { missing: [missing.said] }),
        ]),
        at: missing.at,
      })),
    ];
  const primed = primeOf(prime, isNew, path.value.volume, pumpOf(input).bolusRate?.value ?? null);
  if (primed.ok) return [computed(primed.value, path.value), ...always];
  return primed.refusal.code === 'bolus-rate-unknown' ? [...always, noBolusRate(input)] : always;
};

const PARTS: Readonly<Record<Prime['part'], string>> = {
  catheter: 'catheter',
  'tubing-and-catheter': 'tubing and catheter',
};

const REASONS: Readonly<Record<PrimeReason, string>> = {
  implant: 'at the implant',
  revision: 'at the revision',
  'catheter-aspirated': 'after the catheter was aspirated',
};

const computed = ({ part, reason, volume, rate, duration }: Prime, path: PathVolume): Finding => ({
  ...finding(
    'prime',
    'note',
    `Prime ${REASONS[reason]}: ${words.volumeWords(volume)} at ${words.hourlyFlowWords(rate)} takes ${words.minutesWords(duration)}. It is the volume of the ${PARTS[part]}; more would be a bolus of drug.${pathCaveat(path)}`,
    [
      say(`prime-${reason}`, { volume, rate, time: duration }),
      say(`prime-of-${part}`),
      ...saidPathCaveat(path),
    ],
    { volume: working.volume(volume), rate: working.flow(rate), duration: working.duration(duration) },
  ),
  source: leastSureSource(path) ?? PRIME_RULE,
});

const finding = (
  rule: string,
  severity: Severity,
  message: string,
  said: readonly Sentence[],
  values: Finding['working'] = {},
): Finding => ({
  rule,
  severity,
  at: AT,
  message,
  said,
  working: values,
  source: PRIME_RULE,
});

/** Each cannot be signed by anyone. */
const OBJECTIONS: Readonly<Record<PrimeObjection, Finding>> = {
  'catheter-not-attested-drug-free': {
    ...finding(
      'prime-drug-free',
      'refuse',
      'A prime pushes what is in the catheter into the patient as a bolus. Attest first that the catheter holds no drug.',
      [say('prime-drug-free')],
    ),
    at: `${AT}/catheterDrugFree`,
  },
  'reason-unknown': {
    ...finding(
      'prime-reason',
      'refuse',
      'A prime is given only at an implant, at a revision of the catheter, or after the catheter was aspirated. Say which.',
      [say('prime-reason')],
    ),
    at: `${AT}/reason`,
  },
  'implant-after-therapy': {
    ...finding(
      'prime-implant-after-therapy',
      'refuse',
      'This pump was filled and has run before, so this visit is not its implant. Only a catheter that was replaced or aspirated is primed.',
      [say('prime-implant-after-therapy')],
    ),
    at: `${AT}/reason`,
  },
  'tubing-holds-drug': {
    ...finding(
      'prime-tubing-holds-drug',
      'refuse',
      'The tubing in the pump holds drug since the last fill: a prime of tubing and catheter would push the volume of the tubing out of the tip as a bolus. Prime the catheter only.',
      [say('prime-tubing-holds-drug')],
    ),
    at: `${AT}/part`,
  },
};

const noBolusRate = (input: VisitInput): Finding =>
  finding(
    'prime-rate-unknown',
    'refuse',
    `The bolus rate of the ${pumpOf(input).name} is not known here, so the time of a prime cannot be computed.`,
    [say('prime-rate-unknown', { pump: pumpOf(input).name })],
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
      said: [say('prime-tubing-volume', { given, tubing: tubing.value, mass, drug: primary.drug })],
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

const afterTherapy = (input: VisitInput): readonly Finding[] =>
  isNewAt(input)
    ? []
    : [
        finding(
          'prime-after-therapy',
          'warn',
          'Drug has run through this pump since the last fill. The prime rests on the word that the catheter was replaced or aspirated since, and holds none.',
          [say('prime-after-therapy')],
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
      [say('prime-none'), time === null ? say('prime-none-unknown') : say('prime-none-arrives', { time })],
      time === null ? {} : { duration: working.duration(time) },
    ),
  ];
}
