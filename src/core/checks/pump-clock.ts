import { requirement } from '../devices/source.ts';
import type { Finding } from '../findings.ts';
import { programsIn } from '../programs-in-visit.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { aheadOfUtc } from '../time.ts';
import type { Duration } from '../units.ts';
import { absolute, compare, equal, isZero, milliseconds, subtract } from '../units.ts';
import { durationWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const CLOCK = requirement(
  'SR-18',
  'a clock off by more than 2 min is an event (2 min is a starting value); a pump does not follow summer time',
);
const TOLERATED = milliseconds(120_000);
const AT = '/visit/read/clock';

/** A pump keeps its own time of day: how far it is off, and whether that moves the steps of a schedule. */
export const checkPumpClock: Check = (input) => {
  const { last, timeZone, visit } = input;
  const isScheduled = programsIn(input).some(({ program }) => program.mode === 'schedule');
  const offset = visit.read?.clockOffset;
  if (offset === undefined) {
    if (!isScheduled) return [];
    const moved =
      last === null
        ? milliseconds(0)
        : subtract(aheadOfUtc(timeZone, visit.at), aheadOfUtc(timeZone, last.fill.at));
    const clocks = isZero(moved)
      ? ''
      : ` Local clocks have changed by ${durationWords(absolute(moved))} since; the pump does not follow.`;
    return [
      finding(
        isZero(moved) ? 'note' : 'warn',
        'pump-clock-not-read',
        `The pump's clock was not read: its steps are computed as if it had been set to local time at the last fill.${clocks}`,
        [say('clock-not-read'), ...(isZero(moved) ? [] : [say('clock-moved', { moved: absolute(moved) })])],
        isZero(moved) ? {} : { moved: working.duration(moved) },
      ),
    ];
  }
  if (isZero(offset)) return [];
  const isLarge = compare(absolute(offset), TOLERATED) > 0;
  const direction = equal(offset, absolute(offset)) ? 'ahead of' : 'behind';
  const effect = direction === 'ahead of' ? 'earlier' : 'later';
  return [
    finding(
      isLarge && isScheduled ? 'warn' : 'note',
      'pump-clock-off',
      `The pump's clock is ${durationWords(absolute(offset))} ${direction} local time${isScheduled ? `: its steps run that much ${effect} than written, unless the clock is set` : ''}.`,
      [saidOffset(direction === 'behind' ? 'behind' : 'ahead', isScheduled, offset)],
      { offset: working.duration(offset), tolerated: working.duration(TOLERATED) },
    ),
  ];
};

const finding = (
  severity: Finding['severity'],
  rule: string,
  message: string,
  said: readonly Sentence[],
  values: Finding['working'],
): Finding => ({ rule, severity, at: AT, message, said, working: values, source: CLOCK });

const saidOffset = (side: 'ahead' | 'behind', isScheduled: boolean, offset: Duration): Sentence =>
  say(isScheduled ? `clock-${side}-steps` : `clock-${side}`, { off: absolute(offset) });
