import { CATHETER_MODEL_IDS, PUMP_MODEL_IDS } from '../../core/ids.ts';
import type { CatheterSegment, ImplantedCatheter, ImplantedPump } from '../../core/visit-input.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { type Amount, centimetres, millilitres } from '../amount/encode-amount.ts';
import { LENGTH, VOLUME } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, oneOf, record, text } from '../json/decoder.ts';

export const pump: Decoder<ImplantedPump> = record(
  'the implanted pump',
  { model: oneOf(PUMP_MODEL_IDS) },
  { lowReservoirAlarm: amount(VOLUME), tubingVolume: positive(VOLUME) },
);

const segmentKeys = record(
  'a segment: a "model" with its "implanted" length, or a "volume"',
  {},
  { model: oneOf(CATHETER_MODEL_IDS), implanted: positive(LENGTH), volume: positive(VOLUME) },
);

/** A model whose implanted length was never recorded is allowed: what needs the volume is then refused. */
export const segment: Decoder<CatheterSegment> = map(
  segmentKeys,
  ({ model, implanted, volume }, at, errors, json): CatheterSegment | undefined => {
    if (volume !== undefined && implanted === undefined)
      return model === undefined ? { volume } : { model, volume };
    if (volume === undefined && model !== undefined)
      return implanted === undefined ? { model } : { model, implanted };
    const found =
      volume === undefined ? (implanted === undefined ? 'neither' : 'a length without a model') : 'both';
    errors.push({ at, expected: segmentKeys.expects, found: json.kind === 'object' ? found : 'nothing' });
    return undefined;
  },
);

export const catheter: Decoder<ImplantedCatheter> = record(
  'the implanted catheter',
  { segments: listOf(segment) },
  { tip: text('the level of the tip, such as "T10"', 40) },
);

export const encodePump = ({ model, lowReservoirAlarm, tubingVolume }: ImplantedPump) => ({
  model,
  ...(lowReservoirAlarm !== undefined && { lowReservoirAlarm: millilitres(lowReservoirAlarm) }),
  ...(tubingVolume !== undefined && { tubingVolume: millilitres(tubingVolume) }),
});

export interface SegmentFile {
  readonly model?: string;
  readonly implanted?: Amount;
  readonly volume?: Amount;
}

export const encodeCatheter = ({ segments, tip }: ImplantedCatheter) => ({
  segments: segments.map((each): SegmentFile => {
    if ('volume' in each) {
      const volume = millilitres(each.volume);
      return each.model === undefined ? { volume } : { model: each.model, volume };
    }
    return each.implanted === undefined
      ? { model: each.model }
      : { model: each.model, implanted: centimetres(each.implanted) };
  }),
  ...(tip !== undefined && { tip }),
});
