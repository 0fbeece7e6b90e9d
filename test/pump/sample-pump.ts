import type { DrugId, PumpModelId } from '../../src/core/ids.ts';
import type { Program } from '../../src/core/program.ts';
import { type Instant, instantAt, minutes, WEEKDAYS } from '../../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import { configured } from '../../src/pump/configure.ts';
import { implanted } from '../../src/pump/implanted.ts';
import { entriesIn } from '../../src/pump/log-book.ts';
import type { Prescription } from '../../src/pump/prescription.ts';
import { programme } from '../../src/pump/programming.ts';
import type { PumpConfiguration } from '../../src/pump/pump-configuration.ts';
import type { PumpEvent } from '../../src/pump/pump-event.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import type { Stepped } from '../../src/pump/step.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday, 00:00 UTC. */
export const START_MS = 1_767_571_200_000;

/** So long after the start. */
export const after = (ms: number): Instant => instantAt(START_MS + ms);

/** 10 mg/mL of one drug. */
export const holding = (drug: DrugId): Prescription['mixture'] => [
  { drug, concentration: nanogramsPerMillilitre(10_000_000) },
];

export const atRate = (nlPerDay: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: nanolitresPerDay(nlPerDay) },
});

/** 13 steps a day, every day. */
export const THIRTEEN_STEPS: Program = {
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: Array.from({ length: 13 }, (_, i) => ({
        at: minutes(i * 110),
        setting: { kind: 'rate' as const, rate: nanolitresPerDay(60_000 + ((i * 7) % 13) * 5_000) },
      })),
    },
  ],
};

/** 10 µL over 5 minutes, once an hour, 6 times a day. */
export const BOLUS = {
  dose: nanograms(100_000),
  duration: milliseconds(5 * MINUTE),
  lockout: milliseconds(HOUR),
  maxPerDay: 6,
};
export const BOLUS_NL = 10_000;

export const prescribed = (program: Program, more: Partial<Prescription> = {}): Prescription => ({
  mixture: holding('morphine'),
  program,
  limits: [],
  lowReservoirAlarm: nanolitres(2_000_000),
  reservoir: nanolitres(40_000_000),
  bridge: null,
  ...more,
});

/** 40 mL in a new pump. */
export const newPump = (
  model: PumpModelId = 'synchromed-ii-40',
  set: Partial<PumpConfiguration> = {},
): PumpState => implanted(configured(model, instantAt(START_MS), set), nanolitres(40_000_000));

/** A new pump that runs a prescription from the start on. */
export function running(
  prescription: Prescription,
  model: PumpModelId = 'synchromed-ii-40',
  set: Partial<PumpConfiguration> = {},
): PumpState {
  return done(programme(newPump(model, set), instantAt(START_MS), prescription));
}

/** The pump after a step that must not be refused. */
export function done({ pump, refusal }: Stepped): PumpState {
  if (refusal !== null) throw new Error(`refused: ${refusal}`);
  return pump;
}

/** Some events share a shape: the one whose kinds include this one. */
type EventOf<Kind extends PumpEvent['kind']> = PumpEvent extends infer Each
  ? Each extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? Each
      : never
    : never
  : never;

/** The events of one kind in the log, with their moment after the start. */
export const logged = <Kind extends PumpEvent['kind']>(
  pump: Pick<PumpState, 'log'>,
  kind: Kind,
): readonly { readonly ms: number; readonly event: EventOf<Kind> }[] =>
  entriesIn(pump.log)
    .filter((entry) => entry.event.kind === kind)
    .map((entry) => ({ ms: entry.atMs - START_MS, event: entry.event as EventOf<Kind> }));

export const alarmsOf = (pump: Pick<PumpState, 'alarms'>): readonly string[] =>
  pump.alarms.map(({ alarm }) => alarm);
