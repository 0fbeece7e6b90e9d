import type { CohortRun } from './cohort.ts';

const NUMBERS = ['1 worker ', '2 workers'] as const;
const PROMISED_RATIO = 1.2;

/** What the cohort took, for people. */
export function cohortLines(run: CohortRun, promised: number): readonly string[] {
  const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  const workers = NUMBERS.map((name, i) => {
    const [cohort, plain] = [run.cohort[i], run.plain[i]];
    return `cohort, ${name}          ${cohort?.processorMs.toFixed(2)} ms of one core a patient, ${run.processorRatio[i]?.toFixed(2)} of a plain loop over simulate in turns with it (${plain?.processorMs.toFixed(2)} ms); on the wall ${cohort?.patientsPerSecond.toFixed(0)} patients/s, ${run.wallRatio[i]?.toFixed(2)} of the time of ${i === 0 ? 'one plain loop' : 'two plain loops side by side'} (${plain?.patientsPerSecond.toFixed(0)}/s); promised ${PROMISED_RATIO}`;
  });
  const [[, plainTwo], [, two]] = [run.plain, run.cohort];
  const implied = (promised * plainTwo.processorMs) / 1000 / 2;
  const joining = (promised * run.joinMs) / 1000;
  const needed = (promised * two.processorMs) / 1000 / 2 + joining;
  const taken = promised / two.patientsPerSecond + joining;
  const loops = promised / plainTwo.patientsPerSecond;
  return [
    ...workers,
    `two plain loops            side by side, a process each, have ${run.twoPlainLoops.toFixed(2)} × the pace of one: what the machine gave a second worker, at a load of ${run.load.toFixed(1)} before it began`,
    `${promised} patients            ${needed.toFixed(0)} s on two whole free cores with ${joining.toFixed(0)} s to join the results, ${(needed / implied).toFixed(2)} of what simulate in turns with it implies (${implied.toFixed(0)} s); promised within ${PROMISED_RATIO}; as the machine was, ${taken.toFixed(0)} s on the wall, ${(taken / loops).toFixed(2)} of two plain loops (${loops.toFixed(0)} s)`,
    `                           middle of ${run.turns} turns, ${run.patientsOfOne} patients a worker; resident ${megabytes(run.earlyBytes)} MB after a fifth, ${megabytes(run.lateBytes)} MB after all`,
  ];
}
