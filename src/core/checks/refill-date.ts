import { dayOf } from '../calendar-day.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { drugsOf } from '../mixture.ts';
import type { PlanDates, RefillReason } from '../plan.ts';
import { marginOf } from '../refill-date.ts';
import type { Instant } from '../time.ts';
import { compare, nanolitres } from '../units.ts';
import { alarmVolumeOf, contentsOf, pumpOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { REFILL_RULE, WITHDRAWAL_BEFORE_ALARM } from './own-rules.ts';

const AT = '/visit/at';
const NO_WITHDRAWAL_SEEN = nanolitres(4_000_000);

/** [SR-61] The day by which the reservoir is filled again, with its reason, and what it does not know. */
export const checkRefillDate: Check = (input, { dates, delivery }) => {
  if (delivery === null) return [];
  return [...alarm(input), ...emptiness(input), ...refillBy(input, dates)];
};

const finding = (
  rule: string,
  severity: Severity,
  at: string,
  message: string,
  values: Finding['working'] = {},
): Finding => ({ rule, severity, at, message, working: values, source: REFILL_RULE });

const dangerous = (input: VisitInput): readonly string[] =>
  drugsOf(contentsOf(input) ?? []).filter((id) => drug(id).withdrawal !== null);

function alarm(input: VisitInput): readonly Finding[] {
  const at = '/pump/lowReservoirAlarm';
  const volume = alarmVolumeOf(input);
  if (volume === null)
    return [
      finding(
        'alarm-volume-unknown',
        'warn',
        at,
        `At which volume the low-reservoir alarm of this ${pumpOf(input).name} sounds is not known, so no alarm date is computed. Read it from the pump.`,
      ),
    ];
  const { lowReservoirAlarm: assumed, reservoir } = pumpOf(input);
  if (reservoir !== null && compare(volume, reservoir.value) >= 0)
    return [
      finding(
        'alarm-volume-implausible',
        'refuse',
        at,
        `An alarm at ${words.volumeWords(volume)} sounds in a full reservoir of ${words.volumeWords(reservoir.value)}. Check the amount.`,
        { alarm: working.volume(volume), reservoir: working.volume(reservoir.value) },
      ),
    ];
  const drugs = dangerous(input);
  return [
    ...(input.pump.lowReservoirAlarm === undefined && assumed !== null
      ? [
          {
            ...finding(
              'alarm-volume-assumed',
              'warn',
              at,
              `The alarm volume of this pump was not read. ${words.volumeWords(assumed.value)}, which the maker recommends, is used.`,
              { alarm: working.volume(assumed.value) },
            ),
            source: assumed.source,
          },
        ]
      : []),
    ...(drugs.length > 0 && compare(volume, NO_WITHDRAWAL_SEEN) < 0
      ? [
          {
            ...finding(
              'alarm-volume-withdrawal',
              'note',
              at,
              `The alarm sounds at ${words.volumeWords(volume)}. In one study 24 % of patients had withdrawal before 2 mL was reached, and none with the alarm at 4 mL. Stopping ${drugs.join(' or ')} suddenly is dangerous: do not wait for the alarm.`,
              { alarm: working.volume(volume) },
            ),
            source: WITHDRAWAL_BEFORE_ALARM,
          },
        ]
      : []),
  ];
}

function emptiness(input: VisitInput): readonly Finding[] {
  const { accuracy, unusable, name } = pumpOf(input);
  if (accuracy === null)
    return [
      finding(
        'over-infusion-unknown',
        'note',
        '/pump/model',
        `No labelled accuracy of the ${name} is known here, so the refill date does not allow for over-infusion.`,
      ),
    ];
  if (unusable !== null) return [];
  return [
    finding(
      'unusable-volume-unknown',
      'note',
      '/pump/model',
      `What the ${name} cannot use of its reservoir is not known here. It counts as empty when it truly holds the alarm volume: an earlier date.`,
    ),
  ];
}

const BECAUSE: Readonly<Record<RefillReason, string>> = {
  alarm: 'the low-reservoir alarm',
  'over-infusion': 'a reservoir that runs empty sooner within the labelled accuracy',
  stability: 'how long the solution keeps',
  policy: 'the longest interval of the clinic',
};

function refillBy(input: VisitInput, dates: PlanDates): readonly Finding[] {
  const { timeZone, visit } = input;
  const today = dayOf(visit.at, timeZone);
  if (dates.refillBy === null || dates.because === null)
    return [finding('refill-date-unknown', 'warn', AT, 'No date for the next refill can be computed.')];
  const drugs = dangerous(input);
  const margin = marginOf({ clinic: input.clinic, withdrawalDanger: drugs.length > 0 });
  const day = (at: Instant | null): string => (at === null ? 'never' : dayOf(at, timeZone));
  const values: Finding['working'] = {
    refillBy: working.text(dates.refillBy),
    because: working.text(dates.because),
    margin: working.duration(margin),
    lowReservoirAlarm: working.text(day(dates.lowReservoirAlarm)),
    worstCaseAlarm: working.text(day(dates.worstCaseAlarm)),
    emptyAtUpperBound: working.text(day(dates.empty)),
    stability: working.text(dates.stability === null ? 'not known' : day(dates.stability)),
  };
  if (dates.refillBy <= today)
    return [
      finding(
        'refill-date-past',
        visit.fill === undefined ? 'warn' : 'refuse',
        AT,
        `The next refill would be due by ${dates.refillBy}, which is not after this visit (${today}). The date comes from ${BECAUSE[dates.because]}, less a margin of ${words.durationWords(margin)} where it is a volume.`,
        values,
      ),
    ];
  return [
    finding(
      'refill-by',
      'note',
      AT,
      `Refill by ${dates.refillBy}, because of ${BECAUSE[dates.because]}. By the program the alarm sounds on ${day(dates.lowReservoirAlarm)}; it is computed by the pump and not measured.`,
      values,
    ),
  ];
}
