import { pathHoldsOlder } from '../bridge.ts';
import type { Finding } from '../findings.ts';
import { say } from '../said/sentence.ts';
import { compareInstants, elapsed, later } from '../time.ts';
import { proportion } from '../units.ts';
import { pathOf, reservoirOf } from '../visit-facts.ts';
import type { Delivered, VisitInput } from '../visit-input.ts';
import { aboutVolumeWords, instantWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { BRIDGE_RULE } from './own-rules.ts';

/** What is still in the tubing and the catheter from before the last fill. */
export const checkPathContents: Check = (input) => [
  ...(input.last?.delivered ?? []).flatMap((one) => unfinished(one, input)),
  ...(input.visit.fill === undefined ? older(input) : []),
];

/** A bridge that still runs is ended by programming the pump. */
function unfinished(
  { kind, at, volume, duration }: Delivered,
  { visit, timeZone }: VisitInput,
): readonly Finding[] {
  if (kind !== 'bridge' || duration === undefined || volume === undefined) return [];
  const ends = later(at, duration);
  if (compareInstants(at, visit.at) > 0 || compareInstants(ends, visit.at) <= 0) return [];
  const left = proportion(volume, elapsed(visit.at, ends), duration, 'nearest');
  return [
    {
      rule: 'bridge-unfinished',
      severity: 'warn',
      at: '/last/delivered',
      message: `The bridge since ${instantWords(at, timeZone)} runs until ${instantWords(ends, timeZone)}. Programming the pump now ends it, with about ${aboutVolumeWords(left)} of an older solution still to come.`,
      said: [
        say('bridge-unfinished', {
          since: { at, zone: timeZone },
          until: { at: ends, zone: timeZone },
          left,
        }),
      ],
      working: { bridge: working.volume(volume), left: working.volume(left) },
      source: BRIDGE_RULE,
    },
  ];
}

/** A visit that only reprograms changes the dose of whatever comes first. */
function older(input: VisitInput): readonly Finding[] {
  const path = pathOf(input);
  const reservoir = reservoirOf(input);
  if (!path.ok || reservoir === null || !pathHoldsOlder(reservoir.programmed, path.value.volume)) return [];
  return [
    {
      rule: 'path-holds-older',
      severity: 'note',
      at: '/visit/program',
      message: `Less has run since the last fill than the ${volumeWords(path.value.volume)} of tubing and catheter. If that fill changed the solution, the older one comes first, at the new flow.`,
      said: [say('path-holds-older', { path: path.value.volume })],
      working: { programmed: working.volume(reservoir.programmed), path: working.volume(path.value.volume) },
      source: BRIDGE_RULE,
    },
  ];
}
