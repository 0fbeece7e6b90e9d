import type { InputError } from '../wire/contract/refusal.ts';

/** The last step of a pointer under which what was found may be repeated: closed lists and numbers, never a name. */
const REPEATABLE = new Set(['unit', 'value', 'drug', 'model', 'mode', 'type', 'kind', 'at']);

/** What was found as a kind of thing: an error must not carry patient data into a log on its way [SR-83]. */
function discreet(at: string, found: string): string {
  if (REPEATABLE.has(at.split('/').at(-1) ?? '')) return found;
  if (found.startsWith('"')) return 'text';
  if (found.startsWith('an object')) return 'an object';
  if (/^[-\d]/.test(found)) return 'a number';
  return found;
}

/** An unknown key is named by where it stands, not by itself: it is whatever somebody typed. */
function discreetPlace(at: string, expected: string): string {
  return expected.startsWith('no such key') ? at.slice(0, at.lastIndexOf('/')) : at;
}

export const discreetErrors = (errors: readonly InputError[]): readonly InputError[] =>
  errors.map(({ at, expected, found }) => ({
    at: discreetPlace(at, expected),
    expected,
    found: discreet(at, found),
  }));

interface Issue {
  readonly path?: readonly PropertyKey[];
  readonly instancePath?: string;
  readonly message?: string;
  readonly keyword?: string;
}

/** Kinds of values as a person says them. */
const KINDS: Readonly<Record<string, string>> = {
  undefined: 'nothing',
  null: 'null',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What the checker of shapes says of a form, said with an example. */
const FORMS: Readonly<Record<string, string>> = {
  'Invalid UUID': 'an identifier that this program made',
  'Invalid ISO datetime': 'a date and time with its offset, such as "2026-11-22T10:00:00-06:00"',
  'Invalid ISO date': 'a day such as "2026-11-22"',
  'Invalid input': 'one of the forms that belong here',
};

function inWords(message: string): Pick<InputError, 'expected' | 'found'> {
  const [, wanted = '', received = ''] =
    /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
  if (wanted !== '') return { expected: KINDS[wanted] ?? wanted, found: KINDS[received] ?? 'something else' };
  return { expected: FORMS[message] ?? message, found: 'something else' };
}

/** What the shape of a route found, with pointers; the values themselves are left out. */
export const shapeErrors = (issues: readonly Issue[]): InputError[] =>
  issues.map(({ instancePath, path, message, keyword }) => {
    const at = instancePath ?? (path ?? []).map((step) => `/${String(step)}`).join('');
    const said = keyword === 'unrecognized_keys' ? 'no other key' : (message ?? 'another form');
    return { at: at === '/' ? '' : at, ...inWords(said) };
  });
