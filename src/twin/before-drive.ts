import type { Drive } from './drug-run.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';

/** The mean of what ran before the beginning, ug/h. */
export function meanBefore(before: Drive['before']): number {
  if (before.kind === 'nothing') return 0;
  if (before.kind === 'constant') return before.ugPerHour;
  const { times, rates } = before.schedule;
  let ug = 0;
  for (let i = 0; i < times.length; i++)
    ug += (rates[0]?.[i] ?? 0) * ((times[i + 1] ?? before.periodTicks) - times[i]);
  return ug / before.periodTicks;
}

/** What ran at a time before the beginning, hours below zero; ug/h. */
export function rateBefore(before: Drive['before'], hours: number): number {
  if (before.kind !== 'periodic') return meanBefore(before);
  const period = before.periodTicks;
  // To the nearest tick: the change itself belongs to what begins.
  const tick = ((Math.round(hours / HOURS_PER_TICK) % period) + period) % period;
  const at = before.schedule.times.findLastIndex((time) => time <= tick);
  return before.schedule.rates[0]?.[at] ?? 0;
}
