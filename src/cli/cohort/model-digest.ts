import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TWIN_PARAMETERS } from '../../twin/parameters/parameter-set.ts';
import { VARIABILITY } from '../../twin/parameters/variability.ts';

const PACKAGE = new URL('../../../package.json', import.meta.url);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The version of Theca that computes. */
export const thecaVersion = (): string =>
  (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string }).version;

/** What tells this model from another: its version, and the value of every parameter and of every variability. */
export function modelDigest(): string {
  const { plasmaClearance, ...others } = VARIABILITY;
  const all = [...TWIN_PARAMETERS, ...Object.values(others), ...Object.values(plasmaClearance)];
  const values = all.map(({ id, value }) => `${id} ${value}`);
  return sha256([thecaVersion(), ...values].join('\n'));
}
