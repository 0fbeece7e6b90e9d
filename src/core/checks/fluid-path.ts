import { catheterProfile } from '../devices/catheters.ts';
import { caveat, ownRule, saidCaveat } from '../devices/source.ts';
import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import { say } from '../said/sentence.ts';
import { compare, equal, type Mass, massIn, subtract, type Volume } from '../units.ts';
import { contentsOf, pumpOf } from '../visit-facts.ts';
import type { CatheterSegment, VisitInput } from '../visit-input.ts';
import { lengthWords, massWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const AT = '/pump/tubingVolume';
const SUPPLIED = ownRule('Theca', 'a volume supplied with the implant stands in place of a known one');

/** The pump's tubing and the catheter as they were recorded: a former constant, an unusual value, an impossible length. */
export const checkFluidPath: Check = (input) => [
  ...tubing(input),
  ...input.catheter.segments.flatMap((segment, i) => length(segment, `/catheter/segments/${i}`)),
];

function tubing(input: VisitInput): readonly Finding[] {
  const supplied = input.pump.tubingVolume;
  const { name, tubing: known, formerTubing } = pumpOf(input);
  if (supplied === undefined) return [];
  const excess = known === null ? null : excessOf(subtract(supplied, known.value), input);
  if (formerTubing !== null && equal(supplied, formerTubing.value))
    return [
      {
        rule: 'tubing-former-value',
        severity: 'refuse',
        at: AT,
        message: `${volumeWords(supplied)} is what programmers showed before 2016–17 for the tubing of the ${name}; it serves only to read old records. A bridge or a prime computed with it pushes too much${excess === null ? '' : `: ${excess.words} here`}. Leave it out${known === null ? '' : `: ${volumeWords(known.value)} is then used`}.`,
        said: [
          say('tubing-former', {
            supplied,
            name,
            excess:
              excess === null
                ? []
                : [
                    say('tubing-former-excess', {
                      volume: excess.volume,
                      mass: excess.mass,
                      drug: excess.drug,
                    }),
                  ],
            instead: known === null ? [] : [say('tubing-former-then', { known: known.value })],
          }),
        ],
        working: {
          supplied: working.volume(supplied),
          ...(known !== null && { current: working.volume(known.value) }),
          ...(excess !== null && { excess: working.mass(excess.mass) }),
        },
        source: formerTubing.source,
      },
    ];
  if (known !== null && !equal(supplied, known.value))
    return [
      {
        rule: 'tubing-differs',
        severity: 'warn',
        at: AT,
        message: `A tubing volume of ${volumeWords(supplied)} was given; the ${name} has ${volumeWords(known.value)}. The given one is used.`,
        said: [say('tubing-differs', { supplied, name, known: known.value })],
        working: { supplied: working.volume(supplied), known: working.volume(known.value) },
        source: known.source,
      },
    ];
  return known === null
    ? [
        {
          rule: 'tubing-supplied',
          severity: 'note',
          at: AT,
          message: `The tubing volume of the ${name} is not known here; the ${volumeWords(supplied)} given with the implant are used.`,
          said: [say('tubing-supplied', { name, supplied })],
          working: { supplied: working.volume(supplied) },
          source: SUPPLIED,
        },
      ]
    : [];
}

interface Excess {
  readonly volume: Volume;
  readonly mass: Mass;
  readonly drug: DrugId;
  readonly words: string;
}

/** What a volume too much holds of the primary drug. */
function excessOf(volume: Volume, input: VisitInput): Excess | null {
  const primary = contentsOf(input)?.[0];
  if (primary === undefined) return null;
  const mass = massIn(volume, primary.concentration, 'nearest');
  const { spokenIn } = drug(primary.drug);
  return {
    volume,
    mass,
    drug: primary.drug,
    words: `${volumeWords(volume)}, ${massWords(mass, spokenIn)} of ${primary.drug}`,
  };
}

/** No catheter is implanted longer than it was made. */
function length(segment: CatheterSegment, at: string): readonly Finding[] {
  if ('volume' in segment || segment.implanted === undefined) return [];
  const { name, originalLength } = catheterProfile(segment.model);
  if (originalLength === null || compare(segment.implanted, originalLength.value) <= 0) return [];
  return [
    {
      rule: 'catheter-longer-than-made',
      severity: originalLength.source.confidence === 'verified' ? 'refuse' : 'warn',
      at: `${at}/implanted`,
      message: `${lengthWords(segment.implanted)} implanted is longer than the ${lengthWords(originalLength.value)} of the ${name} before trimming.${caveat(originalLength.source)}`,
      said: [
        say('catheter-longer-than-made', {
          implanted: segment.implanted,
          original: originalLength.value,
          name,
        }),
        ...saidCaveat(originalLength.source),
      ],
      working: {
        implanted: working.length(segment.implanted),
        original: working.length(originalLength.value),
      },
      source: originalLength.source,
    },
  ];
}
