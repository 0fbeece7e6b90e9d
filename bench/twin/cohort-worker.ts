import { memoryUsage } from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '../../src/kernel/random.ts';
import { asLivedBy, virtualPatients } from '../../src/twin/cohort.ts';
import { prepare, preparedFor, simulatePrepared } from '../../src/twin/simulate.ts';
import { loadedKernel } from './loaded-kernel.ts';
import { drawPatient } from './patient.ts';

/** Virtual patients `from` to `from + count` under one program of 180 days, each solved anew; keeps a sum and nothing else. */
const { from, count, warm } = workerData as { from: number; count: number; warm: number };
const { scenario, parameters } = drawPatient(seededRandom(1));
const prepared = prepare(scenario, parameters);
if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal));
const kernel = loadedKernel();
const patient = virtualPatients({ seed: 1 });

function last(index: number): number {
  if (!prepared.ok) return 0;
  const one = patient(index);
  const lived = asLivedBy(scenario, one);
  const { series } = simulatePrepared(lived, preparedFor(lived, prepared.value, one.parameters), kernel);
  return series[0]?.values.at(-1) ?? Number.NaN;
}

for (let index = 0; index < warm; index++) last(index);
parentPort?.postMessage('warm');
parentPort?.once('message', () => {
  let sum = 0;
  let early = 0;
  const startedAt = performance.now();
  for (let done = 0; done < count; done++) {
    sum += last(from + done);
    if (done === Math.floor(count / 10)) early = memoryUsage.rss();
  }
  parentPort?.postMessage({
    seconds: (performance.now() - startedAt) / 1000,
    sum,
    early,
    late: memoryUsage.rss(),
  });
});
