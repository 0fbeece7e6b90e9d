import { concentrationWording } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import { MEDSCAPE_FDA_2018, seen } from '../drugs/source.ts';
import type { Finding } from '../findings.ts';
import { contentsAt, type Held, held } from '../held.ts';
import type { PumpModelId } from '../ids.ts';
import { drugWord } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import { pumpOf } from '../visit-facts.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { UNKNOWN_RULE } from './dose-rules.ts';
import { judge } from './judge.ts';

const MIXTURES = seen('mixtures are not approved', MEDSCAPE_FDA_2018);
const ACKNOWLEDGE = 'Acknowledge that it is not in the labelling.';

/** Drug, strength, mixture and pump against the labelling: what lies outside is acknowledged, and printed on the order. */
export const checkLabelledUse: Check = (input, _computed, formulary) => {
  const drugs = held(input).filter(({ component }) => component.drug !== 'saline');
  const { model } = input.pump;
  const mixed: readonly Finding[] =
    drugs.length < 2
      ? []
      : [
          {
            rule: 'off-label-mixture',
            severity: 'warn',
            at: contentsAt(input),
            message: `A mixture of ${listed(drugs.map(({ component }) => component.drug))} is in no pump’s labelling (verified). ${ACKNOWLEDGE}`,
            said: [say('off-label-mixture', { drugs: drugs.map(({ component }) => component.drug) })],
            working: {},
            source: MIXTURES,
          },
        ];
  return [
    ...drugs.flatMap((one) => [
      ...byDrug(one),
      ...byPump(one, model, pumpOf(input).name),
      ...byStrength(one, model, formulary),
    ]),
    ...mixed,
  ];
};

const listed = (names: readonly string[]): string =>
  `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

function byDrug({ component, at }: Held): readonly Finding[] {
  const { labelledIntrathecal: labelled } = drug(component.drug);
  if (labelled.value) return [];
  return [
    {
      rule: 'off-label-drug',
      severity: 'warn',
      at: `${at}/drug`,
      message: `${drugWord(component.drug)} is not labelled for infusion into the spinal fluid (${labelled.source.where}; ${labelled.source.confidence}). ${ACKNOWLEDGE}`,
      said: [
        say('off-label-drug', {
          drug: component.drug,
          where: labelled.source.where,
          confidence: labelled.source.confidence,
        }),
      ],
      working: { figure: working.text(labelled.id) },
      source: labelled.source,
    },
  ];
}

/** A drug that is not labelled for this use at all has been named already. */
function byPump({ component, at }: Held, model: PumpModelId, pump: string): readonly Finding[] {
  const { labelledIntrathecal, labelledPumps } = drug(component.drug);
  if (!labelledIntrathecal.value) return [];
  if (labelledPumps.some(({ pumps }) => pumps.value.includes(model))) return [];
  return [
    {
      rule: 'off-label-pump',
      severity: 'warn',
      at: `${at}/drug`,
      message: `No labelling on record names ${component.drug} together with ${pump}. ${ACKNOWLEDGE}`,
      said: [say('off-label-pump', { drug: component.drug, pump })],
      working: { pump: working.text(model) },
      source: labelledPumps[0]?.pumps.source ?? UNKNOWN_RULE,
    },
  ];
}

function byStrength(
  { component, at }: Held,
  model: PumpModelId,
  formulary: Parameters<Check>[2],
): readonly Finding[] {
  const { drug: id, concentration } = component;
  const words = concentrationWording(id).words;
  return drug(id).labelledPumps.flatMap(({ pumps, concentration: named }) => {
    if (named === null || !pumps.value.includes(model)) return [];
    const judgement = judge(named, concentration, formulary);
    if (judgement === null) return [];
    return {
      rule: 'off-label-concentration',
      severity: 'warn',
      at: `${at}/concentration`,
      message: `${drugWord(id)} ${words(concentration)} lies outside the strengths of this pump’s labelling (${named.source.where}; ${named.source.confidence}). ${ACKNOWLEDGE}`,
      said: [
        say('off-label-concentration', {
          drug: id,
          concentration,
          where: named.source.where,
          confidence: named.source.confidence,
        }),
      ],
      working: {
        concentration: working.concentration(concentration),
        bound: working.concentration(judgement.bound),
        limit: working.text(named.id),
      },
      source: named.source,
    };
  });
}
