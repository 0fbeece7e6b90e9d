import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { drug } from '../../src/core/drugs/all.ts';
import { epochMilliseconds, type Instant, WEEKDAYS } from '../../src/core/time.ts';
import { inSmallestUnit } from '../../src/core/units.ts';
import type { VisitInput } from '../../src/core/visit-input.ts';
import type { RunningOut } from './running-out.ts';

export interface OracleRefill {
  readonly refillBy: string | null;
  readonly because: string | null;
}

/**
 * min(A − margin, stability, longest interval since the fill), moved back to a clinic day. How long the mixture keeps is looked up,
 * not reckoned, so the plan's own date of it is taken. No date where nobody knows at which volume the reservoir ends.
 */
export function refillOracle(input: VisitInput, runs: RunningOut, stability: Instant | null): OracleRefill {
  const { visit, last, clinic } = input;
  const filled = visit.fill === undefined ? last?.fill : { at: visit.at, components: visit.fill.components };
  const isEndKnown =
    (input.pump.lowReservoirAlarm ?? pumpProfile(input.pump.model).lowReservoirAlarm) != null;
  if (filled === undefined || !isEndKnown) return { refillBy: null, because: null };
  const isDangerous = filled.components.some((each) => drug(each.drug).withdrawal !== null);
  const margins = [clinic.refillMargin, ...(isDangerous ? [clinic.withdrawalMargin] : [])];
  const margin = Math.max(...margins.map(inSmallestUnit));
  const ends: readonly (readonly [string, number | null])[] = [
    ['alarm', runs.worstAlarm === null ? null : Number(runs.worstAlarm) - margin],
    ['over-infusion', runs.empty === null ? null : Number(runs.empty) - margin],
    ['stability', stability && epochMilliseconds(stability)],
    ['policy', epochMilliseconds(filled.at) + inSmallestUnit(clinic.longestInterval)],
  ];
  const first = Math.min(...ends.map(([, end]) => end ?? Number.POSITIVE_INFINITY));
  const because = ends.find(([, end]) => end === first)?.[0] ?? null;
  return { refillBy: clinicDay(first, input), because };
}

/** The local day, or the last one before it on which the clinic is open; days are counted by their noon in UTC. */
function clinicDay(at: number, { timeZone, clinic }: VisitInput): string {
  const local = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  const noon = new Date(`${local}T12:00:00Z`);
  for (let back = 0; back < 7; back++) {
    const weekday = WEEKDAYS[(noon.getUTCDay() + 6) % 7];
    if (weekday !== undefined && clinic.clinicDays.includes(weekday)) break;
    noon.setUTCDate(noon.getUTCDate() - 1);
  }
  return noon.toISOString().slice(0, 10);
}
