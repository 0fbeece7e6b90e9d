import { isNewAt } from '../never-ran.ts';
import { say } from '../said/sentence.ts';
import { instantWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { PRIME_RULE } from './own-rules.ts';

/** A pump that was filled and never ran is primed as a new one; the prime then rests on the record, and if that is wrong it is a bolus. */
export const checkPrimeNeverRan: Check = (input) => {
  const { last, visit, timeZone } = input;
  if (last === null || visit.prime === undefined || !isNewAt(input)) return [];
  return [
    {
      rule: 'prime-never-ran',
      severity: 'warn',
      at: '/visit/prime',
      message: `By the record this pump was filled on ${instantWords(last.fill.at, timeZone)} and nothing has run in it since, so it is primed as a new one. If it was programmed elsewhere, its tubing holds drug and the prime is a bolus: read the pump first.`,
      said: [say('prime-never-ran', { filled: { at: last.fill.at, zone: timeZone } })],
      working: { fill: working.volume(last.fill.volume) },
      source: PRIME_RULE,
    },
  ];
};
