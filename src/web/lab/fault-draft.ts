import { inSmallestUnit } from '../../core/units.ts';
import { type Fault, type FaultKind, PUMP_TASKS, type PumpTask } from '../../pump/fault.ts';
import type { PumpState } from '../../pump/pump-state.ts';
import { decimal, timesFactor } from '../../wire/amount/decimal.ts';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { NO_VOLUME } from '../order/order-draft.ts';

/** What is typed and chosen of a fault; a kind looks only at what it has. */
export interface FaultDraft {
  readonly kind: FaultKind | null;
  readonly number: string;
  /** How fast a drift gets there; empty: at once. */
  readonly growth: string;
  readonly time: QuantityText;
  readonly volume: QuantityText;
  readonly choice: string | null;
}

export const NO_FAULT: FaultDraft = {
  kind: null,
  number: '',
  growth: '',
  time: NOTHING_TYPED,
  volume: NO_VOLUME,
  choice: null,
};

export type FaultPart = 'number' | 'growth' | 'time' | 'volume' | 'choice';
const DIRECTIONS = ['ahead', 'behind'] as const;

/** What has to be said of each kind. `optional` may be left out: for good, unreadable, at once, or the whole reservoir. */
interface Parts {
  readonly parts: readonly FaultPart[];
  readonly optional?: 'growth' | 'time' | 'volume';
  readonly choices?: readonly string[];
}

const RESERVOIR_ALARMS = ['low-reservoir', 'empty-reservoir'] as const;
const RECOVERIES = ['at-once', 'at-interrogation'] as const;

export const FAULT_PARTS: Readonly<Record<FaultKind, Parts>> = {
  'flow-drift': { parts: ['number', 'growth'], optional: 'growth' },
  'catheter-occlusion': { parts: [] },
  'catheter-leak': { parts: ['number'] },
  'catheter-disconnection': { parts: [] },
  'motor-stall': { parts: ['time', 'choice'], optional: 'time', choices: RECOVERIES },
  'stuck-in-telemetry': { parts: [] },
  'low-battery-reset': { parts: [] },
  'early-eri': { parts: [] },
  'interrupted-update': { parts: [] },
  'memory-error': { parts: [] },
  'history-error': { parts: [] },
  'false-reservoir-alarm': { parts: ['choice'], choices: RESERVOIR_ALARMS },
  'false-replace-by': { parts: ['time'], optional: 'time' },
  'priming-mixing': { parts: ['number'] },
  'valve-discharge': { parts: ['volume'], optional: 'volume' },
  'clock-jump': { parts: ['time', 'choice'], choices: DIRECTIONS },
  'clock-drift': { parts: ['number', 'choice'], choices: DIRECTIONS },
  'daylight-saving': { parts: ['time', 'choice'], choices: DIRECTIONS },
  'message-lost': { parts: ['number'] },
  'message-duplicated': { parts: ['number'] },
  'message-reordered': { parts: [] },
  'task-starved': { parts: ['choice'], choices: PUMP_TASKS },
};

export const FAULT_KINDS = Object.keys(FAULT_PARTS) as readonly FaultKind[];

const PER_MILLE_OF_PERCENT = 10n;
const PER_BILLION_OF_MILLION = 1_000n;
const MOST = 1_000_000_000;

/** A decimal as a whole number of its smallest part; null where it is none or finer. */
function whole(text: string, factor: bigint): number | null {
  const read = decimal(text.trim());
  const times = read === null ? null : timesFactor(read, factor, MOST);
  return times?.ok === true ? times.value : null;
}

/** The fault as typed, or the part that is missing or wrong. Whether its figures are possible the pump itself says. */
export function readFault(draft: FaultDraft): Fault | FaultPart | null {
  const { kind, choice } = draft;
  if (kind === null) return null;
  const { parts, optional, choices = [] } = FAULT_PARTS[kind];
  if (parts.includes('choice') && !choices.some((each) => each === choice)) return 'choice';
  const left = (part: 'time' | 'volume'): boolean => optional === part && draft[part].text.trim() === '';
  const time = readQuantity(draft.time, TIME);
  if (parts.includes('time') && !time.ok && !left('time')) return 'time';
  const ms = time.ok ? inSmallestUnit(time.quantity) : null;
  const signed = choice === 'behind' ? -1 : 1;
  const numbered = (factor: bigint, make: (value: number) => Fault | FaultPart): Fault | FaultPart => {
    const value = whole(draft.number, factor);
    return value === null ? 'number' : make(value);
  };
  switch (kind) {
    case 'flow-drift':
      return numbered(PER_MILLE_OF_PERCENT, (perMille) => {
        if (draft.growth.trim() === '') return { kind, perMille, perDay: null };
        const perDay = whole(draft.growth, PER_MILLE_OF_PERCENT);
        return perDay === null ? 'growth' : { kind, perMille, perDay };
      });
    case 'catheter-leak':
      return numbered(PER_MILLE_OF_PERCENT, (lostPerMille) => ({ kind, lostPerMille }));
    case 'priming-mixing':
      return numbered(PER_MILLE_OF_PERCENT, (earlyPerMille) => ({ kind, earlyPerMille }));
    case 'clock-drift':
      return numbered(PER_BILLION_OF_MILLION, (value) => ({ kind, perBillion: signed * value }));
    case 'message-lost':
    case 'message-duplicated':
      return numbered(1n, (count) => ({ kind, count }));
    case 'motor-stall':
      return {
        kind,
        recoversAfterMs: ms,
        recoveryLogged: choice === 'at-once' ? 'at-once' : 'at-interrogation',
      };
    case 'false-reservoir-alarm':
      return { kind, alarm: choice === 'low-reservoir' ? 'low-reservoir' : 'empty-reservoir' };
    case 'false-replace-by':
      return { kind, laterByMs: ms };
    case 'clock-jump':
    case 'daylight-saving':
      return { kind, byMs: signed * (ms ?? 0) };
    case 'valve-discharge': {
      const volume = readQuantity(draft.volume, VOLUME);
      if (!volume.ok && !left('volume')) return 'volume';
      return { kind, volumeNl: volume.ok ? inSmallestUnit(volume.quantity) : null };
    }
    case 'task-starved':
      return { kind, task: PUMP_TASKS.find((task): task is PumpTask => task === choice) ?? 'delivery' };
    default:
      return { kind };
  }
}

const OF_A_MOMENT: ReadonlySet<FaultKind> = new Set([
  'low-battery-reset',
  'early-eri',
  'history-error',
  'valve-discharge',
  'clock-jump',
]);

/** Whether nothing more will come of a fault: it was a moment's event, or its messages are through. What it did stays done. */
export function isOver({ link }: Pick<PumpState, 'link'>, { kind }: Fault): boolean {
  if (kind === 'message-lost') return link.lose === 0;
  if (kind === 'message-duplicated') return link.duplicate === 0;
  return kind === 'message-reordered' ? !link.reorder : OF_A_MOMENT.has(kind);
}
