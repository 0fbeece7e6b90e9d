import type { BridgeFacts } from './bridge.ts';
import { catheterVolume, deadVolume, type MissingFact, type PathVolume } from './catheter.ts';
import { pumpProfile } from './devices/profiles.ts';
import type { PumpProfile } from './devices/pump-profile.ts';
import { flowPieces } from './flow.ts';
import type { Mixture } from './mixture.ts';
import type { Delivery } from './plan.ts';
import type { Program } from './program.ts';
import { type PumpClock, pumpClock } from './pump-clock.ts';
import { type Reservoir, reservoirAt } from './reservoir.ts';
import type { Result } from './result.ts';
import { compareInstants, later } from './time.ts';
import { ifRepresentable, milliseconds, type Volume } from './units.ts';
import type { LastState, VisitInput } from './visit-input.ts';
import type { FlowPiece } from './week.ts';

export const pumpOf = (input: VisitInput): PumpProfile => pumpProfile(input.pump.model);

/**
 * The pump's clock: as it was read at this visit, else as it was set at the last fill, in the clinic's time of that day.
 */
export function clockOf({ timeZone, visit, last }: VisitInput): PumpClock {
  const offset = visit.read?.clockOffset;
  return offset === undefined
    ? pumpClock(timeZone, last?.fill.at ?? visit.at)
    : pumpClock(timeZone, visit.at, offset);
}

/** What the reservoir holds after the visit; null where the file says neither what is filled nor what was. */
export const contentsOf = ({ visit, last }: VisitInput): Mixture | null =>
  visit.fill?.components ?? last?.fill.components ?? null;

/** The program that the visit found: the last change before it. */
export function programBefore(last: LastState, { visit }: VisitInput): Program {
  const changes = last.changes
    .filter((change) => compareInstants(change.at, visit.at) <= 0)
    .sort((a, b) => compareInstants(a.at, b.at));
  return changes.at(-1)?.program ?? last.program;
}

/** A visit never changes, so what follows from it is worked out once, however many checks ask. */
const RESERVOIRS = new WeakMap<VisitInput, Reservoir | null>();

/** The reservoir by the program at the moment of the visit; null at a first fill or beyond what can be computed. */
export function reservoirOf(input: VisitInput): Reservoir | null {
  const known = RESERVOIRS.get(input);
  if (known !== undefined) return known;
  const reservoir = reservoirAtVisit(input);
  RESERVOIRS.set(input, reservoir);
  return reservoir;
}

function reservoirAtVisit(input: VisitInput): Reservoir | null {
  const { last, visit } = input;
  if (last === null) return null;
  const facts = { last, read: visit.read, pump: pumpOf(input), clock: clockOf(input) };
  return ifRepresentable(() => reservoirAt(visit.at, facts));
}

/** Where the low-reservoir alarm sounds: as it is set on this pump, else as the maker recommends it for the model. */
export const alarmVolumeOf = (input: VisitInput): Volume | null =>
  input.pump.lowReservoirAlarm ?? pumpOf(input).lowReservoirAlarm?.value ?? null;

/** Tubing and catheter, or everything that is missing to know them. */
export const pathOf = ({ pump, catheter }: VisitInput): Result<PathVolume, readonly MissingFact[]> =>
  deadVolume(pump, catheter);

/** What a prime fills: the part that was not primed before. */
export const primedPathOf = (input: VisitInput): Result<PathVolume, readonly MissingFact[]> =>
  input.visit.prime?.part === 'catheter' ? catheterVolume(input.catheter) : pathOf(input);

const A_WEEK = milliseconds(604_800_000);

/** A week from the visit on as the program before would have run it. */
function weekBefore(last: LastState, input: VisitInput): readonly FlowPiece[] {
  const { at } = input.visit;
  const program = programBefore(last, input);
  return flowPieces(program, last.fill.components, pumpOf(input), at, later(at, A_WEEK), clockOf(input));
}

/** A week of the new program as it runs once `first`, a prime and a bridge, is through. */
export function weekAfter(
  input: VisitInput,
  contents: Mixture,
  first: readonly FlowPiece[],
): readonly FlowPiece[] {
  const from = first.reduce((at, piece) => later(at, piece.time), input.visit.at);
  return flowPieces(input.visit.program, contents, pumpOf(input), from, later(from, A_WEEK), clockOf(input));
}

/** What a bridge is computed from, all but the path; null as for a change, and where a prime attests an empty catheter. */
export const bridgeFactsOf = (
  input: VisitInput,
  before: Delivery | null,
  after: Delivery | null,
): Omit<BridgeFacts, 'path'> | null =>
  input.visit.prime === undefined ? changeFactsOf(input, before, after) : null;

/** The solutions and the flows before and after; null where nothing was in the pump, nothing is filled, or a program cannot be computed. */
export function changeFactsOf(
  input: VisitInput,
  before: Delivery | null,
  after: Delivery | null,
): Omit<BridgeFacts, 'path'> | null {
  const { last, visit } = input;
  if (last === null || visit.fill === undefined) return null;
  if (before === null || after === null) return null;
  const { components } = visit.fill;
  return {
    old: last.fill.components,
    wanted: components,
    before,
    after,
    weekBefore: weekBefore(last, input),
    week: weekAfter(input, components, []),
    pump: pumpOf(input),
    choice: visit.bridge,
  };
}
