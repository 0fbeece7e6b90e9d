import { type Instant, instantAt } from '../../core/time.ts';
import { inSmallestUnit, type Volume } from '../../core/units.ts';
import { implanted } from '../../pump/implanted.ts';
import { entriesIn } from '../../pump/log-book.ts';
import { act, type Played } from '../../pump/play.ts';
import type { PumpConfiguration } from '../../pump/pump-configuration.ts';
import type { Hidden, LogEntry } from '../../pump/pump-event.ts';
import type { PumpRefusal } from '../../pump/pump-refusal.ts';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import type { PumpState } from '../../pump/pump-state.ts';
import { advance, type Stepped } from '../../pump/step.ts';
import { trueVolumeNl } from '../../pump/volumes.ts';

/** What somebody did to the pump of the lab, and what came of it. */
export interface Deed {
  readonly at: Instant;
  readonly action: PumpAction;
  readonly because: PumpRefusal | null;
  /** False where a message never arrived, or not yet: whoever sent it saw no answer. */
  readonly answered: boolean;
  /** What was truly in the reservoir just before, nL: what a syringe would have found. */
  readonly trueBeforeNl: number;
  /** The number of the last entry in the log before it. */
  readonly entriesBefore: number;
  /** Done before the lab was handed over. */
  readonly story: boolean;
}

/** A simulated pump with everything that happened to it since it was implanted: plain data. */
export interface Lab {
  readonly pump: PumpState;
  /** Everything that the pump ever wrote, also what its own log no longer holds. */
  readonly entries: readonly LogEntry[];
  readonly hidden: readonly Hidden[];
  readonly deeds: readonly Deed[];
  /** The pump and the number of its entries when the lab was handed over. */
  readonly begun: PumpState;
  readonly entriesOfStory: number;
}

/** A Monday morning; the lab is the same whenever it is opened. */
export const LAB_OPENS_MS = Date.UTC(2026, 0, 5, 8);

export function freshLab(configuration: PumpConfiguration, volume: Volume): Lab {
  const pump = implanted(configuration, volume);
  const entries = entriesIn(pump.log);
  return { pump, entries, hidden: [], deeds: [], begun: pump, entriesOfStory: entries.length };
}

const taken = (lab: Lab, { pump, entries, hidden }: Stepped): Lab => ({
  ...lab,
  pump,
  entries: entries.length === 0 ? lab.entries : [...lab.entries, ...entries],
  hidden: hidden.length === 0 ? lab.hidden : [...lab.hidden, ...hidden],
});

const UNANSWERED: ReadonlySet<Hidden['event']['kind']> = new Set(['message-lost', 'message-held-back']);

/** Does one thing now. What the pump refuses is a deed as well. */
export function doing(lab: Lab, action: PumpAction): Lab {
  const at = instantAt(lab.pump.nowMs);
  const stepped = act(lab.pump, at, action);
  const deed: Deed = {
    at,
    action,
    because: stepped.refusal,
    answered: !stepped.hidden.some(({ event }) => UNANSWERED.has(event.kind)),
    trueBeforeNl: trueVolumeNl(lab.pump),
    entriesBefore: lab.pump.nextSequence - 1,
    story: false,
  };
  return { ...taken(lab, stepped), deeds: [...lab.deeds, deed] };
}

/** Lets time pass. */
export const waiting = (lab: Lab, ms: number): Lab =>
  taken(lab, advance(lab.pump, instantAt(lab.pump.nowMs + ms)));

/** Lets time pass up to the first new alarm, where there is one on the way. */
export function waitingForAlarm(lab: Lab, ms: number): { readonly lab: Lab; readonly alarmed: boolean } {
  const whole = advance(lab.pump, instantAt(lab.pump.nowMs + ms));
  const alarm = whole.entries.find(({ event }) => event.kind === 'alarm-raised');
  if (alarm === undefined) return { lab: taken(lab, whole), alarmed: false };
  return { lab: taken(lab, advance(lab.pump, instantAt(alarm.atMs))), alarmed: true };
}

/** From here on it is in the hands of whoever sits at the lab. */
export const handedOver = (lab: Lab): Lab => ({
  ...lab,
  deeds: lab.deeds.map((deed) => ({ ...deed, story: true })),
  begun: lab.pump,
  entriesOfStory: lab.entries.length,
});

/** What was done since, in order, without what the pump refused or never answered. */
export const doneSince = (lab: Lab): readonly Deed[] =>
  lab.deeds.filter(({ story, because, answered }) => !story && because === null && answered);

/** What the pump wrote since. */
export const writtenSince = (lab: Lab): readonly LogEntry[] => lab.entries.slice(lab.entriesOfStory);

/** What came out of the port the last time that somebody drew at it, nL; null where nobody has. */
export function lastDrawnNl({ deeds, hidden }: Lab): number | null {
  const drew = deeds.some(({ action, because, story }) => isDrawing(action) && because === null && !story);
  if (!drew) return null;
  const drawn = hidden.findLast(({ event }) => event.kind === 'withdrawn')?.event;
  return drawn?.kind === 'withdrawn' ? drawn.volumeNl : null;
}

export const isDrawing = (action: PumpAction): boolean =>
  action.kind === 'outside' && action.input.kind === 'withdraw';

/** The volume of a fill at the port, nL; null for any other deed. */
export const filledNl = ({ action }: Deed): number | null =>
  action.kind === 'outside' && action.input.kind === 'fill' && action.input.into === 'reservoir'
    ? inSmallestUnit(action.input.volume)
    : null;

/** As `theca pump` answers it. */
export const playedOf = ({ pump, entries, hidden, deeds }: Lab): Played => ({
  pump,
  entries,
  hidden,
  refused: deeds.flatMap(({ at, because }, index) => (because === null ? [] : [{ index, at, because }])),
});
