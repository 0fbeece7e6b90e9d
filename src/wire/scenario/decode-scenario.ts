import { PUMP_MODEL_IDS } from '../../core/ids.ts';
import { pumpClock } from '../../core/pump-clock.ts';
import { accepted, type Result, refused } from '../../core/result.ts';
import { compareInstants, type Instant, type TimeZone } from '../../core/time.ts';
import { milliseconds } from '../../core/units.ts';
import {
  ACCURACY_RATIO,
  AGE_YEARS,
  BASELINE_ASHWORTH,
  HEIGHT_CM,
  MOST_EVENTS,
  WEIGHT_KG,
} from '../../twin/bounds.ts';
import type {
  BeforeDelivery,
  DeliveryEvent,
  Observation,
  Scenario,
  TwinCatheter,
  TwinPatient,
  TwinPump,
} from '../../twin/scenario.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { TIME, VOLUME } from '../amount/unit-table.ts';
import {
  type DecodeError,
  type Decoder,
  listOf,
  map,
  oneOf,
  type RecordOf,
  record,
  wrong,
  yesOrNo,
} from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import { type Json, pointer } from '../json/tree.ts';
import { segment } from '../visit/implant.ts';
import { clockOffset, moment, pumpClock as shownClock, timeZone } from '../visit/local-time.ts';
import { mixture } from '../visit/mixture.ts';
import { program } from '../visit/program.ts';
import { deliveryEvent } from './delivery-event.ts';
import { overrides } from './overrides.ts';
import { observedAt, spinalPlace } from './place.ts';
import { between, inUnit } from './plain-amount.ts';
import { stretches } from './stretch.ts';

const MOST_LEVELS = 64;

/** What a scenario file says, with the zone in which its times are to be shown. */
export interface ScenarioFile {
  readonly timeZone: TimeZone;
  readonly scenario: Scenario;
}

/** A scenario file, or everything that is wrong with it. No text makes this throw. */
export function decodeScenario(text: string): Result<ScenarioFile, readonly DecodeError[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const errors: DecodeError[] = [];
  const value = scenario.read(json.value, '', errors);
  return value !== undefined && errors.length === 0 ? accepted(value) : refused(errors);
}

/** A scenario as it stands in a file of its own or within another. */
export const scenario: Decoder<ScenarioFile> = {
  expects: 'a scenario: { "theca": "scenario/1", … }',
  read: (json, at, errors) => scenarioFile(zoneOf(json)).read(json, at, errors),
};

function zoneOf(json: Json): TimeZone | undefined {
  const member = json.kind === 'object' ? json.members.get('timeZone') : undefined;
  return member === undefined ? undefined : timeZone.read(member, '', []);
}

const patient: Decoder<TwinPatient> = map(
  record(
    'the patient, as far as known',
    {},
    {
      weight: inUnit('kg', ...WEIGHT_KG),
      height: inUnit('cm', ...HEIGHT_CM),
      age: inUnit('a', ...AGE_YEARS),
      sex: oneOf(['female', 'male']),
      baselineAshworth: between(...BASELINE_ASHWORTH),
    },
  ),
  ({ weight, height, age, sex, baselineAshworth }) => ({
    ...(weight !== undefined && { weightKg: weight }),
    ...(height !== undefined && { heightCm: height }),
    ...(age !== undefined && { ageYears: age }),
    ...(sex !== undefined && { sex }),
    ...(baselineAshworth !== undefined && { baselineAshworth }),
  }),
);

/** A pump whose clock is not given shows local time at the first event, and keeps that distance from UTC. */
const pumpMust = { model: oneOf(PUMP_MODEL_IDS) };
const pumpMay = {
  tubingVolume: positive(VOLUME),
  clock: shownClock,
  accuracyRatio: between(...ACCURACY_RATIO),
};
const pump = record('the pump', pumpMust, pumpMay);
type PumpFile = RecordOf<typeof pumpMust, typeof pumpMay>;

const catheter: Decoder<TwinCatheter> = record(
  'the catheter: "segments", and "tip" where it is known',
  { segments: listOf(segment) },
  { tip: spinalPlace, frontSpread: amount(VOLUME) },
);

const steadyKeys = record(
  'what ran for so long that nothing changed any more: "components", "program"',
  { components: mixture, program },
  {},
);

/** Absent says the same as `"drug-free"`, and the answer says so. */
const before: Decoder<BeforeDelivery> = {
  expects: '"drug-free", or { "components": […], "program": {…} } that ran until a steady state',
  read: (json, at, errors) => {
    if (json.kind === 'string' && json.text === 'drug-free') return { kind: 'drug-free' };
    if (json.kind !== 'object') return wrong(errors, at, before.expects, json);
    const steady = steadyKeys.read(json, at, errors);
    return steady && { kind: 'steady', mixture: steady.components, program: steady.program };
  },
};

function observation(zone: TimeZone | undefined): Decoder<Observation> {
  const at = moment(zone);
  const keys = record(
    'what is wanted: "levels", "from", "to", "every"',
    { levels: listOf(observedAt, 1, MOST_LEVELS), from: at, to: at, every: positive(TIME) },
    {},
  );
  return map(keys, (read, place, errors) => {
    if (compareInstants(read.from, read.to) <= 0) return read;
    errors.push({ at: pointer(place, 'to'), expected: 'a time not before "from"', found: 'an earlier one' });
    return undefined;
  });
}

function scenarioFile(zone: TimeZone | undefined): Decoder<ScenarioFile> {
  const keys = record(
    'a scenario: { "theca": "scenario/1", … }',
    {
      theca: oneOf(['scenario/1']),
      timeZone,
      patient,
      delivery: listOf(deliveryEvent(zone), 0, MOST_EVENTS),
      observe: observation(zone),
    },
    { parameters: overrides, pump, catheter, before, diurnal: yesOrNo, stretches: stretches(zone) },
  );
  return map(keys, (read, place, errors): ScenarioFile | undefined => {
    const count = errors.length;
    refuseDisorder(read.delivery, place, errors);
    if (errors.length > count) return undefined;
    const start = read.delivery[0]?.at ?? read.observe.from;
    return {
      timeZone: read.timeZone,
      scenario: {
        patient: read.patient,
        overrides: read.parameters ?? {},
        pump: read.pump === undefined ? null : twinPump(read.pump, start, read.timeZone),
        catheter: read.catheter ?? null,
        before: read.before ?? { kind: 'drug-free' },
        delivery: read.delivery,
        observe: read.observe,
        ...(read.diurnal === true && { diurnal: pumpClock(read.timeZone, start) }),
        ...(read.stretches !== undefined && { stretches: read.stretches }),
      },
    };
  });
}

function twinPump({ clock, accuracyRatio, ...pumpRead }: PumpFile, start: Instant, zone: TimeZone): TwinPump {
  const ahead = clock === undefined ? 0 : clockOffset(clock, start, zone);
  return {
    ...pumpRead,
    clock: pumpClock(zone, start, milliseconds(ahead)),
    accuracyRatio: accuracyRatio ?? 1,
  };
}

function refuseDisorder(delivery: readonly DeliveryEvent[], place: string, errors: DecodeError[]): void {
  for (const [index, event] of delivery.entries()) {
    const previous = delivery[index - 1];
    if (previous !== undefined && compareInstants(event.at, previous.at) < 0)
      errors.push({
        at: `${place}/delivery/${index}/at`,
        expected: 'a time not before the event before it',
        found: 'an earlier one',
      });
  }
}
