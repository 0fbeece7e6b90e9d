import { instantAt } from '../../src/core/time.ts';
import { milliseconds, nanolitres } from '../../src/core/units.ts';
import type { ReductionMemory } from '../../src/twin/reduction-memory.ts';
import { strip } from '../../src/twin/strip.ts';
import { patientNumber, type Timed, timed } from './own.ts';
import { BEGINNING_MS, type BenchPatient } from './patient.ts';

const DAY_MS = 86_400_000;
const POSITIONS = 40;
const REFILL_EVERY_DAYS = 90;

/** A year of history: a refill every 90 days, each with another program of six rates a day. */
function yearOf(number: number): BenchPatient {
  const { scenario, parameters } = patientNumber(number);
  const delivery = [0, 1, 2, 3, 4].flatMap((refill) => {
    const at = instantAt(BEGINNING_MS + refill * REFILL_EVERY_DAYS * DAY_MS);
    const left = refill === 0 ? {} : { left: nanolitres(20_000_000) };
    return patientNumber(number + refill).scenario.delivery.map((event) =>
      event.kind === 'fill' ? { ...event, ...left, volume: nanolitres(20_000_000), at } : { ...event, at },
    );
  });
  const observe = {
    ...scenario.observe,
    to: instantAt(BEGINNING_MS + 365 * DAY_MS),
    every: milliseconds(3_600_000),
  };
  return { parameters, scenario: { ...scenario, delivery, observe } };
}

/** The strip of a year, every hour at 40 positions, of another patient each time. */
export const timeStrip = (runs: number, warm: number, kernel: ReductionMemory): Timed =>
  timed(runs, warm, yearOf, ({ scenario, parameters }) => {
    const answer = strip(scenario, { drug: 'morphine', positions: POSITIONS }, parameters, kernel);
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
    return answer.value;
  });
