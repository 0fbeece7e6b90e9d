import { requirement } from '../devices/source.ts';
import type { Finding, Severity } from '../findings.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { compareInstants, elapsed } from '../time.ts';
import type { VisitInput } from '../visit-input.ts';
import { durationWords, instantWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const RESTART = requirement('SR-64', 'a restart is monitored as a start');

/** Periods without delivery that were read from the pump. */
export const checkPumpStop: Check = (input) =>
  (input.visit.read?.stops ?? []).map((stop, i) => {
    const at = `/visit/read/stops/${i}`;
    if (compareInstants(stop.until, stop.from) <= 0)
      return finding(
        'pump-stop-impossible',
        'refuse',
        `${at}/until`,
        'A stop must end after it begins.',
        say('stop-ends-first'),
      );
    if (compareInstants(stop.until, input.visit.at) > 0)
      return finding(
        'pump-stop-impossible',
        'refuse',
        `${at}/until`,
        'This stop ends after the visit, which cannot have been read from the pump.',
        say('stop-after-visit'),
      );
    return stopped(stop, at, input);
  });

function stopped(
  { from, until }: { readonly from: VisitInput['visit']['at']; readonly until: VisitInput['visit']['at'] },
  at: string,
  { last, timeZone }: VisitInput,
): Finding {
  const length = elapsed(from, until);
  const isOld = last !== null && compareInstants(until, last.fill.at) <= 0;
  return finding(
    'delivery-interrupted',
    isOld ? 'note' : 'warn',
    at,
    isOld
      ? `Delivery stood still for ${durationWords(length)} from ${instantWords(from, timeZone)}, before the last fill.`
      : `Delivery stood still for ${durationWords(length)} from ${instantWords(from, timeZone)}. The earlier dose is not taken over: state the dose anew. The restart is monitored as a start.`,
    say(isOld ? 'stood-still-before' : 'stood-still', { length, from: { at: from, zone: timeZone } }),
    { length: working.duration(length) },
  );
}

const finding = (
  rule: string,
  severity: Severity,
  at: string,
  message: string,
  said: Sentence,
  values: Finding['working'] = {},
): Finding => ({ rule, severity, at, message, said: [said], working: values, source: RESTART });
