import type { Program } from '../../src/core/program.ts';
import { instantAt, minutes, WEEKDAYS, type Weekday } from '../../src/core/time.ts';
import {
  micrometres,
  milliseconds,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import type { Random } from '../../src/kernel/random.ts';
import { CELLS } from '../../src/twin/canal.ts';
import { type ParameterSet, POPULATION, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import type { Scenario } from '../../src/twin/scenario.ts';

export const DAYS = 180;

/** A patient as the claim is about: six rates a day, hourly values at eight levels and in plasma. */
export interface BenchPatient {
  readonly scenario: Scenario;
  readonly parameters: ParameterSet;
}

const HOUR_MS = 3_600_000;
export const BEGINNING_MS = 20_000 * 24 * HOUR_MS;
const EVERY_DAY: readonly Weekday[] = WEEKDAYS;

/** The cells whose middle is read, from the lumbar sac to the neck. */
export const LEVEL_CELLS = [16, 30, 36, 48, 58, 72, 88, 104] as const;

const VARIED = [
  'dispersion',
  'spinal-csf-volume',
  'cranial-csf-volume',
  'csf-production',
  'morphine-csf-loss',
  'morphine-cord-exchange',
] as const;

/** Every parameter that differs between patients drawn anew within its range; so are the program and the tip. */
export function drawPatient(random: Random): BenchPatient {
  const between = (low: number, high: number): number => low + (high - low) * random();
  const parameters = new Map(POPULATION);
  for (const id of VARIED) {
    const known = parameters.get(id);
    if (known?.range === undefined || known.range === null) throw new Error(`${id} has no range`);
    parameters.set(id, { ...known, value: between(...known.range), setBy: 'cohort' });
  }
  const cellCm = parameterValue(parameters, 'canal-length') / CELLS;
  const program: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: EVERY_DAY,
        steps: [0, 4, 8, 12, 16, 20].map((hour) => ({
          at: minutes(hour * 60),
          setting: { kind: 'rate', rate: nanolitresPerDay(Math.round(between(100_000, 200_000))) },
        })),
      },
    ],
  };
  const beginning = instantAt(BEGINNING_MS);
  const morphine = [{ drug: 'morphine', concentration: nanogramsPerMillilitre(20_000_000) }] as const;
  return {
    parameters,
    scenario: {
      patient: { weightKg: 70 },
      overrides: {},
      pump: {
        model: 'synchromed-ii-40',
        clock: { aheadOfUtc: milliseconds(0) },
        accuracyRatio: 1,
      },
      catheter: {
        segments: [{ model: '8709sc', implanted: micrometres(890_000) }],
        tip: { cm: between(15, 35) },
      },
      before: { kind: 'drug-free' },
      delivery: [
        { kind: 'fill', at: beginning, volume: nanolitres(40_000_000), components: morphine },
        { kind: 'program', at: beginning, program },
      ],
      observe: {
        levels: [
          ...LEVEL_CELLS.map((cell) => ({ kind: 'csf', at: { cm: (cell + 0.5) * cellCm } }) as const),
          { kind: 'plasma' },
        ],
        from: beginning,
        to: instantAt(BEGINNING_MS + DAYS * 24 * HOUR_MS),
        every: milliseconds(HOUR_MS),
      },
    },
  };
}
