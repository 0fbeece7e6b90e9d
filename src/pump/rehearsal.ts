import { usedBridge } from '../core/bridge.ts';
import { startOfDay } from '../core/calendar-day.ts';
import { flowPieces } from '../core/flow.ts';
import type { Computed } from '../core/plan.ts';
import { refillFactsOf } from '../core/refill-facts.ts';
import { compareInstants, epochMilliseconds, type Instant, instantAt, later } from '../core/time.ts';
import { ifRepresentable, inSmallestUnit, milliseconds, nanolitres, type Volume } from '../core/units.ts';
import { clockOf, contentsOf, pumpOf } from '../core/visit-facts.ts';
import type { VisitInput } from '../core/visit-input.ts';
import type { FlowPiece } from '../core/week.ts';
import { configured } from './configure.ts';
import { implanted } from './implanted.ts';
import type { Prescription } from './prescription.ts';
import { joined, programme, tell } from './programming.ts';
import type { LogEntry } from './pump-event.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { Total } from './pump-state.ts';
import { reading } from './reading.ts';
import { advance, type Stepped } from './step.ts';
import { quantum } from './volumes.ts';

/** What runs: the solution that fills an empty path, the old one that fills a path, or the program. */
export type RehearsedPhase = 'prime' | 'bridge' | 'program';

/** Up to an hour of the rehearsal, cut where a prime or a bridge ends. */
export interface RehearsedHour {
  readonly from: Instant;
  readonly until: Instant;
  readonly phase: RehearsedPhase;
  readonly delivered: Volume;
  /** What the pump shows at the end of it. */
  readonly displayed: Volume;
}

/** A program run on the virtual pump from the visit to the next refill. */
export type Rehearsal =
  | {
      readonly kind: 'rehearsed';
      readonly simulated: 'SIMULATED';
      readonly hours: readonly RehearsedHour[];
      /** What the pump wrote on the way: the end of a bridge, alarms. */
      readonly entries: readonly LogEntry[];
      /** The furthest that pump and plan were apart at the end of any hour, and what may lie between them. */
      readonly largestDifference: Volume;
      readonly quantum: Volume;
      readonly agrees: boolean;
    }
  /** The virtual pump does not take the program. */
  | { readonly kind: 'refused'; readonly because: PumpRefusal }
  /**
   * There is nothing to run, what is needed is not known (the plan's own findings say what), or the order is one that a device
   * may well run and this simulation cannot.
   */
  | {
      readonly kind: 'not-possible';
      readonly because: 'not-programmable' | 'not-computed' | 'beyond-simulation';
    };

/** Bounds of the virtual pump and of no device: flows and windows that it cannot hold, a prime while it stands still. */
const OWN_BOUNDS: readonly PumpRefusal[] = ['beyond-range', 'window-too-long', 'stopped'];

/** Whether an order may be signed as far as the rehearsal goes: what was rehearsed agrees, and the pump took the program. */
export const permitsSigning = (rehearsal: Rehearsal): boolean =>
  rehearsal.kind === 'rehearsed' ? rehearsal.agrees : rehearsal.kind === 'not-possible';

const HOUR_MS = 3_600_000;
/** A refill lies nearer than this; without a date this is how far is looked. */
const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * Runs what the plan says on the virtual pump, from the visit to the day of the next refill, and compares hour by hour what the
 * pump counts with the integral of the plan's own flows. Two routes to one number: core integrates, the pump goes from event to
 * event. Patient boluses are not asked for.
 */
export function rehearse(input: VisitInput, computed: Computed): Rehearsal {
  const profile = pumpOf(input);
  if (!profile.programmable) return { kind: 'not-possible', because: 'not-programmable' };
  // An amount beyond what can be held exactly is a finding of the plan, and nothing that could be run.
  const facts = ifRepresentable(() => refillFactsOf(input, computed));
  const contents = contentsOf(input);
  if (facts === null || facts.alarmAt === null || contents === null || computed.delivery === null)
    return { kind: 'not-possible', because: 'not-computed' };
  const { at } = input.visit;
  const clock = clockOf(input);
  const bridge = usedBridge(computed.bridge);
  const prescription: Prescription = {
    mixture: contents,
    program: input.visit.program,
    limits: [],
    lowReservoirAlarm: facts.alarmAt,
    reservoir: facts.volume,
    bridge: bridge && { volume: bridge.volume, rate: bridge.rate },
  };
  const pump = implanted(
    configured(input.pump.model, at, { clock, reservoir: profile.reservoir?.value ?? facts.volume }),
    facts.volume,
  );
  const told = joined(programme(pump, at, prescription), (next) => primed(next, at, computed));
  if (told.refusal !== null)
    return OWN_BOUNDS.includes(told.refusal)
      ? { kind: 'not-possible', because: 'beyond-simulation' }
      : { kind: 'refused', because: told.refusal };
  const until = endOf(input, computed);
  const first = phasesOf(at, computed);
  const start = first.at(-1)?.until ?? at;
  const planned: readonly FlowPiece[] = [
    ...facts.first,
    ...(compareInstants(start, until) < 0
      ? flowPieces(input.visit.program, contents, profile, start, until, clock)
      : []),
  ];
  return run(told, cutsOf(at, until, first), first, planned, quantum(pump));
}

function primed(pump: Stepped['pump'], at: Instant, { prime }: Computed): Stepped {
  if (prime === null) return advance(pump, at);
  const { volume } = prime;
  return tell(pump, at, { kind: 'prime', volume, path: volume, reason: 'implant', catheterDrugFree: true });
}

/** The start of the day of the next refill; else the low-reservoir alarm; else as far as is looked. */
function endOf({ timeZone, visit }: VisitInput, { dates }: Computed): Instant {
  const furthest = later(visit.at, milliseconds(LONGEST_DAYS * DAY_MS));
  const wanted = dates.refillBy === null ? dates.lowReservoirAlarm : startOfDay(dates.refillBy, timeZone);
  if (wanted === null || compareInstants(wanted, furthest) > 0) return furthest;
  return compareInstants(wanted, visit.at) > 0 ? wanted : later(visit.at, milliseconds(DAY_MS));
}

interface Phase {
  readonly phase: RehearsedPhase;
  readonly until: Instant;
}

function phasesOf(at: Instant, { prime, bridge: planned }: Computed): readonly Phase[] {
  const bridge = usedBridge(planned);
  const phases: Phase[] = [];
  let until = at;
  if (prime !== null) {
    until = later(until, prime.duration);
    phases.push({ phase: 'prime', until });
  }
  if (bridge !== null) {
    until = later(until, bridge.duration);
    phases.push({ phase: 'bridge', until });
  }
  return phases;
}

/** The end of every hour, and of a prime and a bridge, in order of time. */
function cutsOf(at: Instant, until: Instant, phases: readonly Phase[]): readonly number[] {
  const [from, end] = [epochMilliseconds(at), epochMilliseconds(until)];
  const cuts = new Set(phases.map((phase) => epochMilliseconds(phase.until)).filter((cut) => cut < end));
  for (let cut = from + HOUR_MS; cut < end; cut += HOUR_MS) cuts.add(cut);
  cuts.add(end);
  return [...cuts].sort((a, b) => a - b);
}

function run(
  told: Stepped,
  cuts: readonly number[],
  phases: readonly Phase[],
  planned: readonly FlowPiece[],
  stroke: number,
): Rehearsal {
  const plannedUntil = integralOf(planned);
  const startMs = told.pump.nowMs;
  const hours: RehearsedHour[] = [];
  const entries: LogEntry[] = [];
  let { pump } = told;
  let counted = 0;
  let fromMs = startMs;
  let furthest = 0;
  for (const cut of cuts) {
    const stepped = advance(pump, instantAt(cut));
    pump = stepped.pump;
    for (const entry of stepped.entries) entries.push(entry);
    const read = reading(pump);
    const total = inSmallestUnit(read.delivered);
    hours.push({
      from: instantAt(fromMs),
      until: instantAt(cut),
      phase: phases.find((phase) => epochMilliseconds(phase.until) >= cut)?.phase ?? 'program',
      delivered: nanolitres(total - counted),
      displayed: read.displayed,
    });
    furthest = Math.max(furthest, apartUp(pump.commanded, plannedUntil(cut - startMs)));
    counted = total;
    fromMs = cut;
  }
  return {
    kind: 'rehearsed',
    simulated: 'SIMULATED',
    hours,
    entries,
    largestDifference: nanolitres(furthest),
    quantum: nanolitres(stroke),
    agrees: furthest <= stroke,
  };
}

const DAY = BigInt(DAY_MS);

/** What the plan's flows give until so many ms after the start, in nL · ms / d and exact; to be asked in order of time. */
function integralOf(pieces: readonly FlowPiece[]): (ms: number) => bigint {
  let index = 0;
  let passedMs = 0;
  let units = 0n;
  return (ms) => {
    for (let piece = pieces[index]; piece !== undefined; piece = pieces[index]) {
      const length = inSmallestUnit(piece.time);
      if (passedMs + length > ms) {
        return units + BigInt(inSmallestUnit(piece.flow)) * BigInt(ms - passedMs);
      }
      units += BigInt(inSmallestUnit(piece.flow)) * BigInt(length);
      passedMs += length;
      index += 1;
    }
    return units;
  };
}

/** How far what the pump was told to move is from the plan; nL rounded up, so that no difference looks smaller than it is. */
function apartUp({ nl, rest }: Total, plannedUnits: bigint): number {
  const apart = BigInt(nl) * DAY + BigInt(rest) - plannedUnits;
  const size = apart < 0n ? -apart : apart;
  return Number((size + DAY - 1n) / DAY);
}
