import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Program } from '../../src/core/program.ts';
import { inSmallestUnit, milliseconds, nanograms, nanolitres } from '../../src/core/units.ts';
import { entriesIn } from '../../src/pump/log-book.ts';
import type { Prescription } from '../../src/pump/prescription.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { advance, step } from '../../src/pump/step.ts';
import { programs } from './random-runs.ts';
import {
  after,
  atRate,
  BOLUS,
  DAY,
  done,
  HOUR,
  logged,
  MINUTE,
  newPump,
  prescribed,
  running,
  START_MS,
} from './sample-pump.ts';

const WINDOW = 4 * HOUR;
const LENGTH = 2 * DAY;

/** What was delivered by every moment at which the flow may change, exactly: nL · ms / d as a whole number. */
interface Point {
  readonly ms: number;
  readonly delivered: bigint;
  readonly limitNl: number;
}

const deliveredBy = ({ commanded }: PumpState): bigint =>
  BigInt(commanded.nl) * BigInt(DAY) + BigInt(commanded.rest);

/** The most by which any window of that length is above what it may hold, in nL; brute force over every start and end. */
function mostAbove(points: readonly Point[]): number {
  const at = (ms: number): number => {
    // Between two points the flow is constant.
    let low = 0;
    let high = points.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((points[middle]?.ms ?? 0) <= ms) low = middle;
      else high = middle;
    }
    const [a, b] = [points[low], points[high]];
    if (a === undefined || b === undefined || b.ms === a.ms) return Number(a?.delivered ?? 0n) / DAY;
    return (Number(a.delivered) + (Number(b.delivered - a.delivered) * (ms - a.ms)) / (b.ms - a.ms)) / DAY;
  };
  const changes = points.filter((point, i) => i === 0 || point.limitNl !== points[i - 1]?.limitNl);
  let most = Number.NEGATIVE_INFINITY;
  for (const point of points)
    for (const from of [point.ms, point.ms - WINDOW]) {
      if (from < 0 || from + WINDOW > LENGTH) continue;
      const before = changes.findLast(({ ms }) => ms <= from)?.limitNl ?? 0;
      const inside = changes.filter(({ ms }) => ms >= from && ms <= from + WINDOW);
      const limit = Math.max(before, ...inside.map(({ limitNl }) => limitNl));
      most = Math.max(most, at(from + WINDOW) - at(from) - limit);
    }
  return most;
}

const limitOf = (pump: PumpState): number => {
  const [limit] = pump.active?.prescription.limits ?? [];
  return limit === undefined ? Number.POSITIVE_INFINITY : inSmallestUnit(limit.volume);
};

interface Action {
  readonly gapMs: number;
  readonly what: 'ask' | 'stop' | 'start' | 'single' | 'programme';
  readonly prescription: Prescription;
}

/** Limits that leave room for a bolus or two, so that they decide. */
const narrow: fc.Arbitrary<Prescription> = fc
  .record({
    program: programs,
    dose: fc.integer({ min: 50_000, max: 300_000 }),
    room: fc.integer({ min: 1, max: 4 }),
    lockout: fc.integer({ min: 5, max: 60 }),
  })
  .map(({ program, dose, room, lockout }) => {
    const patientBolus = {
      dose: nanograms(dose),
      duration: milliseconds(3 * MINUTE),
      lockout: milliseconds(lockout * MINUTE),
      maxPerDay: 40,
    };
    const limitNl = Math.ceil((highestRate(program) * WINDOW) / DAY) + Math.ceil((dose * room) / 10);
    return prescribed(
      { ...program, patientBolus },
      { limits: [{ window: milliseconds(WINDOW), volume: nanolitres(limitNl) }], reservoir: null },
    );
  });

function highestRate(program: Program): number {
  if (program.mode === 'continuous' && program.setting.kind === 'rate')
    return inSmallestUnit(program.setting.rate);
  if (program.mode !== 'schedule') return 0;
  return Math.max(
    ...program.patterns.flatMap(({ steps }) =>
      steps.map(({ setting }) => (setting.kind === 'rate' ? inSmallestUnit(setting.rate) : 0)),
    ),
  );
}

const actions: fc.Arbitrary<Action> = fc.record({
  gapMs: fc.oneof(fc.nat(20 * MINUTE), fc.nat(3 * HOUR)),
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant('ask' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('stop' as const, 'start' as const, 'single' as const, 'programme' as const),
    },
  ),
  prescription: narrow,
});

function act(pump: PumpState, ms: number, { what, prescription }: Action): PumpState {
  switch (what) {
    case 'ask':
      return step(pump, after(ms), { kind: 'request-bolus' }).pump;
    case 'stop':
      return tell(pump, after(ms), { kind: 'stop' }).pump;
    case 'start':
      return tell(pump, after(ms), { kind: 'start', digest: pump.active?.digest ?? '' }).pump;
    case 'single':
      return tell(pump, after(ms), {
        kind: 'single-bolus',
        volume: nanolitres(30_000),
        duration: milliseconds(10 * MINUTE),
      }).pump;
    case 'programme':
      return programme(pump, after(ms), prescription).pump;
  }
}

/** Runs the actions twice: once to learn when the flow changes, once to stop at each of those moments. */
function run(
  first: Prescription,
  all: readonly Action[],
): { readonly pump: PumpState; readonly points: readonly Point[] } {
  const start = done(programme(newPump(), after(0), { ...first, reservoir: nanolitres(40_000_000) }));
  let sumMs = 0;
  const due = all.map(({ gapMs }) => {
    sumMs += gapMs;
    return sumMs;
  });
  let pump = start;
  for (const [i, action] of all.entries()) if ((due[i] ?? 0) <= LENGTH) pump = act(pump, due[i] ?? 0, action);
  pump = done(advance(pump, after(LENGTH)));
  const moments = new Set([0, LENGTH, ...due, ...entriesIn(pump.log).map((entry) => entry.atMs - START_MS)]);
  for (let ms = 0; ms <= LENGTH; ms += HOUR) moments.add(ms);
  for (const { fromMs } of steps([first, ...all.map(({ prescription }) => prescription)]))
    for (let ms = fromMs; ms <= LENGTH; ms += DAY) moments.add(ms);
  const points: Point[] = [];
  let again = start;
  for (const ms of [...moments].filter((each) => each <= LENGTH).sort((a, b) => a - b)) {
    again = done(advance(again, after(ms)));
    points.push({ ms, delivered: deliveredBy(again), limitNl: limitOf(again) });
    for (const [i, action] of all.entries()) if (due[i] === ms) again = act(again, ms, action);
    points.push({ ms, delivered: deliveredBy(again), limitNl: limitOf(again) });
  }
  return { pump: again, points };
}

const steps = (all: readonly Prescription[]): readonly { readonly fromMs: number }[] =>
  all.flatMap(({ program }) =>
    program.mode === 'schedule'
      ? program.patterns.flatMap((pattern) =>
          pattern.steps.map(({ at }) => ({ fromMs: (at as unknown as number) * MINUTE })),
        )
      : [],
  );

test('[SR-5] no window of that length holds more than the limit, over stops, starts and changes of program', () => {
  let given = 0;
  let refused = 0;
  fc.assert(
    fc.property(narrow, fc.array(actions, { minLength: 10, maxLength: 70 }), (first, all) => {
      const { pump, points } = run(first, all);
      given += pump.given;
      refused += logged(pump, 'request-denied').filter(
        ({ event }) => event.because === 'window-limit',
      ).length;
      const above = mostAbove(points);
      assert.ok(above <= 0.001, `${above} nL above the limit`);
    }),
    { numRuns: 40 },
  );
  assert.ok(given > 100 && refused > 100, `the limit decided: ${given} given, ${refused} refused`);
});

test('[SR-5] a rule that only looks back would let a window exceed the limit, the full window of basal does not', () => {
  // 0.1 mL/d by day, 2.4 mL/d from 06:00: the boluses just before it meet a high basal flow within the window.
  const program: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        steps: [
          { at: 0 as never, setting: { kind: 'rate', rate: 100_000 as never } },
          { at: 360 as never, setting: { kind: 'rate', rate: 2_400_000 as never } },
          { at: 600 as never, setting: { kind: 'rate', rate: 100_000 as never } },
        ],
      },
    ],
    patientBolus: BOLUS,
  };
  const limits = [{ window: milliseconds(WINDOW), volume: nanolitres(415_000) }];
  let pump = running(prescribed(program, { limits }));
  for (const ms of [5 * HOUR - 10 * MINUTE, 6 * HOUR - 5 * MINUTE])
    pump = step(pump, after(ms), { kind: 'request-bolus' }).pump;
  // Looking back, 20 µL and a third of a mL a day are far below 415 µL; what comes is 400 µL of basal flow and one bolus at most.
  assert.deepEqual(
    logged(pump, 'request-denied').map(({ event }) => event.because),
    ['window-limit'],
  );
  assert.equal(pump.given, 1);
});

test('[SR-5] a program whose basal flow alone exceeds its limit is refused', () => {
  const limits = [{ window: milliseconds(WINDOW), volume: nanolitres(99_999) }];
  assert.equal(
    programme(newPump(), after(0), prescribed(atRate(600_000), { limits })).refusal,
    'window-limit',
  );
  const enough = [{ window: milliseconds(WINDOW), volume: nanolitres(100_000) }];
  assert.equal(programme(newPump(), after(0), prescribed(atRate(600_000), { limits: enough })).refusal, null);
});

test('[SR-5] after a limit was lowered, a program that is lower still is taken over at once', () => {
  const bounded = (nlPerDay: number, nl: number) =>
    prescribed(
      { ...atRate(nlPerDay), patientBolus: BOLUS },
      { limits: [{ window: milliseconds(WINDOW), volume: nanolitres(nl) }] },
    );
  const asked = step(running(bounded(600_000, 150_000)), after(HOUR), { kind: 'request-bolus' }).pump;
  assert.equal(asked.given, 1);
  const lowered = programme(asked, after(2 * HOUR), bounded(600_000, 105_000));
  assert.equal(lowered.refusal, null);
  // The bolus was given under the limit before it: what is lower in everything adds nothing to any window.
  const lower = programme(lowered.pump, after(2 * HOUR + MINUTE), bounded(300_000, 105_000));
  assert.equal(lower.refusal, null);
  assert.equal(lower.pump.active?.highestFlow, 300_000);
  const higher = programme(lowered.pump, after(2 * HOUR + MINUTE), bounded(620_000, 105_000));
  assert.equal(higher.refusal, 'window-limit');
  assert.equal(step(lower.pump, after(3 * HOUR), { kind: 'request-bolus' }).refusal, 'window-limit');
});

test('[SR-5] of two limits on one window the narrower holds, also over a change of program', () => {
  const limit = (nl: number) => ({ window: milliseconds(WINDOW), volume: nanolitres(nl) });
  const program = (nlPerDay: number, ...nl: readonly number[]) =>
    prescribed({ ...atRate(nlPerDay), patientBolus: BOLUS }, { limits: nl.map(limit) });
  const asked = step(running(program(600_000, 150_000, 112_000)), after(HOUR), {
    kind: 'request-bolus',
  }).pump;
  assert.equal(asked.given, 1);
  // 10 µL of bolus and four hours of 0.63 mL/d are 115 µL: more than either program ever allowed.
  assert.equal(programme(asked, after(2 * HOUR), program(630_000, 112_000)).refusal, 'window-limit');
  assert.equal(programme(asked, after(2 * HOUR), program(630_000, 150_000, 112_000)).refusal, 'window-limit');
});
