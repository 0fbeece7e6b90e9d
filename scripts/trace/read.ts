import { readFileSync } from 'node:fs';
import path from 'node:path';

import { looseEnds, type Register, readHazards } from './hazards.ts';
import { type Requirement, readRequirements } from './requirements.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', 'requirements');
const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

/** What the project writes about its safety; throws where it cannot be read or does not hang together. */
export function readSafety(): {
  readonly requirements: readonly Requirement[];
  readonly register: Register;
} {
  const requirements = readRequirements(text('safety-requirements.yaml'));
  const register = readHazards(text('hazards.yaml'));
  const loose = looseEnds(
    register,
    requirements.map(({ id }) => id),
  );
  if (loose.length > 0) throw new Error(`requirements/: ${loose.join('\nrequirements/: ')}`);
  return { requirements, register };
}
