import { dayOf } from '../calendar-day.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import { drugsOf } from '../mixture.ts';
import type { Computed, PlanDates, RefillReason } from '../plan.ts';
import { marginOf, reservoirDates } from '../refill-date.ts';
import { refillFactsOf } from '../refill-facts.ts';
import { type Sentence, say } from '../said/sentence.ts';
import type { Instant } from '../time.ts';
import { compare, type Duration, nanolitres } from '../units.ts';
import { alarmVolumeOf, contentsOf, pumpOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { REFILL_RULE, WITHDRAWAL_BEFORE_ALARM } from './own-rules.ts';

const AT = '/visit/at';
const NO_WITHDRAWAL_SEEN = nanolitres(4_000_000);
/** Of the same study: the share that withdrew before a volume was reached, and at which volumes. */
const WITHDREW = {
  share: 0.24,
  before: nanolitres(2_000_000),
  lowMl: 2.1,
  high: nanolitres(3_800_000),
} as const;

/** [SR-61] The day by which the reservoir is filled again, with its reason, and what it does not know. */
export const checkRefillDate: Check = (input, computed) => {
  if (computed.delivery === null) return [];
  if (alarmVolumeOf(input) === null) return [alarmUnknown(input)];
  const { dates } = computed;
  return [...alarm(input), ...emptiness(input), ...refillBy(input, dates), ...lowAtRefill(input, computed)];
};

const finding = (
  rule: string,
  severity: Severity,
  at: string,
  message: string,
  said: readonly Sentence[],
  values: Finding['working'] = {},
): Finding => ({ rule, severity, at, message, said, working: values, source: REFILL_RULE });

const dangerous = (input: VisitInput): readonly DrugId[] =>
  drugsOf(contentsOf(input) ?? []).filter((id) => drug(id).withdrawal !== null);

/** A reservoir without a known end has no refill date: the other bounds could lie after it has run dry. */
function alarmUnknown(input: VisitInput): Finding {
  return finding(
    'alarm-volume-unknown',
    input.visit.fill === undefined ? 'warn' : 'refuse',
    '/pump/lowReservoirAlarm',
    `At which volume the reservoir of this ${pumpOf(input).name} counts as low is not known, so there is no refill date. Give the alarm volume as it is set; for a pump without an alarm, the volume that must not be used.`,
    [say('alarm-volume-unknown', { pump: pumpOf(input).name })],
  );
}

function alarm(input: VisitInput): readonly Finding[] {
  const at = '/pump/lowReservoirAlarm';
  const volume = alarmVolumeOf(input);
  if (volume === null) return [];
  const { lowReservoirAlarm: assumed, reservoir } = pumpOf(input);
  if (reservoir !== null && compare(volume, reservoir.value) >= 0)
    return [
      finding(
        'alarm-volume-implausible',
        'refuse',
        at,
        `An alarm at ${words.volumeWords(volume)} sounds in a full reservoir of ${words.volumeWords(reservoir.value)}. Check the amount.`,
        [say('alarm-volume-implausible', { alarm: volume, reservoir: reservoir.value })],
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
              [say('alarm-volume-assumed', { alarm: assumed.value })],
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
              `The alarm sounds at ${words.volumeWords(volume)}. In one study 24 % of patients had withdrawal before 2 mL was reached, and none with the alarm at 4 mL. Stopping ${words.anyOfWords(drugs)} suddenly is dangerous: do not wait for the alarm.`,
              [
                say('alarm-volume-withdrawal', {
                  alarm: volume,
                  share: WITHDREW.share,
                  before: WITHDREW.before,
                  none: NO_WITHDRAWAL_SEEN,
                  drugs,
                }),
              ],
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
        [say('over-infusion-unknown', { pump: name })],
      ),
    ];
  if (unusable !== null) return [];
  return [
    finding(
      'unusable-volume-unknown',
      'note',
      '/pump/model',
      `What the ${name} cannot use of its reservoir is not known here. It counts as empty when it truly holds the alarm volume: an earlier date.`,
      [say('unusable-volume-unknown', { pump: name })],
    ),
  ];
}

function refillBy(input: VisitInput, dates: PlanDates): readonly Finding[] {
  const { timeZone, visit } = input;
  const today = dayOf(visit.at, timeZone);
  if (dates.refillBy === null || dates.because === null)
    return [
      finding('refill-date-unknown', 'warn', AT, 'No date for the next refill can be computed.', [
        say('refill-date-unknown'),
      ]),
    ];
  const drugs = dangerous(input);
  const margin = marginOf({ clinic: input.clinic, withdrawalDanger: drugs.length > 0 });
  const day = (at: Instant | null): string => (at === null ? 'never' : dayOf(at, timeZone));
  const reason = reasonWords(dates.because, dates, input, margin);
  const why = [saidReason(dates.because, dates, input, margin)];
  const values: Finding['working'] = {
    refillBy: working.text(dates.refillBy),
    because: working.text(dates.because),
    margin: working.duration(margin),
    lowReservoirAlarm: working.text(day(dates.lowReservoirAlarm)),
    worstCaseAlarm: working.text(day(dates.worstCaseAlarm)),
    emptyAtUpperBound: working.text(day(dates.empty)),
    stability: working.text(dates.stability === null ? 'not known' : day(dates.stability)),
  };
  const alarmWords =
    dates.lowReservoirAlarm === null
      ? ''
      : ` The low-reservoir alarm is expected on ${day(dates.lowReservoirAlarm)}; the pump computes it and does not measure it.`;
  if (dates.refillBy <= today)
    return [
      finding(
        'refill-date-past',
        visit.fill === undefined ? 'warn' : 'refuse',
        AT,
        `The next refill would be due by ${dates.refillBy}, which is not after this visit (${today}): ${reason}.`,
        [say('refill-date-past', { by: dates.refillBy, today, reason: why })],
        values,
      ),
    ];
  const said = [
    say('refill-by', { by: dates.refillBy, reason: why }),
    ...(dates.lowReservoirAlarm === null
      ? []
      : [say('refill-alarm-expected', { day: day(dates.lowReservoirAlarm) })]),
  ];
  return [
    finding('refill-by', 'note', AT, `Refill by ${dates.refillBy}: ${reason}.${alarmWords}`, said, values),
  ];
}

function reasonWords(because: RefillReason, dates: PlanDates, input: VisitInput, margin: Duration): string {
  const day = (at: Instant | null): string => (at === null ? '' : dayOf(at, input.timeZone));
  const before = `${words.durationWords(margin)} before the day`;
  switch (because) {
    case 'alarm':
      return `${before} (${day(dates.worstCaseAlarm)}) on which the alarm volume is reached${input.visit.program.patientBolus === undefined ? '' : ' if every allowed patient bolus is used'}`;
    case 'over-infusion':
      return `${before} (${day(dates.empty)}) on which the reservoir would be empty if the pump ran as fast as its label allows${emptyCaveat(input)}`;
    case 'stability':
      return `the solution keeps until ${day(dates.stability)}`;
    case 'policy':
      return `the clinic leaves at most ${words.durationWords(input.clinic.longestInterval)} between fills`;
  }
}

function saidReason(because: RefillReason, dates: PlanDates, input: VisitInput, margin: Duration): Sentence {
  const day = (at: Instant | null): string => (at === null ? '' : dayOf(at, input.timeZone));
  const { unusable } = pumpOf(input);
  switch (because) {
    case 'alarm':
      return say(input.visit.program.patientBolus === undefined ? 'because-alarm' : 'because-alarm-boluses', {
        margin,
        day: day(dates.worstCaseAlarm),
      });
    case 'over-infusion':
      return unusable !== null && emptyCaveat(input) !== ''
        ? say('because-over-infusion-unusable', { margin, day: day(dates.empty), unusable: unusable.value })
        : say('because-over-infusion', { margin, day: day(dates.empty) });
    case 'stability':
      return say('because-stability', { day: day(dates.stability) });
    case 'policy':
      return say('because-policy', { longest: input.clinic.longestInterval });
  }
}

/** What counts as empty, where the figure was not seen in a source. */
function emptyCaveat(input: VisitInput): string {
  const { unusable } = pumpOf(input);
  return unusable?.source.confidence === 'recalled'
    ? ` (at ${words.volumeWords(unusable.value)} that it cannot use: recalled, not confirmed)`
    : '';
}

/** A8: a margin in mL beside the one in days, where a slow pump has little left after the days are taken off. */
function lowAtRefill(input: VisitInput, computed: Computed): readonly Finding[] {
  const facts = refillFactsOf(input, computed);
  const { refillBy } = computed.dates;
  const drugs = dangerous(input);
  if (facts === null || refillBy === null || drugs.length === 0) return [];
  const { worstCaseAlarm } = reservoirDates({ ...facts, alarmAt: NO_WITHDRAWAL_SEEN });
  if (worstCaseAlarm === null || dayOf(worstCaseAlarm, input.timeZone) > refillBy) return [];
  return [
    {
      ...finding(
        'refill-volume-margin',
        'warn',
        AT,
        `By ${refillBy} less than ${words.volumeWords(NO_WITHDRAWAL_SEEN)} may be left. In one study 24 % of patients had withdrawal before 2 mL was reached, at 2.1 to 3.8 mL. Stopping ${words.anyOfWords(drugs)} suddenly is dangerous: book before ${dayOf(worstCaseAlarm, input.timeZone)}.`,
        [
          say('refill-volume-margin', {
            by: refillBy,
            below: NO_WITHDRAWAL_SEEN,
            share: WITHDREW.share,
            before: WITHDREW.before,
            low: WITHDREW.lowMl,
            high: WITHDREW.high,
            drugs,
            reached: dayOf(worstCaseAlarm, input.timeZone),
          }),
        ],
        {
          below: working.volume(NO_WITHDRAWAL_SEEN),
          reached: working.text(dayOf(worstCaseAlarm, input.timeZone)),
        },
      ),
      source: WITHDRAWAL_BEFORE_ALARM,
    },
  ];
}
