import { pumpProfile } from '../../core/devices/profiles.ts';
import type { PumpProfile } from '../../core/devices/pump-profile.ts';
import { epochMilliseconds } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { DeliveryEvent, Scenario } from '../../twin/scenario.ts';
import type { ScenarioRefusal } from '../../twin/simulation.ts';

const NL_PER_ML = 1_000_000;

/** A refusal with the scenario that its pointer is into. */
export interface RefusedScenario {
  /** Whether it is of what is ordered, and not of what is on record. */
  readonly isOrdered: boolean;
  readonly refusal: ScenarioRefusal;
  readonly scenario: Scenario;
}

/** What is refused, as a person calls it: an event of the therapy by its kind, or one of its parts. */
export type RefusedPart = DeliveryEvent['kind'] | 'before' | 'implant' | 'time' | 'therapy';

/** Why, where the code and the place of a refusal tell; each is a message `twin.refusal.why.…`. */
export type RefusedBecause =
  | 'flow'
  | 'flow-below-zero'
  | 'flow-unknown'
  | 'mode'
  | 'days'
  | 'fill-volume'
  | 'path-rate'
  | 'path-overlap'
  | 'only-runs'
  | 'bolus-rate'
  | 'path-unknown'
  | 'too-long'
  | 'too-many-drugs'
  | 'order';

export interface RefusalPlace {
  readonly part: RefusedPart;
  /** When the event is; null of what is no event. */
  readonly atMs: number | null;
  /** Null where code and place do not tell: the twin's own words are the only ones then. */
  readonly because: RefusedBecause | null;
  readonly pump: string;
  /** The most that the pump can give, and hold; null where unknown. */
  readonly mostMlPerDay: number | null;
  readonly reservoirMl: number | null;
}

type Code = ScenarioRefusal['code'];

interface Pointed {
  readonly part: RefusedPart;
  readonly event: DeliveryEvent | null;
  /** Inside the part. */
  readonly inside: string;
}

/** The part of the scenario that a pointer leads into. */
function pointed(at: string, { delivery }: Scenario): Pointed {
  const [, index, inside = ''] = /^\/delivery\/(\d+)(.*)$/.exec(at) ?? [];
  const event = index === undefined ? undefined : delivery[Number(index)];
  if (event !== undefined) return { part: event.kind, event, inside };
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(at) ?? [];
  if (first === 'before') return { part: 'before', event: null, inside: rest };
  if (first === 'pump' || first === 'catheter') return { part: 'implant', event: null, inside: at };
  return { part: first === 'observe' ? 'time' : 'therapy', event: null, inside: at };
}

function inProgram(code: Code, inside: string, profile: PumpProfile | null): RefusedBecause | null {
  if (code === 'out-of-range') return profile?.maximumFlow == null ? 'flow-below-zero' : 'flow';
  if (code === 'missing' && !inside.endsWith('/steps')) return 'flow-unknown';
  if (code !== 'contradictory') return null;
  if (inside === '/program/mode') return 'mode';
  return inside === '/program/days' ? 'days' : null;
}

function outOfRange({ part, inside }: Pointed, profile: PumpProfile | null): RefusedBecause | null {
  if (inside === '/rate') return 'path-rate';
  if (inside === '/duration') return 'bolus-rate';
  return part === 'fill' && inside === '/volume' && profile?.reservoir != null ? 'fill-volume' : null;
}

function contradictory({ inside }: Pointed, profile: PumpProfile | null): RefusedBecause | null {
  if (inside === '/at') return 'path-overlap';
  return inside === '' && profile?.programmable === false ? 'only-runs' : null;
}

function becauseOf(code: Code, place: Pointed, profile: PumpProfile | null): RefusedBecause | null {
  const { part, inside } = place;
  if (inside.startsWith('/program/')) return inProgram(code, inside, profile);
  switch (code) {
    case 'out-of-range':
      return outOfRange(place, profile);
    case 'contradictory':
      return contradictory(place, profile);
    case 'out-of-order':
      return inside === '/at' ? 'order' : null;
    case 'missing':
      return part === 'implant' ? 'path-unknown' : null;
    case 'too-long':
    case 'too-many-drugs':
      return code;
    default:
      return null;
  }
}

/** What a refusal is about and why, from its code and its place in the scenario; never from its text. */
export function refusalPlace({
  refusal: { code, at },
  scenario,
}: Omit<RefusedScenario, 'isOrdered'>): RefusalPlace {
  const profile = scenario.pump === null ? null : pumpProfile(scenario.pump.model);
  const place = pointed(at, scenario);
  const inMl = (nl: number): number => nl / NL_PER_ML;
  const [most, room] = [profile?.maximumFlow ?? null, profile?.reservoir ?? null];
  return {
    part: place.part,
    atMs: place.event === null ? null : epochMilliseconds(place.event.at),
    because: becauseOf(code, place, profile),
    pump: profile?.name ?? '',
    mostMlPerDay: most === null ? null : inMl(inSmallestUnit(most.value)),
    reservoirMl: room === null ? null : inMl(inSmallestUnit(room.value)),
  };
}
