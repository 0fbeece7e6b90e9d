import { epochMilliseconds, minutesAfterMidnight } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import type { Scenario, Stretch } from './scenario.ts';

/** A time without a gap in which a stretch holds: all of it, or one of its days. Milliseconds since 1970. */
export interface Spell {
  /** Which of the scenario's stretches. */
  readonly stretch: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

const MS_PER_MINUTE = 60_000;
export const MS_PER_DAY = 86_400_000;

/** When the stretches of a scenario hold, in order of time. */
export const spellsOf = ({ stretches = [] }: Scenario): readonly Spell[] =>
  stretches
    .flatMap((stretch, index) => spellsOfOne(stretch).map((spell) => ({ stretch: index, ...spell })))
    .sort((a, b) => a.fromMs - b.fromMs);

function spellsOfOne({ from, until, daily }: Stretch): readonly Omit<Spell, 'stretch'>[] {
  const [fromMs, untilMs] = [epochMilliseconds(from), epochMilliseconds(until)];
  if (daily === undefined) return [{ fromMs, untilMs }];
  const aheadMs = inSmallestUnit(daily.clock.aheadOfUtc);
  const [start, end] = [daily.from, daily.until].map((at) => minutesAfterMidnight(at) * MS_PER_MINUTE);
  const lastsMs = end > start ? end - start : end + MS_PER_DAY - start;
  const spells: Omit<Spell, 'stretch'>[] = [];
  // The evening before may reach into the first day.
  const midnight = Math.floor((fromMs + aheadMs) / MS_PER_DAY) * MS_PER_DAY - aheadMs;
  for (let dayMs = midnight - MS_PER_DAY; dayMs < untilMs; dayMs += MS_PER_DAY) {
    const spell = {
      fromMs: Math.max(fromMs, dayMs + start),
      untilMs: Math.min(untilMs, dayMs + start + lastsMs),
    };
    if (spell.untilMs > spell.fromMs) spells.push(spell);
  }
  return spells;
}
