import { concentrationWording } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import type { FirstFill } from '../drugs/drug.ts';
import type { Finding } from '../findings.ts';
import { type Held, held, heldBefore } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugWord, limitFinding } from '../limit-finding.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { isFirst } from '../stability.ts';
import { compare } from '../units.ts';
import type { VisitInput } from '../visit-input.ts';
import { durationWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { judge } from './judge.ts';

/** A drug that adsorbs to a pump which never held it: the one strength, the rinses and the first interval of its label. */
export const checkFirstFill: Check = (input, _computed, formulary) => {
  if (input.visit.fill === undefined) return [];
  return held(input).flatMap((one) => {
    const { drug: id, concentration } = one.component;
    const { firstFill } = drug(id);
    if (firstFill === null || !isFirst(id, heldBefore(input))) return [];
    const judgement = judge(firstFill.concentration, concentration, formulary);
    const wording = concentrationWording(id);
    const strength = judgement && [
      limitFinding(judgement, {
        rule: 'first-fill-concentration',
        at: `${one.at}/concentration`,
        subject: `${drugWord(id)} ${wording.words(concentration)} in a pump that never held it`,
        saidSubject: say('subject-first-concentration', { drug: id, concentration }),
        value: concentration,
        wording,
      }),
    ];
    return [...(strength ?? []), ...rinses(input, one, firstFill), firstRefill(one, firstFill)];
  });
};

function rinses({ visit }: VisitInput, { component, at }: Held, { rinses }: FirstFill): readonly Finding[] {
  const asked = `${rinses.value.count} rinses of ${volumeWords(rinses.value.volume)}`;
  const done = visit.rinses;
  if (
    done !== undefined &&
    done.count >= rinses.value.count &&
    compare(done.volume, rinses.value.volume) >= 0
  )
    return [];
  const found =
    done === undefined ? 'none are recorded' : `${done.count} of ${volumeWords(done.volume)} are recorded`;
  return [
    {
      rule: 'first-fill-rinse',
      severity: 'warn',
      at: done === undefined ? at : '/visit/rinses',
      message: `A pump that never held ${component.drug} needs ${asked} before the fill (${rinses.source.where}; ${rinses.source.confidence}): ${found}.`,
      said: [saidRinses(component.drug, rinses, done)],
      working: {
        rinses: working.number(rinses.value.count),
        volume: working.volume(rinses.value.volume),
        figure: working.text(rinses.id),
      },
      source: rinses.source,
    },
  ];
}

function saidRinses(id: DrugId, rinses: FirstFill['rinses'], done: VisitInput['visit']['rinses']): Sentence {
  const { count, volume } = rinses.value;
  const asked = { drug: id, count, volume, where: rinses.source.where, confidence: rinses.source.confidence };
  return done === undefined
    ? say('first-fill-rinse-none', asked)
    : say('first-fill-rinse', { ...asked, done: done.count, with: done.volume });
}

const firstRefill = ({ component, at }: Held, { stability }: FirstFill): Finding => ({
  rule: 'first-fill-interval',
  severity: 'note',
  at,
  message: `The first fill of ${component.drug} lasts ${durationWords(stability.value)} (${stability.source.confidence}); later fills last longer.`,
  said: [
    say('first-fill-interval', {
      drug: component.drug,
      interval: stability.value,
      confidence: stability.source.confidence,
    }),
  ],
  working: { interval: working.duration(stability.value), figure: working.text(stability.id) },
  source: stability.source,
});
