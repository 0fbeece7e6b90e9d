import type { TimeZone } from '../../core/time.ts';
import { aheadOfUtc, type Instant } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { PumpCommand, PumpInput } from '../../pump/pump-input.ts';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import { VIRTUAL_PUMP_ALARMS } from '../../pump/safe-states/pump-alarm.ts';
import { positive } from '../amount/decode-amount.ts';
import { TIME, VOLUME } from '../amount/unit-table.ts';
import { type Decoder, map, oneOf, record, type Shape, wrong, yesOrNo } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { clockOffset, moment, pumpClock } from '../visit/local-time.ts';
import { fault, faultKind } from './fault.ts';
import { prescription } from './prescription.ts';

const ACTIONS = [
  'program',
  'interrogate',
  'start',
  'stop',
  'single-bolus',
  'prime',
  'cancel-bolus',
  'set-reservoir',
  'set-clock',
  'silence-alarm',
  'clear-alarm',
  'self-test',
  'request-bolus',
  'fill',
  'withdraw',
  'fault',
  'end-fault',
] as const;
type ActionName = (typeof ACTIONS)[number];

/** What happens, and when. */
export interface TimedAction {
  readonly at: Instant;
  readonly action: PumpAction;
}

const name = oneOf(ACTIONS);
const tell = (command: PumpCommand): PumpAction => ({ kind: 'tell', command });
const outside = (input: PumpInput): PumpAction => ({ kind: 'outside', input });

const everything: Decoder<'all' | 'amount'> = {
  expects: '"all", or an amount of volume',
  read: (json) => (json.kind === 'string' && json.text === 'all' ? 'all' : 'amount'),
};

/** A volume, or the word that means whatever is there. */
const volumeOrAll: Decoder<Extract<PumpInput, { readonly kind: 'withdraw' }>['volume']> = {
  expects: everything.expects,
  read: (json, at, errors) =>
    everything.read(json, at, errors) === 'all' ? 'all' : positive(VOLUME).read(json, at, errors),
};

/** One action of a pump file: `{ "at", "do", … }`. */
export function timedAction(zone: TimeZone | undefined): Decoder<TimedAction> {
  const at = moment(zone);
  const withKeys = <Must extends Shape>(
    action: ActionName,
    must: Must,
    make: (
      read: { readonly [Key in keyof Must]: Must[Key] extends Decoder<infer T> ? T : never },
      when: Instant,
    ) => PumpAction,
  ): Decoder<TimedAction> =>
    map(record(`the action ${action}`, { at, do: name, ...must }, {}), (read) => {
      const { at: when } = read as { readonly at: Instant };
      return { at: when, action: make(read as Parameters<typeof make>[0], when) };
    });
  const alarm = { alarm: oneOf(VIRTUAL_PUMP_ALARMS) };
  const decoders: Readonly<Record<ActionName, Decoder<TimedAction>>> = {
    program: withKeys('program', { prescription }, (read) => ({
      kind: 'programme',
      prescription: read.prescription,
    })),
    interrogate: withKeys('interrogate', {}, () => tell({ kind: 'interrogate', programmerAheadMs: null })),
    start: withKeys('start', {}, () => ({ kind: 'start' })),
    stop: withKeys('stop', {}, () => tell({ kind: 'stop' })),
    'single-bolus': withKeys(
      'single-bolus',
      { volume: positive(VOLUME), duration: positive(TIME) },
      ({ volume, duration }) => tell({ kind: 'single-bolus', volume, duration }),
    ),
    prime: withKeys(
      'prime',
      {
        volume: positive(VOLUME),
        path: positive(VOLUME),
        reason: oneOf(['implant', 'revision', 'catheter-aspirated']),
        catheterDrugFree: yesOrNo,
      },
      (read) => tell({ kind: 'prime', ...read }),
    ),
    'cancel-bolus': withKeys('cancel-bolus', {}, () => tell({ kind: 'cancel-bolus' })),
    'set-reservoir': withKeys('set-reservoir', { volume: positive(VOLUME) }, ({ volume }) =>
      tell({ kind: 'set-reservoir', volume }),
    ),
    'set-clock': withKeys('set-clock', { clock: pumpClock }, ({ clock }, when) =>
      tell({ kind: 'set-clock', aheadOfUtcMs: aheadShown(clock, when, zone) }),
    ),
    'silence-alarm': withKeys('silence-alarm', alarm, (read) =>
      tell({ kind: 'silence-alarm', alarm: read.alarm }),
    ),
    'clear-alarm': withKeys('clear-alarm', alarm, (read) => tell({ kind: 'clear-alarm', alarm: read.alarm })),
    'self-test': withKeys('self-test', {}, () => tell({ kind: 'self-test' })),
    'request-bolus': withKeys('request-bolus', {}, () => outside({ kind: 'request-bolus' })),
    fill: withKeys(
      'fill',
      { volume: positive(VOLUME), into: oneOf(['reservoir', 'pocket']) },
      ({ volume, into }) => outside({ kind: 'fill', volume, into }),
    ),
    withdraw: withKeys('withdraw', { volume: volumeOrAll }, ({ volume }) =>
      outside({ kind: 'withdraw', volume }),
    ),
    fault: withKeys('fault', { fault }, (read) => outside({ kind: 'fault', fault: read.fault })),
    'end-fault': withKeys('end-fault', { fault: faultKind }, (read) =>
      outside({ kind: 'end-fault', fault: read.fault }),
    ),
  };
  const expects = `an action: { "at", "do": ${ACTIONS.map((each) => JSON.stringify(each)).join(' | ')}, … }`;
  return {
    expects,
    read: (json, place, errors) => {
      if (json.kind !== 'object') return wrong(errors, place, expects, json);
      const written = json.members.get('do');
      if (written === undefined) return wrong(errors, pointer(place, 'do'), name.expects, null);
      const chosen = name.read(written, pointer(place, 'do'), errors);
      return chosen === undefined ? undefined : decoders[chosen].read(json, place, errors);
    },
  };
}

/** How far a clock that shows this is ahead of UTC, in ms. Without a zone the file is refused elsewhere. */
const aheadShown = (shown: number, when: Instant, zone: TimeZone | undefined): number =>
  zone === undefined ? 0 : inSmallestUnit(aheadOfUtc(zone, when)) + clockOffset(shown, when, zone);
