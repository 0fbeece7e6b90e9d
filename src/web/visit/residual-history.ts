import type { RefillView } from '../../wire/contract/patient.ts';
import type { VisitView } from '../../wire/contract/visit.ts';

/** One refill with what was found; the one of this visit is the last. */
export interface ResidualPoint {
  readonly key: string;
  readonly at: string;
  /** Expected minus aspirated, mL. */
  readonly value: number;
  readonly verdict: 'as-labelled' | 'watch' | 'investigate' | null;
}

const UNITS_IN_ML: Readonly<Record<string, number>> = { mL: 1, uL: 1e3, nL: 1e6 };

/** All refills that had an expected volume, oldest first, with this one at the end. */
export function residualHistory(refills: readonly RefillView[], visit: VisitView): readonly ResidualPoint[] {
  const past = refills.flatMap(({ visit: key, at, discrepancy, verdict }) =>
    discrepancy === null
      ? []
      : [{ key, at, value: discrepancy.value / (UNITS_IN_ML[discrepancy.unit] ?? 1), verdict }],
  );
  const entry = visit.residuals.at(-1);
  if (entry === undefined || entry.residual === null) return past;
  const { discrepancy, verdict } = entry.residual;
  const value = discrepancy.value / (UNITS_IN_ML[discrepancy.unit] ?? 1);
  return [...past, { key: visit.id, at: entry.at, value, verdict }];
}

/** Two differences, one after the other, that both are more than the label explains and lie on opposite sides. */
export interface Turned {
  readonly before: ResidualPoint;
  readonly now: ResidualPoint;
}

/**
 * The latest difference where the one before it lay on the other side [SR-54]: too low now after too high, or the reverse. A pump
 * that runs fast or slow errs to one side. Null where either is within the label or was not judged.
 */
export function turnedSign(points: readonly ResidualPoint[]): Turned | null {
  const [before, now] = points.slice(-2);
  if (before === undefined || now === undefined) return null;
  const isJudged = [before, now].every(({ verdict }) => verdict === 'watch' || verdict === 'investigate');
  return isJudged && before.value * now.value < 0 ? { before, now } : null;
}
