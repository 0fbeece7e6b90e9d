import type { DrugId } from '../../core/ids.ts';
import { concentrationIn, type Mixture } from '../../core/mixture.ts';
import type { Computed } from '../../core/plan.ts';
import { epochMilliseconds } from '../../core/time.ts';
import {
  add,
  inSmallestUnit,
  type Mass,
  massIn,
  nanograms,
  nanolitres,
  subtract,
  type Volume,
} from '../../core/units.ts';
import { alarmVolumeOf, contentsOf } from '../../core/visit-facts.ts';
import type { VisitInput } from '../../core/visit-input.ts';
import type { PumpRefusal } from '../../pump/pump-refusal.ts';
import { type Rehearsal, type RehearsedHour, rehearse } from '../../pump/rehearsal.ts';
import { type RehearsalEvent, rehearsalEvents } from './rehearsal-events.ts';
import { type PathContents, pathContents } from './rehearsal-path.ts';

/** What leaves the tip: as the pump runs it, and besides the old solution at the new flow, where no bridge holds it back. */
export type ShownPhase = RehearsedHour['phase'] | 'old-solution';

/** What the virtual pump does in a stretch of time. */
export interface RehearsedPart {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly phase: ShownPhase;
  readonly delivered: Volume;
  /** What the pump shows at the end of it. */
  readonly displayed: Volume;
  /** One for each of the drugs, in their order. */
  readonly doses: readonly Mass[];
}

/** Whether it may be signed as far as this goes, and why not. */
export type RehearsalVerdictShown =
  | { readonly kind: 'agrees' | 'differs'; readonly by: Volume; readonly quantum: Volume }
  | { readonly kind: 'refused'; readonly because: PumpRefusal }
  | {
      readonly kind: 'not-possible';
      readonly because: Extract<Rehearsal, { readonly kind: 'not-possible' }>['because'];
    };

/** What there is to see of a rehearsal that ran. */
export interface RehearsalRun {
  readonly fromMs: number;
  readonly untilMs: number;
  /** The primary drug, and before it the old one where that still lies in the path. Without saline. */
  readonly drugs: readonly DrugId[];
  /** Where a dose is known: at the tip, or only as it leaves the pump, the path being unknown. */
  readonly at: 'tip' | 'pump';
  readonly hours: readonly RehearsedPart[];
  /** Of 24 h each from the visit on, the last as long as it is. */
  readonly days: readonly RehearsedPart[];
  readonly events: readonly RehearsalEvent[];
  readonly displayedFirst: Volume;
  readonly alarmAt: Volume | null;
}

export interface RehearsalView {
  readonly verdict: RehearsalVerdictShown;
  readonly run: RehearsalRun | null;
}

const DAY_MS = 86_400_000;

/** The rehearsal of a plan, with what leaves the tip in each hour. Doses to the nearest ng. */
export function rehearsalView(input: VisitInput, computed: Computed): RehearsalView {
  const rehearsal = rehearse(input, computed);
  if (rehearsal.kind !== 'rehearsed') return { verdict: rehearsal, run: null };
  const { agrees, largestDifference, quantum, hours, entries } = rehearsal;
  const verdict = { kind: agrees ? 'agrees' : 'differs', by: largestDifference, quantum } as const;
  const [first, last] = [hours[0], hours.at(-1)];
  const contents = contentsOf(input);
  if (first === undefined || last === undefined || contents === null) return { verdict, run: null };
  const path = pathContents(input, computed);
  const drugs = drugsShown(contents, path);
  const parts = partsOf(hours, contents, path, drugs);
  const fromMs = epochMilliseconds(first.from);
  return {
    verdict,
    run: {
      fromMs,
      untilMs: epochMilliseconds(last.until),
      drugs,
      at: path === null ? 'pump' : 'tip',
      hours: parts,
      days: inDays(parts, fromMs),
      events: rehearsalEvents(entries),
      displayedFirst: add(first.displayed, first.delivered),
      alarmAt: alarmVolumeOf(input),
    },
  };
}

function drugsShown(contents: Mixture, path: PathContents | null): readonly DrugId[] {
  const old = path?.mixture?.[0].drug;
  return [...new Set([...(old === undefined ? [] : [old]), contents[0].drug])].filter(
    (drug) => drug !== 'saline',
  );
}

/** What is in the path goes first, by volume; the rest is what the reservoir holds. */
function partsOf(
  hours: readonly RehearsedHour[],
  contents: Mixture,
  path: PathContents | null,
  drugs: readonly DrugId[],
): readonly RehearsedPart[] {
  const before = path?.mixture ?? [];
  const pathNl = path === null ? 0 : inSmallestUnit(path.volume);
  // Since the visit and not by the hour: so the hours of a day add up to what the day gives.
  const given = (countedNl: number): readonly Mass[] => {
    const old = nanolitres(Math.min(countedNl, pathNl));
    const own = subtract(nanolitres(countedNl), old);
    return drugs.map((drug) =>
      add(
        massIn(old, concentrationIn(before, drug), 'nearest'),
        massIn(own, concentrationIn(contents, drug), 'nearest'),
      ),
    );
  };
  let countedNl = 0;
  return hours.map(({ from, until, phase, delivered, displayed }) => {
    const isOld = phase === 'program' && before.length > 0 && countedNl < pathNl;
    const earlier = given(countedNl);
    countedNl += inSmallestUnit(delivered);
    return {
      fromMs: epochMilliseconds(from),
      untilMs: epochMilliseconds(until),
      phase: isOld ? 'old-solution' : phase,
      delivered,
      displayed,
      doses: less(given(countedNl), earlier),
    };
  });
}

/** The first of each pair less the second; both are lists of the same drugs. */
const less = (those: readonly Mass[], these: readonly Mass[]): readonly Mass[] =>
  those.map((mass, i) => subtract(mass, these[i] ?? nanograms(0)));

/** A day takes the phase that it begins with. */
function inDays(hours: readonly RehearsedPart[], fromMs: number): readonly RehearsedPart[] {
  const days: RehearsedPart[] = [];
  let of = -1;
  for (const hour of hours) {
    const day = Math.floor((hour.fromMs - fromMs) / DAY_MS);
    const begun = days.at(-1);
    if (day !== of || begun === undefined) days.push(hour);
    else days[days.length - 1] = together(begun, hour);
    of = day;
  }
  return days;
}

/** Two parts one after the other as one, by the name of the first. */
export const together = (first: RehearsedPart, second: RehearsedPart): RehearsedPart => ({
  ...first,
  untilMs: second.untilMs,
  delivered: add(first.delivered, second.delivered),
  displayed: second.displayed,
  doses: first.doses.map((dose, i) => add(dose, second.doses[i] ?? nanograms(0))),
});
