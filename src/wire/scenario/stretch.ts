import { pumpClock } from '../../core/pump-clock.ts';
import type { TimeZone } from '../../core/time.ts';
import type { Stretch } from '../../twin/scenario.ts';
import { type Decoder, listOf, map, record, text } from '../json/decoder.ts';
import { moment } from '../visit/local-time.ts';
import { timeOfDayOn } from '../visit/schedule.ts';
import { overrides } from './overrides.ts';

const MOST_STRETCHES = 100;
const LONGEST_NAME = 60;

const hour = timeOfDayOn('the clock of the patient');
const daily = record('hours of each day: "from", "until"', { from: hour, until: hour }, {});

/** Times in which the patient is another; hours of the day are those of the zone when the stretch begins, and stay so. */
export function stretches(zone: TimeZone | undefined): Decoder<readonly Stretch[]> {
  const at = moment(zone);
  const keys = record(
    'a stretch: "name", "from", "until", "parameters"',
    {
      name: text(`a name of at most ${LONGEST_NAME} characters`, LONGEST_NAME),
      from: at,
      until: at,
      parameters: overrides,
    },
    { daily },
  );
  const stretch = map(keys, ({ parameters, daily: hours, ...rest }): Stretch | undefined => {
    if (hours === undefined) return { ...rest, overrides: parameters };
    // Without a zone, which was refused, nobody knows what hour it is.
    if (zone === undefined) return undefined;
    return { ...rest, overrides: parameters, daily: { ...hours, clock: pumpClock(zone, rest.from) } };
  });
  return listOf(stretch, 0, MOST_STRETCHES);
}
