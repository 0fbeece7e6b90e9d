import { parentPort } from 'node:worker_threads';
import { chunkCsv } from '../../src/cli/cohort/chunk.ts';
import { loadedKernel } from '../../src/cli/cohort/loaded-kernel.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { prepareStudy } from '../../src/twin/study.ts';
import { patientNumber, processorMs, simulated } from './own.ts';
import { drawPatient } from './patient.ts';

/** A share of the work, of so many chunks from this one on. */
export interface Share {
  readonly kind: 'plain' | 'cohort';
  readonly fromChunk: number;
  readonly chunks: number;
}

export interface ShareDone {
  readonly seconds: number;
  readonly processorMs: number;
}

/** As many as `theca cohort` has in a chunk. */
export const CHUNK = 100;

// A process or a thread that computes shares: `plain` calls simulate with a patient drawn before the clock, `cohort` does what a
// thread of `theca cohort` does with a chunk, from drawing the patient to the text of his rows.
const kernel = loadedKernel();
const study = prepareStudy(
  {
    seed: 1,
    patients: 10_000_000,
    programs: [{ name: 'six rates a day', scenario: drawPatient(seededRandom(1)).scenario }],
  },
  kernel,
);
if (!study.ok) throw new Error(JSON.stringify(study.refusal));
const prepared = study.value;

function work({ kind, fromChunk, chunks }: Share): ShareDone {
  const from = fromChunk * CHUNK;
  const patients =
    kind === 'plain' ? Array.from({ length: chunks * CHUNK }, (_, i) => patientNumber(from + i)) : [];
  const [startedAt, startedMs] = [performance.now(), processorMs()];
  let sum = 0;
  for (const patient of patients) sum += simulated(patient, kernel).series[0]?.values.at(-1) ?? Number.NaN;
  if (kind === 'cohort')
    for (let chunk = 0; chunk < chunks; chunk++) sum += chunkCsv(prepared, fromChunk + chunk).length;
  const seconds = (performance.now() - startedAt) / 1000;
  if (!(sum > 0)) throw new Error('the work came to nothing');
  return { seconds, processorMs: processorMs() - startedMs };
}

if (parentPort !== null) parentPort.on('message', (share: Share) => parentPort?.postMessage(work(share)));
else process.on('message', (share: Share) => process.send?.(work(share)));
