import { parseDocument } from 'yaml';
import { z } from 'zod';

const id = z.string().regex(/^SR-[1-9]\d*$/);
const sentence = z.string().trim().min(1);

/** A figure in brackets in the text of a requirement: configuration, with somebody who answers for it. */
const setting = z.strictObject({
  /** As the requirement words it, with its unit. */
  default: sentence,
  owner: z.enum(['clinic', 'formulary', 'product']),
  /** Where it is set today; null where nothing reads it yet. */
  setIn: sentence.nullable(),
});

const requirement = z
  .strictObject({
    id,
    area: z.enum(['pump', 'program', 'refill', 'records', 'patient']),
    hazard: sentence,
    cause: sentence.nullable(),
    sources: z.array(sentence),
    requirement: sentence,
    tests: z.array(z.enum(['PBT', 'MC', 'DST', 'FI', 'UI', 'API', 'DB', 'INS'])).min(1),
    howTested: sentence.nullable(),
    settings: z.array(setting),
    status: z.enum(['implemented', 'partly', 'not-yet']),
    /** What holds and what is missing; asked for wherever the whole sentence does not hold. */
    note: sentence.nullable(),
  })
  .refine(
    ({ status, note }) => status !== 'partly' || note !== null,
    'what is partly built says what is missing',
  )
  .refine(
    ({ requirement: text, settings }) => (text.match(/\[[^\]]+\]/g) ?? []).length === settings.length,
    'every figure in brackets has a setting with an owner, and nothing else has',
  );

export type Requirement = z.infer<typeof requirement>;

/** One line for each thing that is wrong, with the id it is about where it has one. */
export function wrongIn(name: string, items: readonly unknown[], error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => {
      const about = items[Number(path[0])] as { readonly id?: unknown } | undefined;
      return `${name}: ${String(about?.id ?? path[0])} ${path.slice(1).join('.')}: ${message}`;
    })
    .join('\n');
}

/** YAML 1.2 without a warning, or it throws: a key twice or a text that YAML reads as something else is an error. */
export function readYaml(name: string, text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, strict: true });
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.map(({ message }) => message).join('\n')}`);
  return document.toJS();
}

/** The requirements as data, in the order of their numbers, from 1 without a gap. Throws on anything else. */
export function readRequirements(text: string): readonly Requirement[] {
  const name = 'requirements/safety-requirements.yaml';
  const raw = readYaml(name, text);
  const read = z.array(requirement).safeParse(raw);
  if (!read.success) throw new Error(wrongIn(name, Array.isArray(raw) ? raw : [], read.error));
  for (const [index, each] of read.data.entries())
    if (each.id !== `SR-${index + 1}`)
      throw new Error(`${name}: ${each.id} stands where SR-${index + 1} belongs`);
  return read.data;
}
