import type { TimeZone } from '../../core/time.ts';
import {
  type BridgeChoice,
  PRIME_REASONS,
  type PrimeRequest,
  type VisitEntry,
} from '../../core/visit-input.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { type Amount, millilitres } from '../amount/encode-amount.ts';
import { VOLUME } from '../amount/unit-table.ts';
import { type Decoder, map, oneOf, record, text, wholeNumber, wrong, yesOrNo } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { isoWithOffset, moment } from './local-time.ts';
import { type ComponentFile, encodeMixture, mixture } from './mixture.ts';
import { encodeProgram, type ProgramFile, program } from './program.ts';
import { encodeReading, type ReadingFile, rawReading, reading } from './reading.ts';

const MOST_RINSES = 20;

const COMPUTE: BridgeChoice = { kind: 'compute' };

const declined = record('a declined bridge', { declined: text('the reason', 500) }, {});

/** A bridge is computed, or declined with a reason. */
export const bridge: Decoder<BridgeChoice> = {
  expects: '"compute" or { "declined": "the reason" }',
  read: (json, at, errors) => {
    if (json.kind === 'string' && json.text === 'compute') return COMPUTE;
    if (json.kind !== 'object') return wrong(errors, at, bridge.expects, json);
    const read = declined.read(json, at, errors);
    return read && { kind: 'declined', reason: read.declined };
  },
};

export const prime: Decoder<PrimeRequest> = record(
  'a prime: "part", "reason" and "catheterDrugFree"',
  { part: oneOf(['tubing-and-catheter', 'catheter']), catheterDrugFree: yesOrNo },
  { reason: oneOf(PRIME_REASONS) },
);

export const fill = record('the new fill', { volume: positive(VOLUME), components: mixture }, {});

export const rinses = record(
  'rinses: "count" and the "volume" of each',
  { count: wholeNumber(1, MOST_RINSES), volume: positive(VOLUME) },
  {},
);

const NO_STOCK = 'nothing: a label says what is in the syringe, not what it was drawn from';

export const label = map(
  record('the label of the syringe: its "components"', { components: mixture }, {}),
  (read, at, errors) => {
    const index = read.components.findIndex(({ stock }) => stock !== undefined);
    if (index === -1) return read;
    const place = pointer(pointer(pointer(at, 'components'), index), 'stock');
    errors.push({ at: place, expected: NO_STOCK, found: 'a stock' });
    return undefined;
  },
);

/** What is read, found and ordered at this visit. An absent `bridge` is computed, never left out. */
export function entry(zone: TimeZone | undefined): Decoder<VisitEntry> {
  const keys = record(
    'what is read, found and ordered at this visit',
    { at: moment(zone), program },
    {
      read: rawReading(zone),
      aspirated: amount(VOLUME),
      portConfirmed: yesOrNo,
      rinses,
      label,
      fill,
      bridge,
      prime,
    },
  );
  return map(keys, ({ read, bridge: choice = COMPUTE, ...rest }) => {
    if (zone === undefined) return undefined;
    return { ...rest, bridge: choice, ...(read !== undefined && { read: reading(read, rest.at, zone) }) };
  });
}

export interface EntryFile {
  readonly at: string;
  readonly read?: ReadingFile;
  readonly aspirated?: Amount;
  readonly portConfirmed?: boolean;
  readonly rinses?: { readonly count: number; readonly volume: Amount };
  readonly label?: { readonly components: readonly ComponentFile[] };
  readonly fill?: { readonly volume: Amount; readonly components: readonly ComponentFile[] };
  readonly program: ProgramFile;
  readonly bridge: 'compute' | { readonly declined: string };
  readonly prime?: PrimeRequest;
}

export const encodeEntry = (of: VisitEntry, zone: TimeZone): EntryFile => ({
  at: isoWithOffset(of.at, zone),
  ...(of.read !== undefined && { read: encodeReading(of.read, of.at, zone) }),
  ...(of.aspirated !== undefined && { aspirated: millilitres(of.aspirated) }),
  ...(of.portConfirmed !== undefined && { portConfirmed: of.portConfirmed }),
  ...(of.rinses !== undefined && {
    rinses: { count: of.rinses.count, volume: millilitres(of.rinses.volume) },
  }),
  ...(of.label !== undefined && { label: { components: encodeMixture(of.label.components) } }),
  ...(of.fill !== undefined && {
    fill: { volume: millilitres(of.fill.volume), components: encodeMixture(of.fill.components) },
  }),
  program: encodeProgram(of.program),
  bridge: of.bridge.kind === 'compute' ? 'compute' : { declined: of.bridge.reason },
  ...(of.prime !== undefined && { prime: of.prime }),
});
