import type { PlanDates } from '../../core/plan.ts';
import { epochMilliseconds, type Instant } from '../../core/time.ts';
import type { StandingJson } from '../../wire/contract/visit.ts';

const iso = (at: Instant | null): string | null => at && new Date(epochMilliseconds(at)).toISOString();

/** The dates of a plan as the server writes them. */
export const writtenDates = (dates: PlanDates): StandingJson['dates'] => ({
  lowReservoirAlarm: iso(dates.lowReservoirAlarm),
  worstCaseAlarm: iso(dates.worstCaseAlarm),
  empty: iso(dates.empty),
  stability: iso(dates.stability),
  refillBy: dates.refillBy,
  because: dates.because,
});
