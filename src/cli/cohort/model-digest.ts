import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TWIN_PARAMETERS } from '../../twin/parameters/parameter-set.ts';
import { VARIABILITY_PARAMETERS } from '../../twin/parameters/variability.ts';

const PACKAGE = new URL('../../../package.json', import.meta.url);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The version of Theca that computes. */
export const thecaVersion = (): string =>
  (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string }).version;

/** What tells this model from another: its version, and the value of every parameter and of every variability. */
export function modelDigest(): string {
  const values = [...TWIN_PARAMETERS, ...VARIABILITY_PARAMETERS].map(({ id, value }) => `${id} ${value}`);
  return sha256([thecaVersion(), ...values].join('\n'));
}
