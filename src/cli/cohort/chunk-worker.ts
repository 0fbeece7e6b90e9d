import { parentPort, workerData } from 'node:worker_threads';
import { prepareStudy } from '../../twin/study.ts';
import { decodeStudy } from '../../wire/scenario/decode-study.ts';
import { chunkCsv } from './chunk.ts';
import { loadedKernel } from './loaded-kernel.ts';

// One thread of a cohort: asked for chunk after chunk by its number, it answers with the rows.
const decoded = decodeStudy(workerData as string);
if (!decoded.ok) throw new Error('the cohort was not checked');
const study = prepareStudy(decoded.value, loadedKernel());
if (!study.ok) throw new Error('the cohort was not checked');
parentPort?.on('message', (chunk: number) => {
  parentPort?.postMessage(chunkCsv(study.value, chunk));
});
