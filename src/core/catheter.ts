import { catheterProfile } from './devices/catheters.ts';
import { pumpProfile } from './devices/profiles.ts';
import type { Figure, Source } from './limits.ts';
import { accepted, type Result, refused } from './result.ts';
import { type Sentence, say } from './said/sentence.ts';
import { equal, ifRepresentable, isPositive, nanolitres, sum, type Volume, volumeOfLength } from './units.ts';
import type { CatheterSegment, ImplantedCatheter, ImplantedPump } from './visit-input.ts';

/** One fact that a volume cannot do without: where it belongs in the visit file and what to supply. */
export interface MissingFact {
  readonly code:
    | 'no-segment'
    | 'implanted-length'
    | 'segment-volume'
    | 'tubing-volume'
    | 'former-tubing'
    | 'beyond-range';
  readonly at: string;
  readonly supply: string;
  /** The same by its code. */
  readonly said: Sentence;
}

/** A volume of the fluid path with what it was computed from: the figures used, and what the file supplied. */
export interface PathVolume {
  readonly volume: Volume;
  readonly figures: readonly Figure<unknown>[];
  /** JSON pointers of volumes that were supplied and not computed. */
  readonly supplied: readonly string[];
}

/** The least sure of the sources behind a volume; null where all of it was supplied. */
export const leastSureSource = ({ figures }: PathVolume): Source | null =>
  (figures.find(({ source }) => source.confidence !== 'verified') ?? figures[0])?.source ?? null;

/** A sentence to end a message with where a volume rests on a figure that nobody has confirmed; empty where it does not. */
export const pathCaveat = (path: PathVolume): string =>
  leastSureSource(path)?.confidence === 'recalled'
    ? ' The inner volume of the catheter per cm is recalled and not confirmed.'
    : '';

/** The same by its code. */
export const saidPathCaveat = (path: PathVolume): readonly Sentence[] =>
  pathCaveat(path) === '' ? [] : [say('caveat-path')];

function segmentVolume(segment: CatheterSegment, at: string): Result<PathVolume, MissingFact> {
  if ('volume' in segment) {
    return isPositive(segment.volume)
      ? accepted({ volume: segment.volume, figures: [], supplied: [`${at}/volume`] })
      : refused({
          code: 'segment-volume',
          at: `${at}/volume`,
          supply: 'a catheter volume above 0 mL',
          said: say('supply-catheter-volume'),
        });
  }
  const { name, volumePerLength } = catheterProfile(segment.model);
  if (volumePerLength === null)
    return refused({
      code: 'segment-volume',
      at,
      supply: `the inner volume of the ${name} segment in mL (its mL per cm is not known here)`,
      said: say('supply-inner-volume', { name }),
    });
  if (segment.implanted === undefined || !isPositive(segment.implanted))
    return refused({
      code: 'implanted-length',
      at: `${at}/implanted`,
      supply: `the implanted length of the ${name} in cm: original length less what was trimmed, from the operation note or measured on an image`,
      said: say('supply-length', { name }),
    });
  const { implanted } = segment;
  const volume = ifRepresentable(() => volumeOfLength(implanted, volumePerLength.value, 'nearest'));
  return volume === null
    ? refused({
        code: 'beyond-range',
        at: `${at}/implanted`,
        supply: 'a length that a body can hold',
        said: say('supply-length-plausible'),
      })
    : accepted({ volume, figures: [volumePerLength], supplied: [] });
}

/** Sum over the segments, each to the nearest nL. Refused with everything that is missing, not only the first. */
export function catheterVolume(catheter: ImplantedCatheter): Result<PathVolume, readonly MissingFact[]> {
  if (catheter.segments.length === 0)
    return refused([
      {
        code: 'no-segment',
        at: '/catheter/segments',
        supply: 'the implanted catheter: model and length, or volume',
        said: say('supply-catheter'),
      },
    ]);
  const parts = catheter.segments.map((segment, i) => segmentVolume(segment, `/catheter/segments/${i}`));
  return join(parts.map((part) => (part.ok ? part : refused([part.refusal]))));
}

/**
 * Internal tubing of the pump: the volume supplied with the implant, else the model's verified one. A recalled value is never
 * used, nor the one that programmers showed formerly (0.199 mL), supplied or not: it serves only to read old records.
 */
export function tubingVolume(pump: ImplantedPump): Result<PathVolume, readonly MissingFact[]> {
  const { name, tubing, formerTubing } = pumpProfile(pump.model);
  const at = '/pump/tubingVolume';
  if (pump.tubingVolume !== undefined) {
    if (formerTubing !== null && equal(pump.tubingVolume, formerTubing.value))
      return refused([
        {
          code: 'tubing-volume',
          at,
          supply: `the tubing volume that the ${name} has, not the former one`,
          said: say('supply-tubing-not-former', { name }),
        },
      ]);
    return isPositive(pump.tubingVolume)
      ? accepted({ volume: pump.tubingVolume, figures: [], supplied: [at] })
      : refused([
          {
            code: 'tubing-volume',
            at,
            supply: 'an internal tubing volume above 0 mL',
            said: say('supply-tubing-above-zero'),
          },
        ]);
  }
  if (tubing === null || tubing.source.confidence !== 'verified')
    return refused([
      {
        code: 'tubing-volume',
        at,
        supply: `the internal tubing volume of the ${name} from its manual, in mL`,
        said: say('supply-tubing', { name }),
      },
    ]);
  return accepted({ volume: tubing.value, figures: [tubing], supplied: [] });
}

/** `V_tube + V_cath`: what stands between the reservoir and the tip of the catheter. */
export const deadVolume = (
  pump: ImplantedPump,
  catheter: ImplantedCatheter,
): Result<PathVolume, readonly MissingFact[]> => join([tubingVolume(pump), catheterVolume(catheter)]);

function join(
  parts: readonly Result<PathVolume, readonly MissingFact[]>[],
): Result<PathVolume, readonly MissingFact[]> {
  const missing: MissingFact[] = [];
  const found: PathVolume[] = [];
  for (const part of parts)
    if (part.ok) found.push(part.value);
    else missing.push(...part.refusal);
  if (missing.length > 0) return refused(missing);
  const volumes = found.map(({ volume }) => volume);
  const volume = ifRepresentable(() => sum(nanolitres(0), volumes));
  if (volume === null)
    return refused([
      {
        code: 'beyond-range',
        at: '/catheter/segments',
        supply: 'volumes that a body can hold',
        said: say('supply-volumes-plausible'),
      },
    ]);
  const figures = found.flatMap((part) => part.figures);
  return accepted({ volume, figures, supplied: found.flatMap(({ supplied }) => supplied) });
}
