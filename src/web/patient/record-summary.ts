import type { TherapyEvent } from '../../core/therapy/events.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { THIN_SPACE } from '../fields/amount-text.ts';
import { amountAt, listAt, textAt, valueAt } from './record-data.ts';

/** How a screen writes what a line is made of. */
export interface Words {
  readonly amount: (amount: AmountJson) => string;
  /** A volume that was computed: never finer than one can aspirate. */
  readonly computed: (volume: AmountJson) => string;
  /** In the unit the drug is spoken of in. */
  readonly dose: (amount: AmountJson, drug: string) => string;
  readonly unit: (unit: string) => string;
  readonly drug: (id: string) => string;
  readonly moment: (moment: string) => string;
  readonly day: (day: string) => string;
  readonly alarm: (kind: string) => string;
  readonly readBackField: (name: string) => string;
  readonly disputedField: (name: string) => string;
  readonly pump: (model: string) => string;
  readonly say: (
    key:
      | 'serial'
      | 'lot'
      | 'needle'
      | 'next'
      | 'aspirated'
      | 'expected'
      | 'displayed'
      | 'injected'
      | 'wasted'
      | 'witness'
      | 'refill-by'
      | 'planned'
      | 'steps'
      | 'prime',
    value: string,
  ) => string;
  readonly mode: (mode: string) => string;
}

type Parts = readonly (string | null)[];
type Summary = (data: unknown, words: Words, primary: string | null) => Parts;

const drugsOf = (data: unknown, ...path: readonly string[]): readonly string[] =>
  listAt(data, ...path).flatMap((one) => textAt(one, 'drug') ?? []);

/** `baclofen 2000 mcg/mL + …`; null where there is none. */
function solution(words: Words, data: unknown, ...path: readonly string[]): string | null {
  const parts = listAt(data, ...path).flatMap((one) => {
    const [drug, concentration] = [textAt(one, 'drug'), amountAt(one, 'concentration')];
    return drug === null || concentration === null
      ? []
      : `${words.drug(drug)} ${words.dose(concentration, drug)}`;
  });
  return parts.length === 0 ? null : parts.join(' + ');
}

function volume(words: Words, data: unknown, ...path: readonly string[]): string | null {
  const amount = amountAt(data, ...path);
  return amount === null ? null : words.amount(amount);
}

/** What a program is set to: a dose or a flow as it was asked for, or its mode. */
function program(words: Words, of: unknown, drug: string | null | undefined): string | null {
  const mode = textAt(of, 'mode');
  if (mode === null) return null;
  const dose = amountAt(of, 'dose');
  if (dose !== null) return drug == null ? words.amount(dose) : words.dose(dose, drug);
  const flow = amountAt(of, 'flow');
  if (flow !== null) return words.amount(flow);
  const steps = listAt(of, 'steps').length;
  return steps === 0 ? words.mode(mode) : `${words.mode(mode)}, ${words.say('steps', String(steps))}`;
}

const said = (words: Words, key: Parameters<Words['say']>[0], amount: AmountJson | null): string | null =>
  amount === null ? null : words.say(key, words.amount(amount));

const when = (moment: string | null, write: (moment: string) => string): string | null =>
  moment === null ? null : write(moment);

const labelled = (words: Words, key: Parameters<Words['say']>[0], text: string | null): string | null =>
  text === null ? null : words.say(key, text);

/**
 * A displayed value as the same amount reads elsewhere in the record: `3.600` beside `3.6` are two figures to a tired eye. The
 * digits as they were typed stand in the details; what is no plain number stays as it is.
 */
const displayed = (words: Words, of: unknown, drug: string | null): string | null => {
  const [text, unit] = [textAt(of, 'text'), textAt(of, 'unit')];
  if (text === null || unit === null) return null;
  if (!/^\d+(\.\d+)?$/.test(text)) return `${text}${THIN_SPACE}${words.unit(unit)}`;
  const amount = { value: Number(text), unit };
  return drug === null ? words.amount(amount) : words.dose(amount, drug);
};

/** The line of an order's changes that has the volume of its prime. */
const primeChange = (data: unknown): unknown =>
  listAt(data, 'changes').find((change) => textAt(change, 'field') === 'prime');

/** Volume and time of a prime; null where there is none. */
function primed(words: Words, of: unknown): string | null {
  const [volume, time] = [
    displayed(words, valueAt(of, 'volume'), null),
    displayed(words, valueAt(of, 'duration'), null),
  ];
  return volume === null || time === null ? null : words.say('prime', `${volume}, ${time}`);
}

const computed = (words: Words, volume: AmountJson | null): string | null =>
  volume === null ? null : words.computed(volume);

const names = (say: (name: string) => string, data: unknown, ...path: readonly string[]): string =>
  listAt(data, ...path)
    .map((one) => say(String(one)))
    .join(', ');

const filled: (path: readonly string[], programPath: readonly string[]) => Summary =
  (path, programPath) => (data, words) => [
    solution(words, data, ...path, 'components'),
    volume(words, data, ...path, 'volume'),
    program(words, valueAt(data, ...programPath), drugsOf(data, ...path, 'components')[0]),
  ];

const SUMMARIES: Readonly<Record<TherapyEvent['type'], Summary>> = {
  'patient-registered': (data) => [textAt(data, 'facts', 'indication')],
  'facts-recorded': (data) => [textAt(data, 'facts', 'indication')],
  'implant-recorded': (data, words) => [
    when(textAt(data, 'pump', 'model'), words.pump),
    labelled(words, 'serial', textAt(data, 'pump', 'serial')),
    textAt(data, 'catheter', 'tip'),
  ],
  'therapy-taken-over': filled(['last', 'fill'], ['last', 'program']),
  'order-submitted': (data, words) => [
    ...filled(['content', 'fill'], ['content', 'program'])(data, words, null),
    said(words, 'prime', amountAt(primeChange(data), 'to')),
    when(textAt(data, 'plannedFor'), (moment) => words.say('planned', words.moment(moment))),
  ],
  'order-verified': (data, words) => [
    solution(words, data, 'entry', 'components'),
    volume(words, data, 'entry', 'volume'),
    displayed(words, valueAt(data, 'entry', 'dailyDose'), drugsOf(data, 'entry', 'components')[0] ?? null),
    primed(words, valueAt(data, 'entry', 'prime')),
  ],
  'order-disputed': (data, words) => [names(words.disputedField, data, 'fields')],
  'order-signed': () => [],
  'order-withdrawn': (data) => [textAt(data, 'reason')],
  'visit-started': () => [],
  'visit-identified': (data, words) => [
    labelled(words, 'serial', textAt(data, 'serial')),
    labelled(words, 'lot', textAt(data, 'label', 'lot')),
  ],
  'pump-read': (data, words, primary) => [
    program(words, valueAt(data, 'reading', 'program'), primary),
    said(words, 'displayed', amountAt(data, 'reading', 'displayedVolume')),
    listAt(data, 'reading', 'alarms')
      .flatMap((alarm) => when(textAt(alarm, 'kind'), words.alarm) ?? [])
      .join(', '),
  ],
  'port-confirmed': (data, words) => [labelled(words, 'needle', textAt(data, 'needleGauge'))],
  'residual-aspirated': (data, words) => [
    said(words, 'aspirated', amountAt(data, 'aspirated')),
    labelled(words, 'expected', computed(words, amountAt(data, 'residual', 'expected'))),
    textAt(data, 'correction'),
  ],
  'residual-assessed': (data) => [textAt(data, 'meaning'), textAt(data, 'plan')],
  'port-reconfirmed': (data) => [textAt(data, 'method')],
  'refill-injected': (data, words) => [
    said(words, 'injected', amountAt(data, 'volume')),
    said(words, 'wasted', amountAt(data, 'wasted')),
    labelled(words, 'witness', textAt(data, 'witness', 'name')),
  ],
  'program-confirmed': (data, words) => [
    ...listAt(data, 'standing', 'daily').map((one) => {
      const [drug, dose] = [textAt(one, 'drug'), amountAt(one, 'dose')];
      return drug === null || dose === null ? null : `${words.dose(dose, drug)} ${words.drug(drug)}`;
    }),
    said(words, 'prime', amountAt(data, 'prime', 'volume')),
    when(textAt(data, 'standing', 'dates', 'refillBy'), (day) => words.say('refill-by', words.day(day))),
  ],
  'read-back-matched': (data, words, primary) => [
    displayed(words, valueAt(data, 'readBack', 'dailyDose'), primary),
    displayed(words, valueAt(data, 'readBack', 'concentration'), primary),
    displayed(words, valueAt(data, 'readBack', 'reservoirVolume'), null),
    primed(words, valueAt(data, 'readBack', 'prime')),
  ],
  'read-back-differed': (data, words) => [names(words.readBackField, data, 'fields')],
  'observation-started': (data) => [when(textAt(data, 'minutes'), (minutes) => `${minutes} min`)],
  'observation-ended': (data) => [
    textAt(data, 'symptoms', 'seen'),
    textAt(data, 'symptoms', 'done'),
    textAt(data, 'overridden'),
  ],
  'visit-completed': (data, words) => [
    labelled(words, 'next', when(textAt(data, 'next', 'appointment'), words.moment)),
    textAt(data, 'next', 'waiver'),
  ],
  'visit-aborted': (data) => [textAt(data, 'reason')],
  'alarm-reported': (data, words) => [when(textAt(data, 'alarm', 'kind'), words.alarm)],
  'appointment-booked': (data, words) => [when(textAt(data, 'at'), words.moment)],
  'appointment-cancelled': (data) => [textAt(data, 'reason')],
};

/** What happened in one line; empty where the name of the event says it all. `primary`: the drug that set the flow then. */
export const summaryOf = (
  type: TherapyEvent['type'],
  data: unknown,
  words: Words,
  primary: string | null = null,
): string =>
  SUMMARIES[type](data, words, primary)
    .filter((part) => part !== null && part !== '')
    .join(' · ');

interface Recorded {
  readonly type: string;
  readonly data: unknown;
}

/** The drug that set the flow at each of these events, oldest first; null before anything was in the pump. */
export function primariesAt(events: readonly Recorded[]): readonly (string | null)[] {
  let primary: string | null = null;
  return events.map(({ type, data }) => {
    if (type === 'therapy-taken-over') primary = drugsOf(data, 'last', 'fill', 'components')[0] ?? null;
    if (type === 'program-confirmed') primary = drugsOf(data, 'standing', 'daily')[0] ?? primary;
    return primary;
  });
}
