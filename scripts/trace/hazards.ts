import { z } from 'zod';

import { readYaml, wrongIn } from './requirements.ts';

const sentence = z.string().trim().min(1);

/** Qualitative, ours, and to be confirmed by the risk management of whoever uses Theca. */
export const SEVERITIES = ['negligible', 'minor', 'serious', 'critical', 'catastrophic'] as const;
export const PROBABILITIES = ['improbable', 'remote', 'occasional', 'probable', 'frequent'] as const;
const RISKS = ['low', 'medium', 'high'] as const;
type Risk = (typeof RISKS)[number];

/** The matrix of ours: the ranks of severity and probability, each from 1 to 5, added. */
export function riskOf(
  severity: (typeof SEVERITIES)[number],
  probability: (typeof PROBABILITIES)[number],
): Risk {
  const rank = SEVERITIES.indexOf(severity) + PROBABILITIES.indexOf(probability) + 2;
  if (rank >= 7) return 'high';
  return rank >= 5 ? 'medium' : 'low';
}

/** The three kinds of ISO 14971, 7.1, in their order of preference. */
const ORDER = ['inherent-safety', 'protective-measure', 'information'] as const;

const control = z.strictObject({
  kind: z.enum(ORDER),
  measure: sentence,
  /** The requirements that the measure is made of; empty where none is and no test can be traced to it. */
  by: z.array(z.string()),
});

const estimate = z.strictObject({
  severity: z.enum(SEVERITIES),
  probability: z.enum(PROBABILITIES),
  risk: z.enum(RISKS),
});

const number = (id: string): number => Number(id.replace(/^\D+/, ''));

const hazard = z
  .strictObject({
    id: z.string().regex(/^HZ-[1-9]\d*$/),
    hazard: sentence,
    sequence: sentence,
    situation: sentence,
    harm: sentence,
    initial: estimate,
    controls: z.array(control).min(1),
    accidents: z.array(z.string()),
    /** What is expected once every requirement named here is implemented; not what holds today. */
    residual: estimate,
    /** What the measures may themselves bring about (ISO 14971, 7.5); null where nothing is known to us. */
    arising: sentence.nullable(),
    notes: sentence.nullable(),
  })
  .refine(
    ({ controls }) => controls.some(({ by }) => by.length > 0),
    'a hazard has a measure that a requirement holds',
  )
  .refine(
    ({ controls }) =>
      controls.every(({ kind }, at) => {
        const before = controls[at - 1];
        return before === undefined || ORDER.indexOf(before.kind) <= ORDER.indexOf(kind);
      }),
    'measures stand in their order of preference',
  )
  .transform((each) => ({
    ...each,
    /** Of all its measures, each once, in the order of their numbers. */
    requirements: [...new Set(each.controls.flatMap(({ by }) => by))].sort((a, b) => number(a) - number(b)),
  }));

const accident = z.strictObject({
  id: z.string().regex(/^A[1-9]\d*$/),
  event: sentence,
  answer: sentence,
});

const register = z.strictObject({ accidents: z.array(accident), hazards: z.array(hazard) });

export type Hazard = z.infer<typeof hazard>;
export type Accident = z.infer<typeof accident>;
export type Register = z.infer<typeof register>;

/** The hazard register, or it throws: on an unknown column or word, and on an estimate that is not what its matrix says. */
export function readHazards(text: string): Register {
  const name = 'requirements/hazards.yaml';
  const raw = readYaml(name, text);
  const read = register.safeParse(raw);
  if (!read.success) throw new Error(wrongIn(name, [], read.error));
  for (const { id, initial, residual } of read.data.hazards)
    for (const each of [initial, residual])
      if (riskOf(each.severity, each.probability) !== each.risk)
        throw new Error(`${name}: ${id}: ${each.severity} and ${each.probability} are not ${each.risk}`);
  return read.data;
}

/** What does not hang together: every requirement answers a hazard, every hazard and accident is answered, once each. */
export function looseEnds(
  { hazards, accidents }: Register,
  requirements: readonly string[],
): readonly string[] {
  const answered = new Set(hazards.flatMap((each) => each.requirements));
  const replayed = new Set(hazards.flatMap((each) => each.accidents));
  const known = new Set(requirements);
  const events = new Set(accidents.map(({ id }) => id));
  const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, at) => ids.indexOf(id) !== at);
  return [
    ...twice(hazards.map(({ id }) => id)).map((id) => `${id} stands twice`),
    ...twice(accidents.map(({ id }) => id)).map((id) => `${id} stands twice`),
    ...[...answered].filter((id) => !known.has(id)).map((id) => `a hazard names ${id}, which nobody wrote`),
    ...[...replayed].filter((id) => !events.has(id)).map((id) => `a hazard names ${id}, which nobody wrote`),
    ...requirements.filter((id) => !answered.has(id)).map((id) => `${id} answers no hazard`),
    ...[...events].filter((id) => !replayed.has(id)).map((id) => `${id} belongs to no hazard`),
  ];
}
