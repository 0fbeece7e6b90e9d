import { readFileSync, writeFileSync } from 'node:fs';

import type { ParameterSet } from '../../src/twin/parameters/parameter-set.ts';
import { FITTED_STUDIES, FITTED_TARGETS, type Fit, fitTo } from './fit.ts';
import { FREE, withFitted } from './free-parameters.ts';

/** What `npm run validate -- fit` found: to all studies, and to all but one. */
export interface Fitted {
  readonly free: readonly string[];
  readonly targets: readonly string[];
  readonly all: Fit;
  readonly withoutStudy: Readonly<Record<string, Fit>>;
}

const FILE = new URL('./fitted.json', import.meta.url);

export const readFitted = (): Fitted => JSON.parse(readFileSync(FILE, 'utf8')) as Fitted;

/** The parameters that a study had no part in; those of the whole fit for a study that was not fitted. */
export const parametersWithout =
  (fitted: Fitted) =>
  (study: string): ParameterSet =>
    withFitted((fitted.withoutStudy[study] ?? fitted.all).values);

/** Fits again and keeps what comes out; tells of each fit as it ends. */
export function fitAgain(told: (study: string, found: Fit) => void): void {
  const all = fitTo(FITTED_TARGETS);
  told('all studies', all);
  const withoutStudy: Record<string, Fit> = {};
  for (const study of FITTED_STUDIES) {
    const found = fitTo(FITTED_TARGETS.filter(({ source }) => source !== study));
    withoutStudy[study] = found;
    told(study, found);
  }
  const fitted: Fitted = {
    free: FREE.map(({ name }) => name),
    targets: FITTED_TARGETS.map(({ id }) => id),
    all,
    withoutStudy,
  };
  writeFileSync(FILE, `${JSON.stringify(fitted, null, 2)}\n`);
}
