import { type Bounds, type ShownTime, stepMs, within, zoomed } from './shown-time.ts';

/** Where a value is read, and what is on the screen. Levels are counted from the caudal end. */
export interface Looking {
  readonly shown: ShownTime;
  readonly atMs: number;
  readonly level: number;
}

export interface Limits {
  readonly bounds: Bounds;
  readonly levels: number;
}

const FEW = 1;
const MANY = 10;
const CLOSER = 0.5;

const clamped = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** The cursor at a moment; what is shown follows where it leaves the screen. */
function movedTo(looking: Looking, moment: number, { bounds }: Limits): Looking {
  const atMs = clamped(moment, bounds.from, bounds.to);
  const { from, to } = looking.shown;
  if (atMs >= from && atMs <= to) return { ...looking, atMs };
  const by = atMs < from ? atMs - from : atMs - to;
  return { ...looking, atMs, shown: within({ from: from + by, to: to + by }, bounds) };
}

/** What a key does to the picture; null where it is not one of ours. With shift ten steps at once. */
export function pressed(looking: Looking, key: string, isShift: boolean, limits: Limits): Looking | null {
  const step = stepMs(looking.shown) * (isShift ? MANY : FEW);
  const zoom = (factor: number): Looking => ({
    ...looking,
    shown: zoomed(looking.shown, looking.atMs, factor, limits.bounds),
  });
  const level = (by: number): Looking => ({
    ...looking,
    level: clamped(looking.level + by, 0, limits.levels - 1),
  });
  switch (key) {
    case 'ArrowLeft':
      return movedTo(looking, looking.atMs - step, limits);
    case 'ArrowRight':
      return movedTo(looking, looking.atMs + step, limits);
    case 'ArrowUp':
      return level(1);
    case 'ArrowDown':
      return level(-1);
    case 'Home':
      return { ...looking, atMs: looking.shown.from };
    case 'End':
      return { ...looking, atMs: looking.shown.to };
    case 'PageUp':
      return movedTo(looking, looking.atMs - (looking.shown.to - looking.shown.from), limits);
    case 'PageDown':
      return movedTo(looking, looking.atMs + (looking.shown.to - looking.shown.from), limits);
    case '+':
    case '=':
      return zoom(CLOSER);
    case '-':
      return zoom(1 / CLOSER);
    default:
      return null;
  }
}
