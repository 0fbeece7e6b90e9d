import { levelNamed, type ObservedAt, type Place } from '../../twin/levels.ts';
import { type Decoder, wrong } from '../json/decoder.ts';

const EXAMPLES = '"T12", "L3-4", "24.5 cm"';

/** A level at which concentrations are wanted. */
export const observedAt: Decoder<ObservedAt> = {
  expects: `a level such as ${EXAMPLES}, "tip", "cisterna", "plasma", "cord T12", "effect spasticity-leg"`,
  read: (json, at, errors) =>
    (json.kind === 'string' ? levelNamed(json.text) : null) ?? wrong(errors, at, observedAt.expects, json),
};

/** Where a needle or a tip is: a vertebra, a disc, or the distance from the caudal end of the sac. */
export const spinalPlace: Decoder<Place> = {
  expects: `a spinal level such as ${EXAMPLES}`,
  read: (json, at, errors) => {
    const read = json.kind === 'string' ? levelNamed(json.text) : null;
    return read?.kind === 'csf' && read.at !== 'tip' ? read.at : wrong(errors, at, spinalPlace.expects, json);
  },
};

export const needlePlace: Decoder<Place | 'tip' | 'ventricle'> = {
  expects: `a spinal level such as ${EXAMPLES}, "tip" (by the access port) or "ventricle"`,
  read: (json, at, errors) => {
    if (json.kind === 'string' && (json.text === 'tip' || json.text === 'ventricle')) return json.text;
    const read = json.kind === 'string' ? levelNamed(json.text) : null;
    return read?.kind === 'csf' ? read.at : wrong(errors, at, needlePlace.expects, json);
  },
};
