import { dayOf } from '../calendar-day.ts';
import type { Finding, Severity } from '../findings.ts';
import type { Mixture } from '../mixture.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { compareInstants, type Instant, type TimeZone } from '../time.ts';
import { compare } from '../units.ts';
import { contentsOf, pumpOf } from '../visit-facts.ts';
import type { LastState, VisitInput } from '../visit-input.ts';
import { instantWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { RECORD_RULE } from './own-rules.ts';

/** What cannot all be true at once is refused with both sides named, never repaired. */
export const checkContradictions: Check = (input) => [
  ...contents(input),
  ...(input.last === null ? [] : sequence(input, input.last)),
  ...volumes(input),
  ...person(input),
];

const finding = (
  rule: string,
  at: string,
  message: string,
  said: Sentence,
  values: Finding['working'] = {},
  severity: Severity = 'refuse',
): Finding => ({ rule, severity, at, message, said: [said], working: values, source: RECORD_RULE });

function contents(input: VisitInput): readonly Finding[] {
  const { last, visit } = input;
  if (contentsOf(input) === null)
    return [
      finding(
        'contents-unknown',
        '/visit/fill',
        'Nothing is filled and the last fill is not recorded, so what the pump delivers cannot be known. Give the fill, or the last one.',
        say('contents-unknown'),
      ),
    ];
  return [
    ...(visit.fill === undefined ? [] : twice(visit.fill.components, '/visit/fill/components')),
    ...(last === null ? [] : twice(last.fill.components, '/last/fill/components')),
    ...(visit.fill === undefined && visit.rinses !== undefined
      ? [
          finding(
            'rinse-without-fill',
            '/visit/rinses',
            'Rinses are recorded, but nothing is filled.',
            say('rinse-without-fill'),
          ),
        ]
      : []),
    ...(visit.fill === undefined && visit.aspirated !== undefined
      ? [
          finding(
            'aspirated-without-fill',
            '/visit/aspirated',
            'The reservoir was aspirated and nothing is filled. If the fluid went back, record it as the fill.',
            say('aspirated-without-fill'),
            { aspirated: working.volume(visit.aspirated) },
            'warn',
          ),
        ]
      : []),
  ];
}

const twice = (mixture: Mixture, at: string): readonly Finding[] =>
  mixture.flatMap(({ drug }, i) =>
    mixture.findIndex((other) => other.drug === drug) === i
      ? []
      : [
          finding(
            'drug-twice',
            `${at}/${i}/drug`,
            `${drug} is named twice in one mixture.`,
            say('drug-twice', { drug }),
          ),
        ],
  );

function sequence(input: VisitInput, last: LastState): readonly Finding[] {
  const { visit, timeZone } = input;
  const when = (at: Instant): string => instantWords(at, timeZone);
  const clock = (at: Instant): { readonly at: Instant; readonly zone: TimeZone } => ({ at, zone: timeZone });
  const filled = last.fill.at;
  if (compareInstants(visit.at, filled) <= 0)
    return [
      finding(
        'visit-before-fill',
        '/visit/at',
        `This visit (${when(visit.at)}) is not after the last fill (${when(filled)}).`,
        say('visit-before-fill', { visit: clock(visit.at), filled: clock(filled) }),
      ),
    ];
  const outside = (at: Instant): boolean =>
    compareInstants(at, filled) < 0 || compareInstants(at, visit.at) > 0;
  const ends = { filled: clock(filled), visit: clock(visit.at) };
  const between = `between the last fill (${when(filled)}) and this visit (${when(visit.at)})`;
  return [
    ...last.changes.flatMap((change, i) =>
      outside(change.at)
        ? [
            finding(
              'change-outside',
              `/last/changes/${i}/at`,
              `A change of program at ${when(change.at)} does not lie ${between}.`,
              say('change-outside', { at: clock(change.at), ...ends }),
            ),
          ]
        : [],
    ),
    ...last.changes.flatMap((change, i) => {
      const previous = last.changes[i - 1];
      return previous !== undefined && compareInstants(change.at, previous.at) <= 0
        ? [
            finding(
              'changes-out-of-order',
              `/last/changes/${i}/at`,
              `The change at ${when(change.at)} stands after the one at ${when(previous.at)}. Which program ran when must be certain.`,
              say('changes-out-of-order', { at: clock(change.at), before: clock(previous.at) }),
            ),
          ]
        : [];
    }),
    ...last.delivered.flatMap((one, i) =>
      outside(one.at)
        ? [
            finding(
              'delivered-outside',
              `/last/delivered/${i}/at`,
              `A ${one.kind} bolus at ${when(one.at)} does not lie ${between}.`,
              say(`delivered-outside-${one.kind}`, { at: clock(one.at), ...ends }),
            ),
          ]
        : [],
    ),
  ];
}

function volumes(input: VisitInput): readonly Finding[] {
  const { last, visit } = input;
  const { reservoir } = pumpOf(input);
  if (reservoir === null) return [];
  const entries = [
    { at: '/last/fill/volume', volume: last?.fill.volume, what: 'The last fill', of: 'fill' },
    { at: '/visit/aspirated', volume: visit.aspirated, what: 'The aspirated volume', of: 'aspirated' },
  ] as const;
  return entries.flatMap(({ at, volume, what, of }) =>
    volume === undefined || compare(volume, reservoir.value) <= 0
      ? []
      : [
          finding(
            'more-than-reservoir',
            at,
            `${what} (${volumeWords(volume)}) is more than the reservoir of this pump holds (${volumeWords(reservoir.value)}). Check the amount and the model.`,
            say(`more-than-reservoir-${of}`, { volume, reservoir: reservoir.value }),
            { volume: working.volume(volume), reservoir: working.volume(reservoir.value) },
          ),
        ],
  );
}

function person({ patient, visit, timeZone }: VisitInput): readonly Finding[] {
  const { birthDate } = patient;
  const today = dayOf(visit.at, timeZone);
  if (birthDate === undefined || birthDate <= today) return [];
  return [
    finding(
      'born-after-visit',
      '/patient/birthDate',
      `The birth date ${birthDate} lies after this visit (${today}).`,
      say('born-after-visit', { born: birthDate, today }),
    ),
  ];
}
