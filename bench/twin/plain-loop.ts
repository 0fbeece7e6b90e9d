import { loadedKernel } from '../../src/cli/cohort/loaded-kernel.ts';
import { patientNumber, simulated } from './own.ts';

/** So many patients from this number on. */
export interface Share {
  readonly from: number;
  readonly patients: number;
}

export interface ShareDone {
  readonly seconds: number;
  /** Of all threads of the process: the collector of garbage has its own. */
  readonly processorMs: number;
}

const kernel = loadedKernel();

// A process that calls simulate in a loop, with patients drawn before the clock.
process.on('message', ({ from, patients }: Share) => {
  const drawn = Array.from({ length: patients }, (_, i) => patientNumber(from + i));
  const [startedAt, started] = [performance.now(), process.cpuUsage()];
  let sum = 0;
  for (const patient of drawn) sum += simulated(patient, kernel).series[0]?.values.at(-1) ?? Number.NaN;
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(started);
  if (!(sum > 0)) throw new Error('the work came to nothing');
  process.send?.({ seconds, processorMs: (user + system) / 1000 } satisfies ShareDone);
});
