import { recordsNoFlow } from '../../core/never-ran.ts';
import { compareInstants, type Instant, type TimeZone } from '../../core/time.ts';
import type { Delivered, DeliveredKind, LastState } from '../../core/visit-input.ts';
import { positive } from '../amount/decode-amount.ts';
import { type Amount, exactTime, millilitres } from '../amount/encode-amount.ts';
import { TIME, VOLUME } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, oneOf, record, wholeNumber, yesOrNo } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { isoWithOffset, moment } from './local-time.ts';
import { type ComponentFile, encodeMixture, mixture } from './mixture.ts';
import { encodeProgram, type ProgramFile, program } from './program.ts';

const KINDS: readonly DeliveredKind[] = ['bridge', 'prime', 'single', 'patient'];
const MOST_COUNT = 1_000_000;

function delivered(zone: TimeZone | undefined): Decoder<Delivered> {
  const keys = record(
    'a bolus that was given: "kind", "at" and its "volume" (patient boluses: "volume" or "count")',
    { kind: oneOf(KINDS), at: moment(zone) },
    { volume: positive(VOLUME), count: wholeNumber(0, MOST_COUNT), duration: positive(TIME) },
  );
  return map(keys, ({ kind, at: given, volume, count, duration }, at, errors): Delivered | undefined => {
    if (duration !== undefined && kind !== 'bridge' && kind !== 'prime') {
      errors.push({
        at: pointer(at, 'duration'),
        expected: 'nothing: only a bridge and a prime say how long they ran',
        found: 'a duration',
      });
      return undefined;
    }
    const ran = duration === undefined ? {} : { duration };
    if (volume !== undefined && count === undefined) return { kind, at: given, volume, ...ran };
    if (volume === undefined && count !== undefined && kind === 'patient') return { kind, at: given, count };
    const expected = kind === 'patient' ? 'either "volume" or "count"' : 'a "volume" and no "count"';
    const found = volume === undefined ? (count === undefined ? 'neither' : 'a "count"') : 'both';
    errors.push({ at, expected, found });
    return undefined;
  });
}

/** What is in the pump and what it was told since. Absent `changes` and `delivered` say that there were none. */
export function lastState(zone: TimeZone | undefined): Decoder<LastState> {
  const at = moment(zone);
  const keys = record(
    'the last fill and what was programmed since',
    {
      fill: record('the last fill', { at, volume: positive(VOLUME), components: mixture }, {}),
      program,
    },
    {
      changes: listOf(record('a change of program: "at" and "program"', { at, program }, {})),
      delivered: listOf(delivered(zone)),
      neverRan: yesOrNo,
    },
  );
  return map(
    keys,
    ({ fill, program: first, changes = [], delivered: boluses = [], neverRan }, place, errors) => {
      const before = errors.length;
      const refuseEarlier = (given: Instant, than: Instant, what: string, where: string): void => {
        if (compareInstants(given, than) >= 0) return;
        errors.push({ at: where, expected: `a time not before ${what}`, found: 'an earlier one' });
      };
      for (const [index, change] of changes.entries()) {
        const where = pointer(pointer(pointer(place, 'changes'), index), 'at');
        const previous = changes[index - 1];
        if (previous === undefined) refuseEarlier(change.at, fill.at, 'the last fill', where);
        else refuseEarlier(change.at, previous.at, 'the change before', where);
      }
      for (const [index, bolus] of boluses.entries())
        refuseEarlier(
          bolus.at,
          fill.at,
          'the last fill',
          pointer(pointer(pointer(place, 'delivered'), index), 'at'),
        );
      const state = { fill, program: first, changes, delivered: boluses };
      if (neverRan === true && !recordsNoFlow(state))
        errors.push({
          at: pointer(place, 'neverRan'),
          expected: 'false, or nothing: a program or a bolus on record has run',
          found: 'true',
        });
      if (errors.length > before) return undefined;
      return neverRan === undefined ? state : { ...state, neverRan };
    },
  );
}

export interface LastFile {
  readonly fill: {
    readonly at: string;
    readonly volume: Amount;
    readonly components: readonly ComponentFile[];
  };
  readonly program: ProgramFile;
  readonly changes: readonly { readonly at: string; readonly program: ProgramFile }[];
  readonly delivered: readonly {
    readonly kind: DeliveredKind;
    readonly at: string;
    readonly volume?: Amount;
    readonly count?: number;
    readonly duration?: Amount;
  }[];
  readonly neverRan?: boolean;
}

export const encodeLast = (last: LastState, zone: TimeZone): LastFile => ({
  fill: {
    at: isoWithOffset(last.fill.at, zone),
    volume: millilitres(last.fill.volume),
    components: encodeMixture(last.fill.components),
  },
  program: encodeProgram(last.program),
  changes: last.changes.map((change) => ({
    at: isoWithOffset(change.at, zone),
    program: encodeProgram(change.program),
  })),
  delivered: last.delivered.map(({ kind, at, volume, count, duration }) => ({
    kind,
    at: isoWithOffset(at, zone),
    ...(volume !== undefined && { volume: millilitres(volume) }),
    ...(count !== undefined && { count }),
    ...(duration !== undefined && { duration: exactTime(duration) }),
  })),
  ...(last.neverRan !== undefined && { neverRan: last.neverRan }),
});
