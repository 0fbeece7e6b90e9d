import type { Finding } from '../findings.ts';
import { say } from '../said/sentence.ts';
import { stabilityOf } from '../stability.ts';
import { elapsed } from '../time.ts';
import { compare } from '../units.ts';
import { durationWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/**
 * The solution that is in the pump has stood there longer than it keeps. What the pump held before that fill is in no visit
 * file, so the shorter interval of a first fill counts, and the message says so.
 */
export const checkSolutionAge: Check = ({ last, visit }) => {
  if (last === null) return [];
  const { interval, decisive, isAssumedFirst } = stabilityOf(last.fill.components, 'unknown');
  const age = elapsed(last.fill.at, visit.at);
  if (interval === null || decisive === null || compare(age, interval) <= 0) return [];
  const ifFirst = isAssumedFirst
    ? ' That is the interval of a first fill of the drug; whether it was the first is not known here.'
    : '';
  const overdue: Finding = {
    rule: 'solution-overdue',
    severity: 'warn',
    at: '/last/fill/at',
    message: `The solution in the pump has been there for ${durationWords(age)}; it keeps for ${durationWords(interval)} (${decisive.source.where}; ${decisive.source.confidence}).${ifFirst}`,
    said: [
      say('solution-overdue', {
        age,
        interval,
        where: decisive.source.where,
        confidence: decisive.source.confidence,
      }),
      ...(isAssumedFirst ? [say('solution-overdue-first')] : []),
    ],
    working: {
      age: working.duration(age),
      interval: working.duration(interval),
      figure: working.text(decisive.id),
    },
    source: decisive.source,
  };
  return [overdue];
};
