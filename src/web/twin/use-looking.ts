import { type KeyboardEvent, useMemo, useState } from 'react';
import type { DrugId } from '../../core/ids.ts';
import { epochMilliseconds } from '../../core/time.ts';
import type { VertebralLevel } from '../../twin/levels.ts';
import type { ProposedVisit, TherapyCourse } from '../../twin/scenario-of-course.ts';
import { tipNamed } from '../../twin/tip-named.ts';
import { type Looking, pressed } from './cursor.ts';
import { levelsShown } from './levels-shown.ts';
import { around, aroundVisit, type Bounds, type Period, within, zoomed } from './shown-time.ts';
import type { Wanted } from './wanted.ts';

const MS_PER_DAY = 86_400_000;
/** Ours: as far ahead as is shown; beyond, a therapy has been changed. */
const DAYS_AHEAD = 30;

export interface TwinProps {
  readonly course: TherapyCourse;
  /** Every drug of the therapy and of what is proposed, primary first. */
  readonly drugs: readonly [DrugId, ...DrugId[]];
  readonly proposed: ProposedVisit | null;
  readonly withoutBridge: ProposedVisit | null;
  readonly accuracy: { readonly lower: number; readonly upper: number } | null;
  readonly nowMs: number;
  readonly zone: string;
  readonly isHistoryWhole: boolean;
}

export interface LookingHere extends Looking {
  /** All that can be looked at. */
  readonly bounds: Bounds;
  readonly levelName: string;
  readonly levels: readonly string[];
  readonly tip: VertebralLevel | null;
  readonly drug: DrugId;
  readonly leading: 'today' | 'proposed';
  readonly withCord: boolean;
  /** The period that was chosen, until it was zoomed or moved. */
  readonly period: Period | 'visit' | null;
  readonly set: {
    readonly drug: (drug: DrugId) => void;
    readonly level: (name: string) => void;
    readonly leading: (leading: 'today' | 'proposed') => void;
    readonly withCord: (withCord: boolean) => void;
    readonly period: (period: Period | 'visit') => void;
    readonly place: (atMs: number, level: string) => void;
  };
  readonly zoom: (factor: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

function boundsOf({ course, proposed, nowMs }: Pick<TwinProps, 'course' | 'proposed' | 'nowMs'>): Bounds {
  const last = proposed === null ? nowMs : Math.max(nowMs, epochMilliseconds(proposed.at));
  const first = epochMilliseconds(course.fills[0].fill.at);
  return { from: Math.min(first, nowMs - MS_PER_DAY), to: last + DAYS_AHEAD * MS_PER_DAY };
}

const tipOf = ({ catheter: { tip } }: TherapyCourse): VertebralLevel | null =>
  tip === undefined ? null : tipNamed(tip);

/** Without a tip on record something has to be looked at all the same. */
const NO_TIP = 'T10';

/** What stands on the screen before anybody chooses: the visit that is ordered, or the month around now, at the tip. */
function firstLook({ course, proposed, nowMs }: TwinProps, bounds: Bounds): Looking {
  const visitMs = proposed === null ? null : epochMilliseconds(proposed.at);
  const levels = levelsShown(course.catheter.tip);
  return {
    shown: within(visitMs === null ? around(nowMs, 'month', bounds) : aroundVisit(visitMs, bounds), bounds),
    atMs: visitMs ?? nowMs,
    level: Math.max(0, levels.indexOf(tipOf(course) ?? NO_TIP)),
  };
}

/** What the page asks for before anybody chooses. */
export function firstWanted(props: TwinProps): Wanted {
  const { course, proposed, withoutBridge, accuracy, drugs } = props;
  const bounds = boundsOf(props);
  const { shown, level } = firstLook(props, bounds);
  return {
    course,
    proposed,
    withoutBridge,
    accuracy,
    shown,
    drug: drugs[0],
    level: levelsShown(course.catheter.tip)[level] ?? NO_TIP,
    withCord: false,
    leading: proposed === null ? 'today' : 'proposed',
    withStrip: true,
    bounds,
    withPopulation: true,
  };
}

/** What is looked at: when, where, of which drug, under which program. */
export function useLooking(props: TwinProps): LookingHere {
  const { course, drugs, proposed, nowMs } = props;
  const visitMs = proposed === null ? null : epochMilliseconds(proposed.at);
  const bounds = useMemo(() => boundsOf({ course, proposed, nowMs }), [course, proposed, nowMs]);
  const recordedTip = course.catheter.tip;
  const tip = tipOf(course);
  const levels = useMemo(() => levelsShown(recordedTip), [recordedTip]);
  const [chosen, choose] = useState(drugs[0]);
  const [leading, lead] = useState<'today' | 'proposed'>(proposed === null ? 'today' : 'proposed');
  const [withCord, showCord] = useState(false);
  const [period, setPeriod] = useState<Period | 'visit' | null>(visitMs === null ? 'month' : 'visit');
  const [looking, look] = useState<Looking>(() => firstLook(props, bounds));
  const moved = (next: Looking): void => {
    if (next.shown.from !== looking.shown.from || next.shown.to !== looking.shown.to) setPeriod(null);
    look(next);
  };
  const levelIndex = (name: string): number => Math.max(0, levels.indexOf(name));
  return {
    ...looking,
    bounds,
    shown: useMemo(() => within(looking.shown, bounds), [looking.shown, bounds]),
    levelName: levels[looking.level] ?? NO_TIP,
    levels,
    tip,
    drug: drugs.find((one) => one === chosen) ?? drugs[0],
    leading: proposed === null ? 'today' : leading,
    withCord,
    period,
    set: {
      drug: choose,
      level: (name) => look({ ...looking, level: levelIndex(name) }),
      leading: lead,
      withCord: showCord,
      period: (next) => {
        setPeriod(next);
        const at = next === 'visit' && visitMs !== null ? visitMs : nowMs;
        const shown = next === 'visit' ? aroundVisit(at, bounds) : around(nowMs, next, bounds);
        look({ ...looking, shown, atMs: at });
      },
      place: (atMs, level) => look({ ...looking, atMs, level: levelIndex(level) }),
    },
    zoom: (factor) => moved({ ...looking, shown: zoomed(looking.shown, looking.atMs, factor, bounds) }),
    onKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = pressed(looking, event.key, event.shiftKey, { bounds, levels: levels.length });
      if (next === null) return;
      event.preventDefault();
      moved(next);
    },
  };
}
