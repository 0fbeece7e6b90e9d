import { type Figure, figure, type Source } from './limits.ts';
import type { Residual, ResidualVerdict } from './plan.ts';
import { absolute, add, compare, equal, nanolitres, ratio, subtract, type Volume } from './units.ts';

const POSTER: Source = {
  title: 'ASRA Fall 2017 poster, accuracy in intrathecal delivery',
  where: 'discrepancy of the residual volume: evaluate above 2 mL or outside the accuracy of the product',
  url: 'https://epostersonline.com/ASRAFALL17/node/1139?page=1',
  confidence: 'verified',
  read: '2026-11-22',
};

const MAINO: Source = {
  title: 'Maino 2017, refill volume discrepancy (abstract)',
  where:
    'more than 1 mL in a 20 mL pump is potentially consequential; said of the volume right after a refill',
  url: 'https://bvbvf1.bib-bvb.de/vufind/PrimoRecord/cdi_proquest_journals_1949114606',
  confidence: 'verified',
  read: '2026-11-22',
};

/** A difference larger than this is investigated whatever the ratio. */
export const INVESTIGATE_ABOVE: Figure<Volume> = figure(
  'residual-investigate-above',
  nanolitres(2_000_000),
  POSTER,
);

/** In a pump of at most `SMALL_RESERVOIR` a difference larger than this is watched. */
export const WATCH_ABOVE: Figure<Volume> = figure('residual-watch-above', nanolitres(1_000_000), MAINO);
const SMALL_RESERVOIR: Figure<Volume> = figure('residual-small-reservoir', nanolitres(20_000_000), MAINO);

/** Labelled accuracy, actual over programmed, and the size of the reservoir; null where not known for this pump. */
export interface ResidualBand {
  readonly accuracy: { readonly lower: Figure<number>; readonly upper: Figure<number> } | null;
  readonly reservoir: Figure<Volume> | null;
}

/** Compares what was aspirated with what the program leaves. The ratio is not rounded. */
export function residualOf(fill: Volume, expected: Volume, aspirated: Volume, band: ResidualBand): Residual {
  const programmed = subtract(fill, expected);
  const delivered = equal(programmed, nanolitres(0)) ? null : ratio(subtract(fill, aspirated), programmed);
  const discrepancy = subtract(expected, aspirated);
  return {
    expected,
    aspirated,
    discrepancy,
    ratio: delivered,
    verdict: verdictOf(discrepancy, delivered, band),
  };
}

/** Investigate: above 2 mL or outside the label. Watch: above 1 mL in a small pump, or no labelled accuracy is known to judge by. */
function verdictOf(discrepancy: Volume, delivered: number | null, band: ResidualBand): ResidualVerdict {
  const size = absolute(discrepancy);
  if (compare(size, INVESTIGATE_ABOVE.value) > 0) return 'investigate';
  if (delivered !== null && band.accuracy !== null && outside(delivered, band.accuracy)) return 'investigate';
  const small = band.reservoir === null || compare(band.reservoir.value, SMALL_RESERVOIR.value) <= 0;
  if (small && compare(size, WATCH_ABOVE.value) > 0) return 'watch';
  if (delivered !== null && band.accuracy === null) return 'watch';
  return 'as-labelled';
}

const outside = (delivered: number, accuracy: NonNullable<ResidualBand['accuracy']>): boolean =>
  delivered < accuracy.lower.value || delivered > accuracy.upper.value;

/** More fluid than can be there: it may have been drawn through the access port, and what is injected next would go to the spine. */
export function isMoreThanCanBeThere(fill: Volume, expected: Volume, aspirated: Volume): boolean {
  return compare(aspirated, add(expected, INVESTIGATE_ABOVE.value)) > 0 || compare(aspirated, fill) > 0;
}
