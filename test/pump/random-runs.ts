import fc from 'fast-check';
import type { Program } from '../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../src/core/time.ts';
import { milliseconds, nanograms, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { Fault } from '../../src/pump/fault.ts';
import type { Prescription } from '../../src/pump/prescription.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import type { PumpCommand, PumpInput } from '../../src/pump/pump-input.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { type Stepped, step } from '../../src/pump/step.ts';
import { after, DAY, HOUR, MINUTE, prescribed } from './sample-pump.ts';

const rate = fc.integer({ min: 48_000, max: 2_000_000 });
const flow = (nlPerDay: number) => ({ kind: 'rate' as const, rate: nanolitresPerDay(nlPerDay) });

const schedule: fc.Arbitrary<Program> = fc
  .tuple(
    rate,
    fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), { maxLength: 12 }),
    fc.array(rate, { minLength: 12, maxLength: 12 }),
    fc.nat(6),
  )
  .map(([first, times, more, split]): Program => {
    const steps = (count: number) => [
      { at: minutes(0), setting: flow(first) },
      ...times
        .slice(0, count)
        .sort((a, b) => a - b)
        .map((at, i) => ({ at: minutes(at), setting: flow(more[i] ?? first) })),
    ];
    const days = [WEEKDAYS.slice(0, split), WEEKDAYS.slice(split)].filter((some) => some.length > 0);
    return {
      mode: 'schedule',
      patterns: days.map((some, i) => ({ days: some, steps: steps(i === 0 ? 12 : 4) })),
    };
  });

const patientBolus = fc.record({
  // 1 to 40 µL at 10 mg/mL.
  dose: fc.integer({ min: 10_000, max: 400_000 }).map(nanograms),
  duration: fc.integer({ min: 3, max: 20 }).map((n) => milliseconds(n * MINUTE)),
  lockout: fc.integer({ min: 20, max: 300 }).map((n) => milliseconds(n * MINUTE)),
  maxPerDay: fc.integer({ min: 1, max: 12 }),
});

export const programs: fc.Arbitrary<Program> = fc
  .tuple(
    fc.oneof(
      rate.map((each): Program => ({ mode: 'continuous', setting: flow(each) })),
      schedule,
    ),
    fc.option(patientBolus, { nil: null }),
  )
  .map(([program, bolus]) => (bolus === null ? program : { ...program, patientBolus: bolus }));

/** Deliverable by a SynchroMed II of 40 mL; the limits may be too narrow for it. */
export const prescriptions: fc.Arbitrary<Prescription> = fc
  .record({
    program: programs,
    hours: fc.constantFrom(1, 4, 24),
    volume: fc.integer({ min: 2_000_000, max: 4_000_000 }),
    limited: fc.boolean(),
    bridge: fc.option(fc.record({ volume: fc.integer({ min: 1_000, max: 400_000 }), rate }), { nil: null }),
  })
  .map(({ program, hours, volume, limited, bridge }) =>
    prescribed(program, {
      limits: limited ? [{ window: milliseconds(hours * HOUR), volume: nanolitres(volume) }] : [],
      bridge:
        bridge === null ? null : { volume: nanolitres(bridge.volume), rate: nanolitresPerDay(bridge.rate) },
    }),
  );

const drawnFaults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('flow-drift' as const),
    perMille: fc.integer({ min: 0, max: 3000 }),
    perDay: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
  }),
  fc.record({ kind: fc.constant('catheter-leak' as const), lostPerMille: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({
    kind: fc.constant('motor-stall' as const),
    recoversAfterMs: fc.option(fc.integer({ min: 1, max: DAY }), { nil: null }),
    recoveryLogged: fc.constantFrom('at-once' as const, 'at-interrogation' as const),
  }),
  fc.record({
    kind: fc.constant('clock-jump' as const),
    byMs: fc.integer({ min: -DAY, max: DAY }).filter((n) => n !== 0),
  }),
  fc.record({
    kind: fc.constant('clock-drift' as const),
    perBillion: fc.integer({ min: -2_000_000, max: 2_000_000 }).filter((n) => n !== 0),
  }),
  fc.record({
    kind: fc.constant('priming-mixing' as const),
    earlyPerMille: fc.integer({ min: 0, max: 999 }),
  }),
  fc.record({ kind: fc.constant('message-lost' as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('message-duplicated' as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant('task-starved' as const),
    task: fc.constantFrom('delivery' as const, 'telemetry' as const, 'clock' as const),
  }),
  fc.record({
    kind: fc.constant('valve-discharge' as const),
    volumeNl: fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null }),
  }),
  fc.record({
    kind: fc.constant('false-reservoir-alarm' as const),
    alarm: fc.constantFrom('low-reservoir' as const, 'empty-reservoir' as const),
  }),
  fc.record({ kind: fc.constant('false-replace-by' as const), laterByMs: fc.constant(null) }),
  fc.record({ kind: fc.constant('daylight-saving' as const), byMs: fc.constantFrom(HOUR, -HOUR) }),
  fc
    .constantFrom(
      'catheter-occlusion' as const,
      'catheter-disconnection' as const,
      'stuck-in-telemetry' as const,
      'low-battery-reset' as const,
      'early-eri' as const,
      'interrupted-update' as const,
      'memory-error' as const,
      'history-error' as const,
      'message-reordered' as const,
    )
    .map((kind) => ({ kind })),
);

/** As ordinary objects: that is what a memory gives back. */
export const faults: fc.Arbitrary<Fault> = drawnFaults.map((fault) => ({ ...fault }));

const commands: fc.Arbitrary<PumpCommand> = fc.oneof(
  fc.constantFrom<PumpCommand>(
    { kind: 'interrogate', programmerAheadMs: null },
    { kind: 'stop' },
    { kind: 'cancel-bolus' },
    { kind: 'abandon-update' },
    { kind: 'self-test' },
    { kind: 'begin-update', digest: '0'.repeat(64), parts: 2 },
    { kind: 'confirm-update', digest: '0'.repeat(64) },
    { kind: 'clear-alarm', alarm: 'motor-stall' },
    { kind: 'clear-alarm', alarm: 'update-failed' },
    { kind: 'clear-alarm', alarm: 'watchdog' },
    { kind: 'clear-alarm', alarm: 'bolus-history-corrupt' },
    { kind: 'clear-alarm', alarm: 'low-battery-reset' },
    { kind: 'silence-alarm', alarm: 'low-reservoir' },
    { kind: 'acknowledge-log', sequences: [1, 2] },
  ),
  fc.tuple(fc.integer({ min: 1, max: 300_000 }), fc.integer({ min: 1, max: 120 })).map(
    ([nl, n]): PumpCommand => ({
      kind: 'single-bolus',
      volume: nanolitres(nl),
      duration: milliseconds(n * MINUTE),
    }),
  ),
  fc
    .tuple(
      fc.integer({ min: 1, max: 400_000 }),
      fc.constantFrom('implant', 'revision', 'catheter-aspirated'),
      fc.boolean(),
    )
    .map(
      ([nl, reason, catheterDrugFree]): PumpCommand => ({
        kind: 'prime',
        volume: nanolitres(nl),
        path: nanolitres(336_000),
        reason,
        catheterDrugFree,
      }),
    ),
  fc
    .integer({ min: -13, max: 14 })
    .map((hours): PumpCommand => ({ kind: 'set-clock', aheadOfUtcMs: hours * HOUR })),
  fc
    .integer({ min: 0, max: 45_000_000 })
    .map((nl): PumpCommand => ({ kind: 'set-reservoir', volume: nanolitres(nl) })),
);

/** One thing that happens to a pump, of every kind there is. */
export type Happening =
  | { readonly kind: 'input'; readonly input: PumpInput }
  | { readonly kind: 'command'; readonly command: PumpCommand }
  | { readonly kind: 'start' }
  | { readonly kind: 'programme'; readonly prescription: Prescription };

export interface Timed {
  /** Since the one before. */
  readonly afterMs: number;
  readonly happening: Happening;
}

const inputs: fc.Arbitrary<PumpInput> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<PumpInput>({ kind: 'request-bolus' }) },
  { weight: 3, arbitrary: faults.map((fault): PumpInput => ({ kind: 'fault', fault })) },
  { weight: 2, arbitrary: faults.map((fault): PumpInput => ({ kind: 'end-fault', fault: fault.kind })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PumpInput>(
      { kind: 'open-session' },
      { kind: 'close-session' },
      { kind: 'withdraw', volume: 'all' },
      { kind: 'fill', volume: nanolitres(20_000_000), into: 'reservoir' },
      { kind: 'fill', volume: nanolitres(5_000_000), into: 'pocket' },
      { kind: 'message', session: 1, number: 7, command: { kind: 'stop' } },
    ),
  },
);

export const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: inputs.map((input): Happening => ({ kind: 'input', input })) },
  { weight: 3, arbitrary: commands.map((command): Happening => ({ kind: 'command', command })) },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'start' }) },
  {
    weight: 1,
    arbitrary: prescriptions.map((prescription): Happening => ({ kind: 'programme', prescription })),
  },
);

export const timed = (most = 2 * DAY): fc.Arbitrary<Timed> =>
  fc.record({
    afterMs: fc.oneof(fc.nat(10 * MINUTE), fc.nat(6 * HOUR), fc.nat(most)),
    happening: happenings,
  });

/** Gives the pump what happens, at a moment after the start. */
export function happen(pump: PumpState, ms: number, happening: Happening): Stepped {
  switch (happening.kind) {
    case 'input':
      return step(pump, after(ms), happening.input);
    case 'command':
      return tell(pump, after(ms), happening.command);
    case 'start':
      return tell(pump, after(ms), { kind: 'start', digest: pump.active?.digest ?? '' });
    case 'programme':
      return programme(pump, after(ms), happening.prescription);
  }
}
