import { STARTING_POLICY } from '../../core/clinic-policy.ts';
import { accepted, type Result, refused } from '../../core/result.ts';
import type { ObservationPolicy } from '../../core/therapy/context.ts';
import type { ClinicPolicy } from '../../core/visit-input.ts';
import type { DecodeError } from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import { clinic as decodeClinic, encodeClinic } from '../visit/clinic.ts';
import { type Codec, count, oneOf, record } from './codec.ts';

/** What a clinic has decided about how it works. */
export interface ClinicSettings {
  readonly clinic: ClinicPolicy;
  readonly observation: ObservationPolicy;
}

const MOST_MINUTES = 10_000;

const observation: Codec<ObservationPolicy> = record('minutes of observation', {
  start: count(MOST_MINUTES),
  'drug-change': count(MOST_MINUTES),
  increase: count(MOST_MINUTES),
  routine: count(MOST_MINUTES),
  unit: oneOf(['min']),
});

const settings = record(
  'what the clinic decided',
  { observation },
  { clinic: { reads: decodeClinic, write: encodeClinic } satisfies Codec<ClinicPolicy> },
);

/** The clinic's margins are left out where it has stated none. */
export const encodeClinicSettings = ({ clinic, observation: watched }: ClinicSettings): unknown =>
  settings.write(clinic.isDefault ? { observation: watched } : { clinic, observation: watched });

export function decodeClinicSettings(json: string): Result<ClinicSettings, readonly DecodeError[]> {
  const tree = parseJson(json);
  if (!tree.ok) return tree;
  const errors: DecodeError[] = [];
  const value = settings.reads.read(tree.value, '', errors);
  return value === undefined
    ? refused(errors)
    : accepted({ clinic: value.clinic ?? STARTING_POLICY, observation: value.observation });
}
