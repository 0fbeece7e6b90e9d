import { minutesAfterMidnight } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { DialStep } from '../pictures/day-dial.tsx';
import type { ProgramDraft, StepDraft } from './order-draft.ts';
import { readStep } from './read-program.ts';

const MINUTES_A_DAY = 1440;
const MS_PER_MINUTE = 60_000;

/**
 * The steps as they are typed, for the dial while the mixture is not known yet: as high as what is typed, over time. Empty
 * where any row cannot be read or is out of order.
 */
export function typedDial(
  steps: readonly StepDraft[],
  unit: Pick<ProgramDraft, 'setAs' | 'stepUnit'>,
): readonly DialStep[] {
  const read = steps.flatMap((step) => readStep(step, unit) ?? []);
  if (read.length < steps.length) return [];
  const drawn = read.map(({ at, setting }, index): DialStep => {
    const from = minutesAfterMidnight(at);
    const next = read[index + 1];
    const until = next === undefined ? MINUTES_A_DAY : minutesAfterMidnight(next.at);
    if (setting.kind === 'amount')
      return { from, until, height: inSmallestUnit(setting.amount) / ((until - from) * MS_PER_MINUTE) };
    return { from, until, height: inSmallestUnit(setting.kind === 'dose' ? setting.dose : setting.rate) };
  });
  return drawn.every(({ from, until }) => until > from) ? drawn : [];
}
