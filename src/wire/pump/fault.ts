import { type Duration, inSmallestUnit } from '../../core/units.ts';
import { type Fault, type FaultKind, PUMP_TASKS } from '../../pump/fault.ts';
import { FAULT_BOUNDS } from '../../pump/fault-bounds.ts';
import { positive } from '../amount/decode-amount.ts';
import { TIME, VOLUME } from '../amount/unit-table.ts';
import { type Decoder, map, oneOf, record, wholeNumber, wrong } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { thousandths } from './thousandths.ts';

const named = (kind: FaultKind) => ({ kind: oneOf([kind]) });

const plain = (kind: Extract<Fault, { readonly kind: FaultKind }>['kind']): Decoder<Fault> =>
  map(record(`the fault ${kind}`, named(kind), {}), () => ({ kind }) as Fault);

/** A clock that shows more than before is ahead, one that shows less is behind. */
function shift(kind: 'clock-jump' | 'daylight-saving'): Decoder<Fault> {
  const keys = record(`the fault ${kind}: "ahead" or "behind"`, named(kind), {
    ahead: positive(TIME),
    behind: positive(TIME),
  });
  return map(keys, ({ ahead, behind }, at, errors, json): Fault | undefined => {
    if (ahead !== undefined && behind === undefined) return { kind, byMs: inSmallestUnit(ahead) };
    if (behind !== undefined && ahead === undefined) return { kind, byMs: -inSmallestUnit(behind) };
    return wrong(errors, at, 'either "ahead" or "behind"', json);
  });
}

/** A whole number with its sign, not 0. */
function fastOrSlow(least: number, most: number): Decoder<number> {
  const expects = `a whole number from ${least} to ${most}, with - in front of it where the clock runs slow`;
  return {
    expects,
    read: (json, at, errors) => {
      const value = json.kind === 'number' && /^-?\d{1,9}$/.test(json.source) ? Number(json.source) : 0;
      const size = Math.abs(value);
      return size >= least && size <= most ? value : wrong(errors, at, expects, json);
    },
  };
}

const msOrNull = (time: Duration | undefined): number | null =>
  time === undefined ? null : inSmallestUnit(time);

const messages = (kind: 'message-lost' | 'message-duplicated'): Decoder<Fault> =>
  map(
    record(
      `the fault ${kind}: "count"`,
      { ...named(kind), count: wholeNumber(...FAULT_BOUNDS.messages) },
      {},
    ),
    ({ count }) => ({ kind, count }),
  );

/** Each fault with what it needs; an absent time means for good, an absent amount all of it, as `docs/virtual-pump.md` says. */
const FAULTS: Readonly<Record<FaultKind, Decoder<Fault>>> = {
  'flow-drift': map(
    record(
      'the fault flow-drift: "ratio" of actual to programmed flow, "perDay" where it is reached slowly',
      { ...named('flow-drift'), ratio: thousandths(...FAULT_BOUNDS.driftPerMille) },
      { perDay: thousandths(...FAULT_BOUNDS.driftPerMilleADay) },
    ),
    ({ ratio, perDay }) => ({ kind: 'flow-drift', perMille: ratio, perDay: perDay ?? null }),
  ),
  'catheter-occlusion': plain('catheter-occlusion'),
  'catheter-leak': map(
    record(
      'the fault catheter-leak: "lost"',
      { ...named('catheter-leak'), lost: thousandths(...FAULT_BOUNDS.lostPerMille) },
      {},
    ),
    ({ lost }) => ({ kind: 'catheter-leak', lostPerMille: lost }),
  ),
  'catheter-disconnection': plain('catheter-disconnection'),
  'motor-stall': map(
    record(
      'the fault motor-stall: "recoveryLogged", and "recoversAfter" where it is not for good',
      { ...named('motor-stall'), recoveryLogged: oneOf(['at-once', 'at-interrogation']) },
      { recoversAfter: positive(TIME) },
    ),
    ({ recoveryLogged, recoversAfter }) => ({
      kind: 'motor-stall',
      recoversAfterMs: msOrNull(recoversAfter),
      recoveryLogged,
    }),
  ),
  'stuck-in-telemetry': plain('stuck-in-telemetry'),
  'low-battery-reset': plain('low-battery-reset'),
  'early-eri': plain('early-eri'),
  'interrupted-update': plain('interrupted-update'),
  'memory-error': plain('memory-error'),
  'history-error': plain('history-error'),
  'false-reservoir-alarm': map(
    record(
      'the fault false-reservoir-alarm: "alarm"',
      { ...named('false-reservoir-alarm'), alarm: oneOf(['low-reservoir', 'empty-reservoir']) },
      {},
    ),
    ({ alarm }) => ({ kind: 'false-reservoir-alarm', alarm }),
  ),
  'false-replace-by': map(
    record(
      'the fault false-replace-by: "later", or nothing where no date is shown',
      named('false-replace-by'),
      {
        later: positive(TIME),
      },
    ),
    ({ later }) => ({ kind: 'false-replace-by', laterByMs: msOrNull(later) }),
  ),
  'priming-mixing': map(
    record(
      'the fault priming-mixing: "early", the part of the prime after which drug is at the tip',
      { ...named('priming-mixing'), early: thousandths(...FAULT_BOUNDS.earlyPerMille) },
      {},
    ),
    ({ early }) => ({ kind: 'priming-mixing', earlyPerMille: early }),
  ),
  'valve-discharge': map(
    record(
      'the fault valve-discharge: "volume", or nothing for the whole reservoir',
      named('valve-discharge'),
      {
        volume: positive(VOLUME),
      },
    ),
    ({ volume }) => ({
      kind: 'valve-discharge',
      volumeNl: volume === undefined ? null : inSmallestUnit(volume),
    }),
  ),
  'clock-jump': shift('clock-jump'),
  'clock-drift': map(
    record(
      'the fault clock-drift: "perBillion" by which the shown clock runs fast, below 0 slow',
      { ...named('clock-drift'), perBillion: fastOrSlow(...FAULT_BOUNDS.perBillion) },
      {},
    ),
    ({ perBillion }) => ({ kind: 'clock-drift', perBillion }),
  ),
  'daylight-saving': shift('daylight-saving'),
  'message-lost': messages('message-lost'),
  'message-duplicated': messages('message-duplicated'),
  'message-reordered': plain('message-reordered'),
  'task-starved': map(
    record('the fault task-starved: "task"', { ...named('task-starved'), task: oneOf(PUMP_TASKS) }, {}),
    ({ task }) => ({ kind: 'task-starved', task }),
  ),
};

export const faultKind: Decoder<FaultKind> = oneOf(Object.keys(FAULTS) as FaultKind[]);

/** A fault by its kind, with what that kind needs. */
export const fault: Decoder<Fault> = {
  expects: 'a fault: { "kind", … }',
  read: (json, at, errors) => {
    if (json.kind !== 'object') return wrong(errors, at, fault.expects, json);
    const written = json.members.get('kind');
    if (written === undefined) return wrong(errors, pointer(at, 'kind'), faultKind.expects, null);
    const chosen = faultKind.read(written, pointer(at, 'kind'), errors);
    return chosen === undefined ? undefined : FAULTS[chosen].read(json, at, errors);
  },
};
