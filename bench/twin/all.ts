import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { loadedKernel } from '../../src/cli/cohort/loaded-kernel.ts';
import { NO_MEMORY } from '../../src/twin/reduction-memory.ts';
import { runCohort } from './cohort.ts';
import { cohortLines } from './cohort-lines.ts';
import { ensurePackages } from './debian.ts';
import { everyRound } from './every-round.ts';
import { neutralProblem } from './neutral.ts';
import { patientNumber, samplesOf, simulated, type Timed, timeSimulate, timeSimulateLending } from './own.ts';
import { DAYS } from './patient.ts';
import { PEERS } from './peers.ts';
import { firstDays } from './problem.ts';
import { courseOf, type Finished, race } from './race.ts';
import { reference, relativeError } from './reference.ts';
import { timeStrip } from './strip-of-a-year.ts';

/** What issue and design promise: a millisecond, 1e-8, five hundred times. */
const PROMISED_MS = 1;
const PROMISED_ERROR = 1e-8;
const PROMISED_RATIO = 500;
const PROMISED_STRIP_MS = 100;
const PROMISED_PATIENTS = 100_000;
const RUNS = 1_500;
/** Half a minute each: the machine changes its speed by half from second to second. */
const OWN_RUNS = 30_000;
const WARM = 150;
const STRIP_RUNS = 50;
/** Patients beside the one of the race whose error is looked at, for so many days: the front arrives within the first three. */
const MORE_PATIENTS = [1, 2, 3];
const ERROR_DAYS = 8;
/** `npm run bench:twin -- 100000` runs the cohort in full. */
const PATIENTS = Number(process.argv[2] ?? 5_000);
/** Days on which each method of a peer is tried out before its best one runs all of them. */
const TRIED_DAYS = 8;

const power = (value: number): string => value.toExponential(1);
const words = (time: Timed, digits: number): string =>
  `${time.processor.toFixed(digits)} ms (fastest block ${time.fastest.toFixed(digits)}, on the wall ${time.wall.toFixed(digits)}, 95 % under ${time.wallNinetyFifth.toFixed(digits)})`;
const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, one core each; all times are processor time`,
);
const kernel = loadedKernel();

function errorOfFirstDays(number: number): number {
  const one = patientNumber(number);
  const answer = simulated(one, kernel);
  const cut = firstDays(neutralProblem(one, answer), ERROR_DAYS);
  const { samples } = reference(cut);
  return relativeError(samplesOf(answer).subarray(0, samples.length), samples, cut.outputRows.length);
}

const plain = timeSimulate(RUNS, WARM, NO_MEMORY);
const computed = timeSimulate(RUNS, WARM, everyRound(kernel));
const own = timeSimulate(OWN_RUNS, WARM, kernel);
const lending = timeSimulateLending(OWN_RUNS, WARM, kernel);
const patient = patientNumber(0);
const simulation = simulated(patient, kernel);
const problem = neutralProblem(patient, simulation);
const { peaks, samples: expected } = reference(problem);
const outputs = problem.outputRows.length;
const ownError = Math.max(
  relativeError(samplesOf(simulation), expected, outputs),
  ...MORE_PATIENTS.map((number) => errorOfFirstDays(number)),
);
console.log(
  `${problem.size} states, ${DAYS} days, ${problem.rates.length} rates, ${problem.sampleHours.length} times × ${outputs} outputs (8 levels and plasma)`,
);
console.log(
  'error: largest difference from dense matrix exponentials at any hour, over the peak of that output\n',
);
console.log(
  `theca simulate            ${words(own, 2)}, error ${power(ownError)} at worst of ${MORE_PATIENTS.length + 1} patients; middle of ${own.runs} runs, new parameters each, everything included; ${(own.processor / PROMISED_MS).toFixed(2)} of the promised ${PROMISED_MS} ms`,
);

console.log(
  `with no day copied        ${words(computed, 2)}; every day computed although the program repeats itself`,
);
console.log(`in lent memory            ${words(lending, 2)}; for who keeps no result, as a cohort`);
console.log(`without WebAssembly       ${words(plain, 2)}`);
const strip = timeStrip(STRIP_RUNS, STRIP_RUNS, kernel);
console.log(
  `strip of a year            ${words(strip, 1)}; every hour at 40 positions, middle of ${strip.runs}; first paint was promised under ${PROMISED_STRIP_MS} ms`,
);
const cohort = await runCohort(PATIENTS / 2);
for (const line of cohortLines(cohort, PROMISED_PATIENTS)) console.log(line);

/** Whatever is more accurate than promised may be matched by less: the peers are asked for the looser of the two. */
const target = Math.max(ownError, PROMISED_ERROR);
const folder = mkdtempSync(path.join(tmpdir(), 'theca-bench-'));
const finished: { readonly name: string; readonly result: Finished }[] = [];
try {
  const scaled = { ...problem, scale: peaks.map((peak) => (peak > 0 ? peak : 1)) };
  ensurePackages([...new Set(PEERS.flatMap(({ packages }) => packages))]);
  console.log(`\npeers, each by its fastest way to an error of at most ${power(target)}:`);
  for (const peer of PEERS) {
    const say = (words: string): void => console.log(`${peer.name.padEnd(25)} ${words}`);
    const command = peer.prepare(folder);
    if ('because' in command) {
      say(`skipped: ${command.because}`);
      continue;
    }
    const short = courseOf(scaled, expected, Math.min(TRIED_DAYS, peer.longestDays), folder);
    const long = courseOf(scaled, expected, peer.longestDays, folder);
    const result = race(peer, command, target, short, long, folder);
    if ('because' in result) {
      say(`skipped: ${result.because}`);
      continue;
    }
    const all = (result.seconds * DAYS) / result.days;
    const scaling =
      result.days === DAYS ? '' : `, ${seconds(result.seconds)} for ${result.days} days scaled to ${DAYS}`;
    say(
      `${seconds(all)}${scaling}, error ${power(result.error)}, ${((all * 1000) / own.processor).toFixed(0)} ×; ${result.method}, relative tolerance ${power(result.tolerance)}, middle of ${result.runs}`,
    );
    finished.push({ name: peer.name, result: { ...result, seconds: all } });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const accurate = finished.filter(({ result }) => result.error <= target);
if (ownError > PROMISED_ERROR)
  console.log(`the error of simulate is above the promised ${power(PROMISED_ERROR)}`);
if (accurate.length === 0) console.log('no peer could be run');
else {
  const [fastest] = accurate.sort((a, b) => a.result.seconds - b.result.seconds);
  const ratio = ((fastest?.result.seconds ?? Number.NaN) * 1000) / own.processor;
  console.log(`\nthe fastest general solver is ${fastest?.name}; promised: ${PROMISED_RATIO} ×`);
  console.log(`smallest ratio: ${ratio.toFixed(0)} ×`);
}
