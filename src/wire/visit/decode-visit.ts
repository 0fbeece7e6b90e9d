import { dayOf } from '../../core/calendar-day.ts';
import { STARTING_POLICY } from '../../core/clinic-policy.ts';
import { accepted, type Result, refused } from '../../core/result.ts';
import { compareInstants, elapsed, type TimeZone } from '../../core/time.ts';
import { compare, milliseconds } from '../../core/units.ts';
import type { LastState, PatientFacts, VisitEntry, VisitInput } from '../../core/visit-input.ts';
import { type DecodeError, type Decoder, map, oneOf, record } from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import type { Json } from '../json/tree.ts';
import { clinic } from './clinic.ts';
import { entry } from './entry.ts';
import { catheter, pump } from './implant.ts';
import { lastState } from './last-state.ts';
import { timeZone } from './local-time.ts';
import { patient } from './patient.ts';

/** A visit file, or everything that is wrong with it. No text makes this throw. */
export function decodeVisit(text: string): Result<VisitInput, readonly DecodeError[]> {
  const json = parseJson(text);
  return json.ok ? decodeVisitTree(json.value) : json;
}

/** As `decodeVisit`, from JSON that was parsed with its numbers as they were written. */
export function decodeVisitTree(json: Json): Result<VisitInput, readonly DecodeError[]> {
  const errors: DecodeError[] = [];
  const value = visit(zoneOf(json)).read(json, '', errors);
  return value !== undefined && errors.length === 0 ? accepted(value) : refused(errors);
}

/** The zone stands beside the times that need it; its own errors are reported where the whole is read. */
function zoneOf(json: Json): TimeZone | undefined {
  const member = json.kind === 'object' ? json.members.get('timeZone') : undefined;
  return member === undefined ? undefined : timeZone.read(member, '', []);
}

/** `null` says the same as an absent key: a first fill. */
function lastOrNull(zone: TimeZone | undefined): Decoder<LastState | null> {
  const last = lastState(zone);
  return {
    expects: last.expects,
    read: (json, at, errors) => (json.kind === 'null' ? null : last.read(json, at, errors)),
  };
}

function visit(zone: TimeZone | undefined): Decoder<VisitInput> {
  const keys = record(
    'a visit: { "theca": "visit/1", … }',
    { theca: oneOf(['visit/1']), timeZone, patient, pump, catheter, visit: entry(zone) },
    { clinic, last: lastOrNull(zone) },
  );
  return map(keys, ({ theca: _, clinic: policy = STARTING_POLICY, last = null, ...rest }, _at, errors) => {
    const before = errors.length;
    refuseContradictions(rest.patient, last, rest.visit, rest.timeZone, errors);
    return errors.length > before ? undefined : { ...rest, clinic: policy, last };
  });
}

/** Longer ago than a pump lasts: a slip in the year. */
const LONGEST_SINCE_FILL = milliseconds(10 * 366 * 86_400_000);

/** Times that are each well formed and cannot all be true. */
function refuseContradictions(
  facts: PatientFacts,
  last: LastState | null,
  { at, read }: VisitEntry,
  zone: TimeZone,
  errors: DecodeError[],
): void {
  const latest = (time: VisitEntry['at'], where: string): void => {
    if (compareInstants(time, at) > 0)
      errors.push({ at: where, expected: 'a time not after the visit', found: 'a later one' });
  };
  if (facts.birthDate !== undefined && facts.birthDate > dayOf(at, zone))
    errors.push({ at: '/patient/birthDate', expected: 'a day not after the visit', found: facts.birthDate });
  if (last !== null) {
    latest(last.fill.at, '/last/fill/at');
    if (compare(elapsed(last.fill.at, at), LONGEST_SINCE_FILL) > 0)
      errors.push({
        at: '/last/fill/at',
        expected: 'a time at most ten years before the visit',
        found: 'an earlier one',
      });
    for (const [index, change] of last.changes.entries()) latest(change.at, `/last/changes/${index}/at`);
    for (const [index, bolus] of last.delivered.entries()) latest(bolus.at, `/last/delivered/${index}/at`);
  }
  for (const [index, stop] of (read?.stops ?? []).entries())
    latest(stop.until, `/visit/read/stops/${index}/until`);
  for (const [index, alarm] of (read?.alarms ?? []).entries())
    if (alarm.since !== undefined) latest(alarm.since, `/visit/read/alarms/${index}/since`);
}
