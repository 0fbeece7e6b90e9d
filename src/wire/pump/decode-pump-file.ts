import { pumpProfile } from '../../core/devices/profiles.ts';
import { PUMP_MODEL_IDS } from '../../core/ids.ts';
import { pumpClock } from '../../core/pump-clock.ts';
import { accepted, type Result, refused } from '../../core/result.ts';
import { compareInstants, type Instant, type TimeZone } from '../../core/time.ts';
import { compare, equal, milliseconds, type Volume } from '../../core/units.ts';
import { daysWords, flowWords, volumeWords } from '../../core/wording.ts';
import { knownBattery } from '../../pump/battery-figures.ts';
import { configured } from '../../pump/configure.ts';
import type { PumpConfiguration } from '../../pump/pump-configuration.ts';
import type { PumpScenario } from '../../pump/pump-scenario.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { FLOW, TIME, VOLUME } from '../amount/unit-table.ts';
import {
  type DecodeError,
  type Decoder,
  listOf,
  map,
  oneOf,
  type RecordOf,
  record,
  yesOrNo,
} from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import type { Json } from '../json/tree.ts';
import { clockOffset, moment, pumpClock as shownClock, timeZone } from '../visit/local-time.ts';
import { type TimedAction, timedAction } from './action.ts';

/** Ten requests a day for a year, and what else happens. */
const MOST_ACTIONS = 5_000;

/** What a pump file says, with the zone in which its times are to be shown. */
export interface PumpFile {
  readonly timeZone: TimeZone;
  readonly scenario: PumpScenario;
}

/** A pump file, or everything that is wrong with it. No text makes this throw. */
export function decodePumpFile(text: string): Result<PumpFile, readonly DecodeError[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const errors: DecodeError[] = [];
  const value = pumpFile(zoneOf(json.value)).read(json.value, '', errors);
  return value !== undefined && errors.length === 0 ? accepted(value) : refused(errors);
}

function zoneOf(json: Json): TimeZone | undefined {
  const member = json.kind === 'object' ? json.members.get('timeZone') : undefined;
  return member === undefined ? undefined : timeZone.read(member, '', []);
}

const batteryTimes = record(
  'the battery: times where no source gives one',
  {},
  { eriAfter: positive(TIME), endAfterEri: positive(TIME), endAfterImplant: positive(TIME) },
);

const pumpMust = { model: oneOf(PUMP_MODEL_IDS) };
const pumpMay = {
  reservoir: positive(VOLUME),
  lowestFlow: amount(FLOW),
  flowSensor: yesOrNo,
  stoppedAlarmAfter: positive(TIME),
  battery: batteryTimes,
  clock: shownClock,
};
const pump = record('the virtual pump', pumpMust, pumpMay);
type PumpKeys = RecordOf<typeof pumpMust, typeof pumpMay>;

/** Its clock shows local time at the implant unless the file says otherwise; it does not follow summer time. */
function configurationOf(
  { model, battery, clock, ...given }: PumpKeys,
  implantedAt: Instant,
  zone: TimeZone,
): PumpConfiguration {
  const ahead = clock === undefined ? 0 : clockOffset(clock, implantedAt, zone);
  const configuration = configured(model, implantedAt, {
    ...given,
    clock: pumpClock(zone, implantedAt, milliseconds(ahead)),
  });
  return battery === undefined
    ? configuration
    : { ...configuration, battery: { ...configuration.battery, ...battery } };
}

function pumpFile(zone: TimeZone | undefined): Decoder<PumpFile> {
  const at = moment(zone);
  const keys = record(
    'a pump file: { "theca": "pump/1", … }',
    {
      theca: oneOf(['pump/1']),
      timeZone,
      pump,
      implanted: record(
        'the implant: "at" and the "volume" in the reservoir',
        { at, volume: amount(VOLUME) },
        {},
      ),
      actions: listOf(timedAction(zone), 0, MOST_ACTIONS),
      until: at,
    },
    {},
  );
  return map(keys, (read, _at, errors): PumpFile | undefined => {
    const before = errors.length;
    refuseDisorder(read.implanted.at, read.actions, read.until, errors);
    refuseOtherPump(read.pump, errors);
    refuseFastMinimum(read.pump, errors);
    refuseLateIndicator(read.pump, errors);
    refuseOverfilled(read.pump, read.implanted.volume, errors);
    if (errors.length > before) return undefined;
    return {
      timeZone: read.timeZone,
      scenario: {
        configuration: configurationOf(read.pump, read.implanted.at, read.timeZone),
        volume: read.implanted.volume,
        actions: read.actions,
        until: read.until,
      },
    };
  });
}

/** The reservoir that the profile of a model names cannot be another. */
function refuseOtherPump({ model, reservoir }: PumpKeys, errors: DecodeError[]): void {
  const known = pumpProfile(model).reservoir?.value ?? null;
  if (known !== null && reservoir !== undefined && !equal(known, reservoir))
    errors.push({
      at: '/pump/reservoir',
      expected: `no such key, or ${volumeWords(known)}: this model names it`,
      found: volumeWords(reservoir),
    });
}

/** What the pump falls to when something is wrong cannot be more than it runs at. */
function refuseFastMinimum({ model, lowestFlow }: PumpKeys, errors: DecodeError[]): void {
  const { minimumFlow, maximumFlow } = pumpProfile(model);
  const most = (minimumFlow ?? maximumFlow)?.value ?? null;
  if (most !== null && lowestFlow !== undefined && compare(lowestFlow, most) > 0)
    errors.push({
      at: '/pump/lowestFlow',
      expected: `at most ${flowWords(most)}: it is what the pump falls to, never rises to`,
      found: flowWords(lowestFlow),
    });
}

/** A battery cannot ask for its replacement after the end. */
function refuseLateIndicator({ model, battery }: PumpKeys, errors: DecodeError[]): void {
  const end = battery?.endAfterImplant ?? knownBattery(model).endAfterImplant;
  const eri = battery?.eriAfter;
  if (end !== null && eri !== undefined && compare(eri, end) > 0)
    errors.push({
      at: '/pump/battery/eriAfter',
      expected: `at most ${daysWords(end)}, the end of service after the implant`,
      found: daysWords(eri),
    });
}

/** More than the reservoir holds cannot be in it, and would count as there for the whole run. */
function refuseOverfilled({ model, reservoir }: PumpKeys, volume: Volume, errors: DecodeError[]): void {
  const capacity = pumpProfile(model).reservoir?.value ?? reservoir ?? null;
  if (capacity !== null && compare(volume, capacity) > 0)
    errors.push({
      at: '/implanted/volume',
      expected: `at most what the reservoir holds: ${volumeWords(capacity)}`,
      found: volumeWords(volume),
    });
}

function refuseDisorder(
  implanted: Instant,
  actions: readonly TimedAction[],
  until: Instant,
  errors: DecodeError[],
): void {
  let last = implanted;
  for (const [index, { at }] of actions.entries()) {
    if (compareInstants(at, last) < 0)
      errors.push({
        at: `/actions/${index}/at`,
        expected: 'a time not before the implant and the action before it',
        found: 'an earlier one',
      });
    else last = at;
  }
  if (compareInstants(until, last) < 0)
    errors.push({ at: '/until', expected: 'a time not before the last action', found: 'an earlier one' });
}
