import { mkdtempSync } from 'node:fs';
import { neutralProblem } from './neutral.ts';
import { patientNumber, samplesOf, simulated } from './own.ts';
import { PEERS, runPeer } from './peers.ts';
import { courseOf } from './race.ts';
import { relativeError } from './reference.ts';

const p = patientNumber(0);
const sim = simulated(p);
const exp = samplesOf(sim);
const problem = neutralProblem(p, sim);
const folder = mkdtempSync('/tmp/team/t5/dev-');
const peaks = problem.scale.map(() => 1);
const prob = { ...problem, scale: peaks };
for (const peer of PEERS.slice(2)) {
  const c = peer.prepare(folder);
  if ('because' in c) {
    console.log(peer.name, c.because);
    continue;
  }
  const short = courseOf(prob, exp, 3, folder);
  for (const method of peer.methods)
    for (const t of [1e-7, 1e-8]) {
      const r = runPeer(c, { problem: short.path, method, tolerance: t, repeats: 1 }, folder);
      if ('because' in r) console.log(peer.name, method, r.because);
      else
        console.log(
          peer.name,
          method,
          t,
          r.seconds,
          relativeError(r.samples, short.expected, problem.outputRows.length).toExponential(1),
        );
    }
}
