import { readFileSync, writeFileSync } from 'node:fs';

import { POPULATION } from '../../src/twin/parameters/parameter-set.ts';
import { fitAgain, parametersWithout, readFitted } from './fitted.ts';
import { reportOf, withReport } from './report.ts';
import { TARGETS } from './target.ts';
import { verdicts } from './verdict.ts';

/**
 * `npm run validate`: the twin against measured human beings, every target of the collection. `-- write` puts the same into
 * docs/twin-validation.md; `-- fit` fits the free parameters again first, which takes minutes.
 */
const DOCUMENT = new URL('../../docs/twin-validation.md', import.meta.url);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((word) => word !== 'fit' && word !== 'write');

if (unknown.length > 0) {
  console.error(`not known: ${unknown.join(', ')} (fit, write)`);
  process.exitCode = 2;
} else {
  if (wanted.includes('fit'))
    fitAgain((study, { chiSquared }) => console.error(`fitted: ${study}, chi² ${chiSquared}`));
  const fitted = readFitted();
  const report = reportOf(verdicts(TARGETS, POPULATION, parametersWithout(fitted)), fitted);
  console.log(report);
  if (wanted.includes('write')) writeFileSync(DOCUMENT, withReport(readFileSync(DOCUMENT, 'utf8'), report));
}
