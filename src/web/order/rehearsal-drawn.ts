import { drug } from '../../core/drugs/all.ts';
import type { DrugId } from '../../core/ids.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { NamedStretch, RateBar, TicksOf } from '../pictures/rehearsal-bars.tsx';
import { type RehearsalRun, type RehearsedPart, type ShownPhase, together } from './rehearsal-view.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const NG_PER = { ug: 1_000, mg: 1_000_000 } as const;

const SIGNS: Readonly<Record<ShownPhase, RateBar['sign']>> = {
  prime: 'dotted',
  bridge: 'hatched',
  'old-solution': 'hatched',
  program: 'plain',
};

/** The dose of one of the drugs as a rate over `perMs`, in the unit that the drug is spoken of in: the area of a bar is the dose. */
export const rateBars = (
  { drugs }: Pick<RehearsalRun, 'drugs'>,
  parts: readonly RehearsedPart[],
  index: number,
  perMs: number,
): readonly RateBar[] =>
  joined(
    parts,
    (before, part) => part.untilMs - part.fromMs < perMs || before.untilMs - before.fromMs < perMs,
  ).map((part) => ({
    fromMs: part.fromMs,
    untilMs: part.untilMs,
    sign: SIGNS[part.phase],
    rate: rateOf(drugs[index], part, index, perMs),
  }));

/** What is left of an hour may be shorter than the pump's own steps, and its rate chance: it goes with its neighbour. */
function joined(
  parts: readonly RehearsedPart[],
  isOne: (before: RehearsedPart, part: RehearsedPart) => boolean,
): readonly RehearsedPart[] {
  const whole: RehearsedPart[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (before?.phase === part.phase && isOne(before, part)) whole[whole.length - 1] = together(before, part);
    else whole.push(part);
  }
  return whole;
}

function rateOf(of: DrugId | undefined, part: RehearsedPart, index: number, perMs: number): number {
  const dose = part.doses[index];
  if (of === undefined || dose === undefined) return 0;
  const unit = NG_PER[drug(of).spokenIn];
  return (inSmallestUnit(dose) / unit) * (perMs / (part.untilMs - part.fromMs));
}

/** What each phase gives, from its beginning to its end or to the end of the parts. */
export const phasesOf = (parts: readonly RehearsedPart[]): readonly RehearsedPart[] =>
  joined(parts, () => true);

/** The parts that begin within so many hours of the visit. */
export const firstHours = (
  { hours, fromMs }: Pick<RehearsalRun, 'hours' | 'fromMs'>,
  count: number,
): readonly RehearsedPart[] => hours.filter((part) => part.fromMs < fromMs + count * HOUR_MS);

/** The phases with their names; nothing where only the program runs. */
export function stretches(
  parts: readonly RehearsedPart[],
  words: (phase: ShownPhase) => string,
): readonly NamedStretch[] {
  if (parts.every(({ phase }) => phase === 'program')) return [];
  return phasesOf(parts).map(({ fromMs, untilMs, phase }) => ({ fromMs, untilMs, words: words(phase) }));
}

const HOUR_STEPS = [1, 2, 3, 6, 12, 24];
const DAY_STEPS = [1, 2, 5, 7, 14, 30, 60, 100];

/** Moments at equal steps, hours or days of 24 h from the first on. */
export function ticksBetween(
  fromMs: number,
  untilMs: number,
  unitMs: typeof HOUR_MS | typeof DAY_MS,
  words: (atMs: number) => string,
): TicksOf {
  const units = (untilMs - fromMs) / unitMs;
  const steps = unitMs === HOUR_MS ? HOUR_STEPS : DAY_STEPS;
  return (about) => {
    const step = steps.find((each) => units / each <= about) ?? Math.ceil(units / about);
    return Array.from({ length: Math.floor(units / step) + 1 }, (_, i) => {
      const atMs = fromMs + i * step * unitMs;
      return { atMs, words: words(atMs) };
    });
  };
}
