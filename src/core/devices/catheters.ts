import type { CatheterModelId } from '../ids.ts';
import { type Figure, figure, type Source } from '../limits.ts';
import { type Length, micrometres, nanolitresPerCentimetre, type VolumePerLength } from '../units.ts';
import { remembered, seen } from './source.ts';

/** A model of catheter; null where a value is not known and must be given with the implant. */
export interface CatheterProfile {
  readonly id: CatheterModelId;
  readonly name: string;
  /** Inner volume per length. Null: the volume itself must be supplied. */
  readonly volumePerLength: Figure<VolumePerLength> | null;
  /** As delivered, before trimming: no implanted length is longer. */
  readonly originalLength: Figure<Length> | null;
}

const PRODUCTS: Source = seen(
  'Medtronic, intrathecal drug delivery products',
  '8709SC: one piece, 89 cm',
  'http://professional.medtronic.com/pt/neuro/idd/prod/index.htm',
);

const FLOWONIX: Source = seen(
  'Flowonix, Prometra II manual',
  'page 33: 110 cm, 0.0026 mL/cm',
  'https://manualshive.com/ru/manual/flowonix/13827/2308328?page=33',
);

const perCentimetre = (id: CatheterModelId, nanolitres: number, source: Source): Figure<VolumePerLength> =>
  figure(`catheter-${id}-volume-per-length`, nanolitresPerCentimetre(nanolitres), source);

const length = (id: CatheterModelId, millimetres: number, source: Source): Figure<Length> =>
  figure(`catheter-${id}-original-length`, micrometres(millimetres * 1000), source);

const manual = (what: string): Source => remembered(what, 'catheter manual');

const PROFILES: Readonly<Record<CatheterModelId, CatheterProfile>> = {
  '8709sc': {
    id: '8709sc',
    name: 'Medtronic 8709SC InDura 1P',
    volumePerLength: perCentimetre('8709sc', 2_200, manual('8709SC inner volume 0.0022 mL/cm')),
    originalLength: length('8709sc', 890, PRODUCTS),
  },
  '8780': {
    id: '8780',
    name: 'Medtronic 8780 Ascenda',
    volumePerLength: perCentimetre('8780', 2_200, manual('8780 inner volume 0.0022 mL/cm')),
    originalLength: length('8780', 1143, manual('8780 length 114.3 cm')),
  },
  '8781': {
    id: '8781',
    name: 'Medtronic 8781 Ascenda, two pieces',
    volumePerLength: perCentimetre('8781', 2_200, manual('8781 inner volume 0.0022 mL/cm')),
    originalLength: length('8781', 1397, manual('8781 length 139.7 cm')),
  },
  '8711': {
    id: '8711',
    name: 'Medtronic 8711',
    volumePerLength: perCentimetre('8711', 2_200, manual('8711 inner volume 0.0022 mL/cm')),
    originalLength: length('8711', 1041, manual('8711 length 104.1 cm')),
  },
  '8731sc': { id: '8731sc', name: 'Medtronic 8731SC', volumePerLength: null, originalLength: null },
  flowonix: {
    id: 'flowonix',
    name: 'Flowonix intrathecal catheter',
    volumePerLength: perCentimetre('flowonix', 2_600, FLOWONIX),
    originalLength: length('flowonix', 1100, FLOWONIX),
  },
  other: { id: 'other', name: 'Another catheter', volumePerLength: null, originalLength: null },
};

export const catheterProfile = (id: CatheterModelId): CatheterProfile => PROFILES[id];
