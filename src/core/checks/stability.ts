import { dayOf } from '../calendar-day.ts';
import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import { contentsAt, heldBefore } from '../held.ts';
import type { DrugId } from '../ids.ts';
import { drugsOf } from '../mixture.ts';
import type { PlanDates } from '../plan.ts';
import { say } from '../said/sentence.ts';
import { type Stability, stabilityOf } from '../stability.ts';
import { compareInstants } from '../time.ts';
import { alarmVolumeOf, contentsOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import { durationWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { STABILITY_RULE } from './dose-rules.ts';

/** What the stability date rests on, and everything that is not known of it. */
export const checkStability: Check = (input, { delivery, dates }) => {
  const contents = contentsOf(input);
  if (contents === null) return [];
  const stability = stabilityOf(contents, heldBefore(input));
  const drugs = drugsOf(contents);
  const at = contentsAt(input);
  return [
    ...(stability.isStudied ? [] : [notStudied(stability, drugs, at)]),
    ...(stability.isAssumedFirst ? [assumedFirst(stability, at)] : []),
    ...basis(stability, at),
    ...drugs.flatMap((id) => otherwise(id, stability, at)),
    ...(delivery === null ? [] : outlived(input, dates)),
  ];
};

function notStudied({ decisive }: Stability, drugs: readonly DrugId[], at: string): Finding {
  const isMixture = drugs.length > 1;
  const names = drugs.join(' with ');
  const what = isMixture
    ? `No study of the mixture ${names} in a pump is on record`
    : `No study of ${names} in a pump is on record`;
  const then =
    decisive === null
      ? 'the refill date takes no account of how long it lasts'
      : `the shortest time known of its parts, ${durationWords(decisive.value)}, is used`;
  return {
    rule: 'stability-unknown',
    severity: 'warn',
    at,
    message: `${what}: ${then}.`,
    said: [
      decisive === null
        ? say(isMixture ? 'stability-mixture-unstudied' : 'stability-unstudied', { drugs })
        : say(isMixture ? 'stability-mixture-shortest' : 'stability-shortest', {
            drugs,
            interval: decisive.value,
          }),
    ],
    working:
      decisive === null
        ? {}
        : { interval: working.duration(decisive.value), figure: working.text(decisive.id) },
    source: decisive?.source ?? STABILITY_RULE,
  };
}

const assumedFirst = ({ interval }: Stability, at: string): Finding => ({
  rule: 'stability-first-fill-unknown',
  severity: 'warn',
  at,
  message: `Whether this pump’s last fill was its first of the drug is unknown: the interval of a first fill is taken${interval === null ? '' : `, ${durationWords(interval)}`}.`,
  said: [interval === null ? say('stability-first-unknown') : say('stability-first-assumed', { interval })],
  working: {},
  source: STABILITY_RULE,
});

/** Said where there was a choice, or where the figure itself is not confirmed. */
function basis({ decisive, considered, isStudied }: Stability, at: string): readonly Finding[] {
  if (decisive === null) return [];
  const isConfirmed = decisive.source.confidence === 'verified';
  if (isConfirmed && (considered.length < 2 || !isStudied)) return [];
  return [
    {
      rule: 'stability-basis',
      severity: 'note',
      at,
      message: `Time in the pump: ${durationWords(decisive.value)} (${decisive.source.where}; ${decisive.source.confidence})${considered.length > 1 ? ', the shortest of what is known' : ''}.`,
      said: [
        say(considered.length > 1 ? 'stability-basis-shortest' : 'stability-basis', {
          interval: decisive.value,
          where: decisive.source.where,
          confidence: decisive.source.confidence,
        }),
      ],
      working: {
        interval: working.duration(decisive.value),
        figure: working.text(decisive.id),
        considered: working.text(
          considered.map(({ id, value }) => `${id} ${durationWords(value)}`).join('; '),
        ),
      },
      source: decisive.source,
    },
  ];
}

/** Where sources disagree both are shown, with the reason for the one that was taken. */
function otherwise(id: DrugId, { decisive }: Stability, at: string): readonly Finding[] {
  if (decisive === null || !drug(id).stability.includes(decisive)) return [];
  return drug(id).otherStability.map(({ figure, choice }) => ({
    rule: 'stability-other-source',
    severity: 'note',
    at,
    message: `Another source has ${id} in the pump for ${durationWords(figure.value)} (${figure.source.where}; ${figure.source.confidence}), not ${durationWords(decisive.value)}. ${choice}`,
    ...(id === 'ziconotide' && {
      said: [
        say('stability-other', {
          drug: id,
          other: figure.value,
          where: figure.source.where,
          confidence: figure.source.confidence,
          taken: decisive.value,
          choice: [say('stability-choice-ziconotide', { other: figure.value })],
        }),
      ],
    }),
    working: { other: working.duration(figure.value), taken: working.duration(decisive.value) },
    source: figure.source,
  }));
}

/** The solution decays before the program has used it [SR-51]: the date of the refill, which stands before that, is not waited over. */
function outlived(input: VisitInput, { stability, lowReservoirAlarm }: PlanDates): readonly Finding[] {
  if (stability === null) return [];
  if (lowReservoirAlarm !== null && compareInstants(lowReservoirAlarm, stability) <= 0) return [];
  const until = dayOf(stability, input.timeZone);
  // Without the volume at which the alarm sounds there is no such day either, and yet the reservoir runs low.
  const never = alarmVolumeOf(input) === null ? 'unknown' : 'never';
  const low = lowReservoirAlarm === null ? never : dayOf(lowReservoirAlarm, input.timeZone);
  return [
    {
      rule: 'stability-before-empty',
      severity: 'note',
      at: '/visit/at',
      message: `The solution keeps until ${until}, and ${lowWords(low)}. What is left by then is not used up: refill by the earlier day.`,
      said: [
        low === 'never' || low === 'unknown'
          ? say(`stability-before-${low}`, { until })
          : say('stability-before-empty', { until, low }),
      ],
      working: { stability: working.text(until), lowReservoirAlarm: working.text(low) },
      source: STABILITY_RULE,
    },
  ];
}

function lowWords(low: string): string {
  if (low === 'never') return 'as programmed the reservoir never runs low';
  return low === 'unknown'
    ? 'it is not known when the reservoir is low: nobody said where its alarm sounds'
    : `as programmed the reservoir is low only on ${low}`;
}
