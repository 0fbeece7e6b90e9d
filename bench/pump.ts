import { instantAt, minutes, WEEKDAYS } from '../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../src/core/units.ts';
import { configured } from '../src/pump/configure.ts';
import { implanted } from '../src/pump/implanted.ts';
import type { Prescription } from '../src/pump/prescription.ts';
import { programme } from '../src/pump/programming.ts';
import type { PumpState } from '../src/pump/pump-state.ts';
import { step } from '../src/pump/step.ts';
import { line, measure } from './measure.ts';

/** One simulated pump-year: a schedule of 13 steps a day, a request of the patient ten times a day, a refill each 90 days. */
const YEAR_MS = 20;
const DAY = 86_400_000;
const START = 1_767_571_200_000;
const at = (ms: number) => instantAt(START + ms);

const YEAR_OF_THIRTEEN_STEPS: Prescription = {
  mixture: [{ drug: 'morphine', concentration: nanogramsPerMillilitre(10_000_000) }],
  program: {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: Array.from({ length: 13 }, (_, i) => ({
          at: minutes(i * 110),
          setting: { kind: 'rate' as const, rate: nanolitresPerDay(200_000 + ((i * 7) % 13) * 10_000) },
        })),
      },
    ],
    patientBolus: {
      dose: nanograms(100_000),
      duration: milliseconds(300_000),
      lockout: milliseconds(3_600_000),
      maxPerDay: 8,
    },
  },
  limits: [{ window: milliseconds(4 * 3_600_000), volume: nanolitres(80_000) }],
  lowReservoirAlarm: nanolitres(2_000_000),
  reservoir: nanolitres(40_000_000),
  bridge: null,
};

const fresh = implanted(configured('synchromed-ii-40', at(0)), nanolitres(40_000_000));
const programmed = programme(fresh, at(0), YEAR_OF_THIRTEEN_STEPS);
if (programmed.refusal !== null)
  throw new Error(`the program of the year was refused: ${programmed.refusal}`);

function year(start: PumpState): PumpState {
  let pump = start;
  for (let day = 0; day < 365; day++) {
    for (let k = 0; k < 10; k++)
      pump = step(pump, at(day * DAY + k * 8_400_000), { kind: 'request-bolus' }).pump;
    if (day % 90 !== 89) continue;
    const now = at(day * DAY + 9 * 8_400_000);
    pump = step(pump, now, { kind: 'withdraw', volume: 'all' }).pump;
    pump = step(pump, now, { kind: 'fill', volume: nanolitres(40_000_000), into: 'reservoir' }).pump;
    pump = programme(pump, now, YEAR_OF_THIRTEEN_STEPS).pump;
  }
  return step(pump, at(365 * DAY), { kind: 'wait' }).pump;
}

const ended = year(programmed.pump);
if (ended.given + ended.denied !== 3_650 || ended.dry) throw new Error('the year did not run as it should');
console.log(
  line(
    'a pump-year, 13 steps and 10 requests a day',
    await measure(60, 20, () => year(programmed.pump)),
    YEAR_MS,
  ),
);
console.log(
  `${ended.given} boluses given, ${ended.denied} denied, ${ended.nextSequence - 1} entries in the log`,
);

// The wall clock of a busy machine counts what others do; this is what the year itself took of a core.
const COUNTED = 20;
const before = process.cpuUsage();
for (let run = 0; run < COUNTED; run++) year(programmed.pump);
const { user, system } = process.cpuUsage(before);
console.log(
  `${((user + system) / 1_000 / COUNTED).toFixed(1)} ms of a core for each year, its garbage included`,
);
