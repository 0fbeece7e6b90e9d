import type { PumpModelId } from '../../src/core/ids.ts';
import type { Program } from '../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../src/core/time.ts';
import { milliseconds, nanograms, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import { commit, EMPTY_MEMORY, restart } from '../../src/pump/memory.ts';
import type { Prescription } from '../../src/pump/prescription.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import type { PumpInput } from '../../src/pump/pump-input.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { type Draw, drawFrom, randomFault } from '../../src/pump/random-faults.ts';
import { type Stepped, step } from '../../src/pump/step.ts';
import { displayedNl, trueVolumeNl } from '../../src/pump/volumes.ts';
import { Invariants } from './invariants.ts';
import { after, DAY, HOUR, holding, MINUTE, newPump, prescribed } from './sample-pump.ts';

const MODELS: readonly PumpModelId[] = [
  'synchromed-ii-40',
  'synchromed-ii-40',
  'synchromed-iii-40',
  'prometra-ii-40',
];
const DRUGS = ['morphine', 'hydromorphone', 'bupivacaine', 'clonidine', 'ziconotide'] as const;

/** A prescription that the pump can run; some have a limit that leaves room for a few boluses only. */
function prescription(draw: Draw): Prescription {
  const highest = 100_000 + draw(900_000);
  const rate = () => ({ kind: 'rate' as const, rate: nanolitresPerDay(48_000 + draw(highest - 48_000)) });
  const every = 60 + draw(300);
  const steps = Array.from({ length: 1 + draw(Math.min(13, Math.floor(1440 / every))) }, (_, i) => ({
    at: minutes(i * every),
    setting: rate(),
  }));
  const basal: Program =
    draw(3) === 0
      ? { mode: 'continuous', setting: rate() }
      : { mode: 'schedule', patterns: [{ days: WEEKDAYS, steps }] };
  const doseNg = 10_000 + draw(200_000);
  const patientBolus = {
    dose: nanograms(doseNg),
    duration: milliseconds((3 + draw(20)) * MINUTE),
    lockout: milliseconds((25 + draw(300)) * MINUTE),
    maxPerDay: 1 + draw(12),
  };
  const windowMs = ([1, 4, 24][draw(3)] ?? 4) * HOUR;
  const room = Math.ceil((highest * windowMs) / DAY) + (1 + draw(5)) * Math.ceil(doseNg / 10);
  return prescribed(draw(6) === 0 ? basal : { ...basal, patientBolus }, {
    mixture: holding(DRUGS[draw(DRUGS.length)] ?? 'morphine'),
    limits: draw(3) === 0 ? [] : [{ window: milliseconds(windowMs), volume: nanolitres(room) }],
    reservoir: null,
    bridge:
      draw(5) === 0
        ? { volume: nanolitres(1 + draw(336_000)), rate: nanolitresPerDay(48_000 + draw(highest - 48_000)) }
        : null,
  });
}

type Doing = (pump: PumpState, ms: number) => Stepped;

const give =
  (input: PumpInput): Doing =>
  (pump, ms) =>
    step(pump, after(ms), input);

/** Clears what can be cleared and starts what stands still, as a person who was called would. */
const visit: Doing = (pump, ms) => {
  const at = after(ms);
  let stepped = tell(pump, at, { kind: 'interrogate', programmerAheadMs: null });
  const then = (next: Stepped): void => {
    stepped = {
      ...next,
      entries: [...stepped.entries, ...next.entries],
      hidden: [...stepped.hidden, ...next.hidden],
      refusal: null,
    };
  };
  for (const { alarm } of stepped.pump.alarms) then(tell(stepped.pump, at, { kind: 'clear-alarm', alarm }));
  if (stepped.pump.clockAheadMs !== 0 || stepped.pump.driftPerBillion !== 0)
    then(tell(stepped.pump, at, { kind: 'set-clock', aheadOfUtcMs: 0 }));
  if (stepped.pump.run.kind !== 'running')
    then(tell(stepped.pump, at, { kind: 'start', digest: stepped.pump.active?.digest ?? '' }));
  return stepped;
};

const refill: Doing = (pump, ms) => {
  const at = after(ms);
  const emptied = step(pump, at, { kind: 'withdraw', volume: 'all' });
  const filled = step(emptied.pump, at, { kind: 'fill', volume: nanolitres(40_000_000), into: 'reservoir' });
  const told = tell(filled.pump, at, { kind: 'set-reservoir', volume: nanolitres(40_000_000) });
  const all = [emptied, filled, told];
  return {
    ...told,
    entries: all.flatMap(({ entries }) => entries),
    hidden: all.flatMap(({ hidden }) => hidden),
    refusal: null,
  };
};

const crash: Doing = (pump, ms) => {
  const before = step(pump, after(ms), { kind: 'wait' });
  const up = restart(commit(EMPTY_MEMORY, before.pump), before.pump, after(ms));
  return { ...up, entries: [...before.entries, ...up.entries], hidden: [...before.hidden, ...up.hidden] };
};

/** What happens besides the patient's requests: rarely, so that most days are ordinary ones. */
function happening(draw: Draw, pump: PumpState): Doing {
  const lot = draw(1_000);
  if (lot < 120) return visit;
  if (lot < 150) return give({ kind: 'fault', fault: randomFault(draw) });
  if (lot < 220) {
    const fault = pump.faults[draw(Math.max(1, pump.faults.length))]?.fault.kind;
    return fault === undefined ? give({ kind: 'wait' }) : give({ kind: 'end-fault', fault });
  }
  if (lot < 240) return (each, ms) => programme(each, after(ms), prescription(draw));
  if (lot < 250) return (each, ms) => tell(each, after(ms), { kind: 'stop' });
  if (lot < 270) {
    const [volume, duration] = [nanolitres(1 + draw(60_000)), milliseconds((5 + draw(60)) * MINUTE)];
    return (each, ms) => tell(each, after(ms), { kind: 'single-bolus', volume, duration });
  }
  if (lot < 280) return (each, ms) => tell(each, after(ms), { kind: 'cancel-bolus' });
  if (lot < 290) return (each, ms) => tell(each, after(ms), { kind: 'self-test' });
  if (lot < 300) return (each, ms) => tell(each, after(ms), { kind: 'begin-update', digest: '', parts: 1 });
  if (lot < 301) return crash;
  return give({ kind: 'wait' });
}

/**
 * A random life of a pump: a program, ten requests a day, faults, visits, refills, crashes. Every invariant is looked at after every
 * step; what is broken is said with the seed and the moment. Reproducible from the seed.
 */
export function brokenInvariants(seed: number, days: number): readonly string[] {
  const draw = drawFrom(seed);
  const model = MODELS[draw(MODELS.length)] ?? 'synchromed-ii-40';
  const fresh = newPump(model);
  const invariants = new Invariants(fresh);
  let pump = fresh;
  const take = (stepped: Stepped, ms: number, asked: boolean): void => {
    invariants.look(pump, stepped, ms, asked);
    pump = stepped.pump;
  };
  take(programme(pump, after(0), { ...prescription(draw), reservoir: nanolitres(40_000_000) }), 0, false);
  for (let day = 0; day < days; day++) {
    const times = Array.from({ length: 20 }, () => day * DAY + draw(DAY)).sort((a, b) => a - b);
    for (const [i, ms] of times.entries()) {
      const asks = i % 2 === 0;
      const needs =
        !asks && (displayedNl(pump) < 3_000_000 || trueVolumeNl(pump) < 3_000_000) && draw(4) === 0;
      take(
        asks
          ? step(pump, after(ms), { kind: 'request-bolus' })
          : (needs ? refill : happening(draw, pump))(pump, ms),
        ms,
        asks,
      );
    }
    if (invariants.broken.length > 0) break;
  }
  return invariants.broken.map((each) => `seed ${seed}, ${model}: ${each}`);
}
