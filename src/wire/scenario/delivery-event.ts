import { DRUG_IDS } from '../../core/ids.ts';
import { compareInstants, type TimeZone } from '../../core/time.ts';
import { FAULT_FACTOR, MOST_DRUGS } from '../../twin/bounds.ts';
import type { Baricity, DeliveryEvent } from '../../twin/scenario.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { FLOW, MASS, TIME, VOLUME } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, oneOf, record, wrong } from '../json/decoder.ts';
import { type Json, pointer } from '../json/tree.ts';
import { moment } from '../visit/local-time.ts';
import { mixture } from '../visit/mixture.ts';
import { program } from '../visit/program.ts';
import { needlePlace } from './place.ts';
import { between } from './plain-amount.ts';

const KINDS = ['fill', 'program', 'bolus', 'bridge', 'prime', 'flowFault'] as const;
const BARICITIES: readonly Baricity[] = ['isobaric', 'hyperbaric', 'hypobaric'];

const kind = oneOf(KINDS);

/** What happened to the pump and to the patient, one thing at one moment. */
export function deliveryEvent(zone: TimeZone | undefined): Decoder<DeliveryEvent> {
  const at = moment(zone);
  const decoders: Readonly<Record<(typeof KINDS)[number], Decoder<DeliveryEvent>>> = {
    fill: tagged(
      'fill',
      record('a fill', { kind, at, volume: positive(VOLUME), components: mixture }, { left: amount(VOLUME) }),
    ),
    program: tagged('program', record('a program: "at" and "program"', { kind, at, program }, {})),
    bolus: bolus(zone),
    bridge: tagged('bridge', path(zone, 'a bridge')),
    prime: tagged('prime', path(zone, 'a prime')),
    flowFault: flowFault(zone),
  };
  const expects = `an event: { "kind": ${KINDS.map((each) => JSON.stringify(each)).join(' | ')}, "at", … }`;
  return {
    expects,
    read: (json, place, errors) => {
      if (json.kind !== 'object') return wrong(errors, place, expects, json);
      const written = json.members.get('kind');
      if (written === undefined) return wrong(errors, pointer(place, 'kind'), kind.expects, null);
      const chosen = kind.read(written, pointer(place, 'kind'), errors);
      return chosen === undefined ? undefined : decoders[chosen].read(json, place, errors);
    },
  };
}

/** The kind of a file is the kind of the event. */
const tagged = <Kind extends DeliveryEvent['kind'], T extends { readonly kind: string }>(
  as: Kind,
  keys: Decoder<T>,
): Decoder<Omit<T, 'kind'> & { readonly kind: Kind }> => map(keys, (read) => ({ ...read, kind: as }));

const path = (zone: TimeZone | undefined, expects: string) =>
  record(expects, { kind, at: moment(zone), volume: positive(VOLUME), rate: positive(FLOW) }, {});

function flowFault(zone: TimeZone | undefined): Decoder<DeliveryEvent> {
  const at = moment(zone);
  const keys = record(
    'a flow fault: "at" and the "factor" by which the flow is multiplied',
    { kind, at, factor: between(...FAULT_FACTOR) },
    { until: at },
  );
  return map(keys, ({ kind: _, ...read }, place, errors): DeliveryEvent | undefined => {
    if (read.until === undefined || compareInstants(read.at, read.until) < 0)
      return { ...read, kind: 'flow-fault' };
    errors.push({ at: pointer(place, 'until'), expected: 'a time after "at"', found: 'one not after it' });
    return undefined;
  });
}

/** Through the pump, or by needle at a level: the key that only one of them has decides which is meant. */
function bolus(zone: TimeZone | undefined): Decoder<DeliveryEvent> {
  const at = moment(zone);
  const byNeedle = tagged(
    'needle-bolus',
    map(
      record(
        'an injection by needle: "level", "doses", "injectate", "baricity"',
        {
          kind,
          at,
          level: needlePlace,
          doses: listOf(
            record('a dose: "drug", "mass"', { drug: oneOf(DRUG_IDS), mass: positive(MASS) }, {}),
            1,
            MOST_DRUGS,
          ),
          injectate: positive(VOLUME),
          baricity: oneOf(BARICITIES),
        },
        {},
      ),
      ({ level, ...rest }) => ({ ...rest, place: level }),
    ),
  );
  const throughPump = map(
    record(
      'a bolus through the pump: "dose" of the primary drug or "volume", and "duration"',
      { kind, at, duration: positive(TIME) },
      { dose: positive(MASS), volume: positive(VOLUME) },
    ),
    ({ at: when, duration, dose, volume }, place, errors, json): DeliveryEvent | undefined => {
      const given = { kind: 'pump-bolus', at: when, duration } as const;
      if (dose !== undefined && volume === undefined) return { ...given, amount: { dose } };
      if (volume !== undefined && dose === undefined) return { ...given, amount: { volume } };
      return wrong(errors, place, 'either "dose" or "volume"', json);
    },
  );
  const has = (json: Json, key: string): boolean => json.kind === 'object' && json.members.has(key);
  return {
    expects: 'a bolus through the pump ("dose" or "volume", "duration") or by needle ("level", "doses", …)',
    read: (json, place, errors) =>
      has(json, 'level') || has(json, 'doses')
        ? byNeedle.read(json, place, errors)
        : throughPump.read(json, place, errors),
  };
}
