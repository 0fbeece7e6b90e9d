import { residualOf } from '../../src/core/residual.ts';
import { nanolitres } from '../../src/core/units.ts';
import type { Fault } from '../../src/pump/fault.ts';
import { entriesIn } from '../../src/pump/log-book.ts';
import { programme, tell, updateCommands } from '../../src/pump/programming.ts';
import type { PumpEvent } from '../../src/pump/pump-event.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { step } from '../../src/pump/step.ts';
import { after, atRate, DAY, HOUR, holding, prescribed, running, START_MS } from './sample-pump.ts';

/** What is tried an hour after the fault: nothing, an update that is cut, a prime, two orders; or the replacement indicator comes on. */
export type Beside = 'nothing' | 'cut update' | 'prime' | 'command' | 'indicator';

export interface Trial {
  readonly name: string;
  readonly fault: Fault | null;
  readonly beside: Beside;
  readonly model: 'synchromed-ii-40' | 'prometra-ii-40';
}

const FAULT_AT = 30 * DAY;
const READ_AT = [60 * DAY, 88 * DAY];

/** Who can see it, when, and what: an alarm sounds, a programmer shows, a refill finds. */
export interface Seen {
  readonly ms: number;
  readonly by: 'alarm' | 'programmer' | 'refill';
  readonly what: string;
}

const PROGRAM = prescribed(atRate(400_000), { mixture: holding('baclofen') });

/** 40 mL at 0.4 mL/d; after 30 days what is tried; read on days 60 and 88; emptied, filled and programmed on day 88. */
function course(fault: Fault | null, beside: Beside, model: Trial['model']): readonly Seen[] {
  let pump = running(PROGRAM, model);
  const seen: Seen[] = [];
  if (fault !== null) pump = step(pump, after(FAULT_AT), { kind: 'fault', fault }).pump;
  pump = attempt(pump, beside, seen);
  let read = 0;
  for (const ms of READ_AT) {
    pump = tell(pump, after(ms), { kind: 'interrogate', programmerAheadMs: null }).pump;
    const fresh = entriesIn(pump.log).filter((entry) => entry.sequence > read);
    read = fresh.at(-1)?.sequence ?? read;
    for (const { event } of fresh) seen.push({ ms, by: 'programmer', what: wordsOf(event) });
    seen.push({ ms, by: 'programmer', what: `replace by ${String(reading(pump).replaceBy)}` });
  }
  seen.push(...refill(pump, READ_AT[1] ?? 0));
  for (const { event, atMs } of entriesIn(pump.log))
    if (event.kind === 'alarm-raised') seen.push({ ms: atMs - START_MS, by: 'alarm', what: event.alarm });
  return seen.sort((a, b) => a.ms - b.ms || order(a) - order(b));
}

const order = ({ by }: Seen): number => ['alarm', 'programmer', 'refill'].indexOf(by);

function attempt(pump: PumpState, beside: Beside, seen: Seen[]): PumpState {
  const at = after(FAULT_AT + HOUR);
  switch (beside) {
    case 'nothing':
      return pump;
    case 'indicator':
      return step(pump, at, { kind: 'fault', fault: { kind: 'early-eri' } }).pump;
    case 'prime': {
      const path = nanolitres(336_000);
      return tell(pump, at, { kind: 'prime', volume: path, path, reason: 'revision', catheterDrugFree: true })
        .pump;
    }
    case 'cut update':
      return updateCommands(PROGRAM)
        .slice(0, 2)
        .reduce((next, command) => tell(next, at, command).pump, pump);
    case 'command': {
      // Two orders, the second right after the first: a programmer compares what was answered with what it sent.
      const opened = step(pump, at, { kind: 'open-session' }).pump;
      const session = opened.session?.number ?? 0;
      const first = step(opened, at, {
        kind: 'message',
        session,
        number: 1,
        command: { kind: 'set-clock', aheadOfUtcMs: 0 },
      }).pump;
      if (first.session?.expects !== 2)
        seen.push({ ms: FAULT_AT + HOUR, by: 'programmer', what: 'no answer' });
      return step(first, at, {
        kind: 'message',
        session,
        number: 2,
        command: { kind: 'interrogate', programmerAheadMs: null },
      }).pump;
    }
  }
}

function refill(pump: PumpState, ms: number): readonly Seen[] {
  const fill = nanolitres(40_000_000);
  const verdict = residualOf(fill, reading(pump).displayed, truth(pump).volume, {
    accuracy: pump.profile.accuracy,
    reservoir: pump.profile.reservoir,
  });
  const residual: readonly Seen[] =
    verdict.verdict === 'as-labelled'
      ? []
      : [{ ms, by: 'refill', what: 'discrepancy of the residual volume' }];
  const updated = programme(pump, after(ms), PROGRAM);
  return updated.refusal === null
    ? residual
    : [...residual, { ms, by: 'refill', what: `program refused: ${updated.refusal}` }];
}

function wordsOf(event: PumpEvent): string {
  switch (event.kind) {
    case 'refused':
      return `log: ${event.because}`;
    case 'stopped':
      return `log: stopped, ${event.because}`;
    default:
      return `log: ${event.kind}`;
  }
}

/** The first that can be seen with the fault and would not have been seen without it; null where nothing can. */
export function firstSeen({ fault, beside, model }: Trial): Seen | null {
  const without = course(null, beside, model);
  const left = without.map(({ ms, by, what }) => `${ms} ${by} ${what}`);
  for (const seen of course(fault, beside, model)) {
    const index = left.indexOf(`${seen.ms} ${seen.by} ${seen.what}`);
    if (index < 0) return { ...seen, ms: seen.ms - FAULT_AT };
    left.splice(index, 1);
  }
  return null;
}

const on = (
  fault: Fault,
  name: string,
  beside: Beside = 'nothing',
  model: Trial['model'] = 'synchromed-ii-40',
): Trial => ({ name, fault, beside, model });

/** Every fault, the one kind in several strengths where its strength decides. */
export const TRIALS: readonly Trial[] = [
  on({ kind: 'flow-drift', perMille: 1200, perDay: null }, '20 % too much'),
  on({ kind: 'flow-drift', perMille: 1100, perDay: null }, '10 % too much'),
  on({ kind: 'flow-drift', perMille: 1300, perDay: 3 }, '30 % too much, growing by 0.3 % a day'),
  on({ kind: 'flow-drift', perMille: 800, perDay: null }, '20 % too little'),
  on({ kind: 'catheter-occlusion' }, 'for good'),
  on({ kind: 'catheter-leak', lostPerMille: 500 }, 'half of the flow'),
  on({ kind: 'catheter-disconnection' }, 'for good'),
  on({ kind: 'motor-stall', recoversAfterMs: 60_000, recoveryLogged: 'at-once' }, '1 min'),
  on(
    { kind: 'motor-stall', recoversAfterMs: 3 * HOUR, recoveryLogged: 'at-interrogation' },
    '3 h in a magnet',
  ),
  on({ kind: 'motor-stall', recoversAfterMs: null, recoveryLogged: 'at-once' }, 'for good'),
  on({ kind: 'stuck-in-telemetry' }, 'until interrogated'),
  on({ kind: 'low-battery-reset' }, 'once'),
  on({ kind: 'early-eri' }, 'at once'),
  on({ kind: 'interrupted-update' }, 'an update cut 1 h later', 'cut update'),
  on({ kind: 'memory-error' }, 'until the next program'),
  on({ kind: 'history-error' }, 'once'),
  on({ kind: 'false-reservoir-alarm', alarm: 'low-reservoir' }, 'low'),
  on({ kind: 'false-reservoir-alarm', alarm: 'empty-reservoir' }, 'empty'),
  on({ kind: 'false-replace-by', laterByMs: null }, 'its indicator on', 'indicator'),
  on({ kind: 'priming-mixing', earlyPerMille: 700 }, 'at a prime', 'prime'),
  on({ kind: 'valve-discharge', volumeNl: 10_000 }, '10 µL', 'nothing', 'prometra-ii-40'),
  on({ kind: 'valve-discharge', volumeNl: null }, 'the whole reservoir', 'nothing', 'prometra-ii-40'),
  on({ kind: 'clock-jump', byMs: 60_000 }, '1 min'),
  on({ kind: 'clock-jump', byMs: HOUR }, '1 h'),
  on({ kind: 'clock-drift', perBillion: 20_000 }, '20 parts per million'),
  on({ kind: 'clock-drift', perBillion: 100_000 }, '100 parts per million'),
  on({ kind: 'daylight-saving', byMs: HOUR }, '1 h'),
  on({ kind: 'message-lost', count: 1 }, 'an order 1 h later', 'command'),
  on({ kind: 'message-duplicated', count: 1 }, 'an order 1 h later: carried out once', 'command'),
  on({ kind: 'message-reordered' }, 'two orders 1 h later', 'command'),
  on({ kind: 'task-starved', task: 'delivery' }, 'for good'),
];
