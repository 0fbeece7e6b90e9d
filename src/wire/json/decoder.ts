import { described, type Json, pointer } from './tree.ts';

/** One thing that is wrong with what came in: a JSON pointer, what belongs there, what stands there. */
export interface DecodeError {
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

/** Reads one value, or adds every error it sees and answers undefined. Never throws. */
export interface Decoder<T> {
  /** What belongs here, as said to the person who wrote the file. */
  readonly expects: string;
  readonly read: (json: Json, at: string, errors: DecodeError[]) => T | undefined;
}

export function wrong(errors: DecodeError[], at: string, expected: string, json: Json | null): undefined {
  errors.push({ at, expected, found: json === null ? 'nothing' : described(json) });
  return undefined;
}

export const text = (expects: string, longest = 200): Decoder<string> => ({
  expects,
  read: (json, at, errors) =>
    json.kind === 'string' && json.text.trim() !== '' && json.text.length <= longest
      ? json.text
      : wrong(errors, at, expects, json),
});

export const yesOrNo: Decoder<boolean> = {
  expects: 'true or false',
  read: (json, at, errors) =>
    json.kind === 'boolean' ? json.value : wrong(errors, at, 'true or false', json),
};

/** A count: digits only, no sign, no exponent. */
export function wholeNumber(least: number, most: number): Decoder<number> {
  const expects = `a whole number from ${least} to ${most}`;
  return {
    expects,
    read: (json, at, errors) => {
      if (json.kind !== 'number' || !/^\d{1,9}$/.test(json.source)) return wrong(errors, at, expects, json);
      const value = Number(json.source);
      return value >= least && value <= most ? value : wrong(errors, at, expects, json);
    },
  };
}

const quoted = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(', ');

export function oneOf<const T extends string>(values: readonly T[]): Decoder<T> {
  const expects = values.length === 1 ? quoted(values) : `one of ${quoted(values)}`;
  return {
    expects,
    read: (json, at, errors) => {
      const value = json.kind === 'string' ? values.find((candidate) => candidate === json.text) : undefined;
      return value ?? wrong(errors, at, expects, json);
    },
  };
}

/** No list of a visit is longer than this; the work of planning one grows with them. */
const LONGEST_LIST = 500;

export function listOf<T>(item: Decoder<T>, least = 0, most = LONGEST_LIST): Decoder<readonly T[]> {
  const expects = `a list of ${least > 0 ? `${least} to ` : 'at most '}${most}: ${item.expects}`;
  return {
    expects,
    read: (json, at, errors) => {
      if (json.kind !== 'array' || json.items.length < least || json.items.length > most)
        return wrong(errors, at, expects, json);
      const values: T[] = [];
      for (const [index, each] of json.items.entries()) {
        const value = item.read(each, pointer(at, index), errors);
        if (value !== undefined) values.push(value);
      }
      return values.length === json.items.length ? values : undefined;
    },
  };
}

/** `judge` may add errors of its own, where values that are each right contradict each other. */
export const map = <T, U>(
  decoder: Decoder<T>,
  judge: (value: T, at: string, errors: DecodeError[], json: Json) => U | undefined,
): Decoder<U> => ({
  expects: decoder.expects,
  read: (json, at, errors) => {
    const value = decoder.read(json, at, errors);
    return value === undefined ? undefined : judge(value, at, errors, json);
  },
});

/** The members a record must have and those it may have; any other key is refused. */
export type Shape = Readonly<Record<string, Decoder<unknown>>>;
type ValueOf<D> = D extends Decoder<infer T> ? T : never;
export type RecordOf<Must extends Shape, May extends Shape> = {
  readonly [Key in keyof Must]: ValueOf<Must[Key]>;
} & { readonly [Key in keyof May]?: ValueOf<May[Key]> };

export function record<Must extends Shape, May extends Shape>(
  expects: string,
  must: Must,
  may: May,
): Decoder<RecordOf<Must, May>> {
  const known = new Map([...Object.entries(must), ...Object.entries(may)]);
  return {
    expects,
    read: (json, at, errors) => {
      if (json.kind !== 'object') return wrong(errors, at, expects, json);
      const before = errors.length;
      const values = new Map<string, unknown>();
      for (const [key, value] of json.members) {
        const decoder = known.get(key);
        if (decoder === undefined) unknownKey(errors, pointer(at, key), [...known.keys()], value);
        else values.set(key, decoder.read(value, pointer(at, key), errors));
      }
      for (const [key, decoder] of Object.entries(must)) {
        if (!json.members.has(key)) wrong(errors, pointer(at, key), decoder.expects, null);
      }
      if (errors.length > before) return undefined;
      return Object.fromEntries(values) as RecordOf<Must, May>;
    },
  };
}

export function unknownKey(
  errors: DecodeError[],
  at: string,
  known: readonly string[],
  value: Json,
): undefined {
  return wrong(errors, at, `no such key; known here: ${known.join(', ')}`, value);
}
