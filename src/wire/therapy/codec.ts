import {
  type Decoder,
  yesOrNo as decodeYesOrNo,
  listOf,
  map,
  oneOf as oneOfValues,
  record as recordOf,
  text as textOf,
  wholeNumber,
  wrong,
} from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';

/** Both directions of one form, side by side: what `write` makes, `reads` takes back unchanged. `write` cannot fail. */
export interface Codec<T> {
  readonly reads: Decoder<T>;
  readonly write: (value: T) => unknown;
}

const asItIs = <T>(value: T): unknown => value;

/** Longer than any remark that a person types; the contract of the routes is narrower. */
const LONGEST = 20_000;

export const text: Codec<string> = { reads: textOf('text that is not empty', LONGEST), write: asItIs };

/** Text that may be empty. */
export const words: Codec<string> = {
  reads: {
    expects: 'text',
    read: (json, at, errors) =>
      json.kind === 'string' && json.text.length <= LONGEST ? json.text : wrong(errors, at, 'text', json),
  },
  write: asItIs,
};

export const yesOrNo: Codec<boolean> = { reads: decodeYesOrNo, write: asItIs };

export const count = (most: number): Codec<number> => ({ reads: wholeNumber(0, most), write: asItIs });

/** A number that is no quantity: a ratio, a factor, a count in a working. */
export const number: Codec<number> = {
  reads: {
    expects: 'a number',
    read: (json, at, errors) => {
      const value = json.kind === 'number' ? Number(json.source) : Number.NaN;
      return Number.isFinite(value) ? value : wrong(errors, at, 'a number', json);
    },
  },
  write: asItIs,
};

export const oneOf = <T extends string>(values: readonly T[]): Codec<T> => ({
  reads: oneOfValues(values),
  write: asItIs,
});

export const list = <T>(item: Codec<T>, least = 0): Codec<readonly T[]> => ({
  reads: listOf(item.reads, least),
  write: (values) => values.map(item.write),
});

export const pair = <T>(item: Codec<T>): Codec<readonly [T, T]> => ({
  reads: map(listOf(item.reads), (values, at, errors, json): readonly [T, T] | undefined => {
    const [first, second] = values;
    return values.length === 2 && first !== undefined && second !== undefined
      ? [first, second]
      : wrong(errors, at, 'a list of two', json);
  }),
  write: (values) => values.map(item.write),
});

export const orNull = <T>(codec: Codec<T>): Codec<T | null> => ({
  reads: {
    expects: `${codec.reads.expects}, or null`,
    read: (json, at, errors) => (json.kind === 'null' ? null : codec.reads.read(json, at, errors)),
  },
  write: (value) => (value === null ? null : codec.write(value)),
});

/** Any key, one form for all values. */
export const dictionary = <T>(codec: Codec<T>): Codec<Readonly<Record<string, T>>> => ({
  reads: {
    expects: 'an object',
    read: (json, at, errors) => {
      if (json.kind !== 'object') return wrong(errors, at, 'an object', json);
      const before = errors.length;
      const entries = [...json.members].map(([key, value]) => [
        key,
        codec.reads.read(value, pointer(at, key), errors),
      ]);
      return errors.length > before ? undefined : Object.fromEntries(entries);
    },
  },
  write: (value) => Object.fromEntries(Object.entries(value).map(([key, each]) => [key, codec.write(each)])),
});

// biome-ignore lint/suspicious/noExplicitAny: a shape holds codecs of every type; each is checked where it is used.
export type Shape = Readonly<Record<string, Codec<any>>>;
type Of<C> = C extends Codec<infer T> ? T : never;
type ValueOf<Must extends Shape, May extends Shape> = {
  readonly [Key in keyof Must]: Of<Must[Key]>;
} & { readonly [Key in keyof May]?: Of<May[Key]> };

/** The keys an object must have and those it may have; any other is refused. */
export function record<Must extends Shape, May extends Shape = Record<never, never>>(
  expects: string,
  must: Must,
  may?: May,
): Codec<ValueOf<Must, May>> {
  const optional: Shape = may ?? {};
  const decoders = (shape: Shape) =>
    Object.fromEntries(Object.entries(shape).map(([key, codec]) => [key, codec.reads]));
  const writers = Object.entries({ ...must, ...optional });
  return {
    reads: recordOf(expects, decoders(must), decoders(optional)) as unknown as Decoder<ValueOf<Must, May>>,
    write: (value) => {
      const values: Readonly<Record<string, unknown>> = value;
      return Object.fromEntries(
        writers
          .filter(([key]) => values[key] !== undefined)
          .map(([key, codec]) => [key, codec.write(values[key])]),
      );
    },
  };
}

/** A union told apart by the key `tag`; each member's codec reads the whole object, the tag included. */
export function tagged<T extends Readonly<Record<string, unknown>>>(
  tag: keyof T & string,
  // biome-ignore lint/suspicious/noExplicitAny: as in Shape.
  members: Readonly<Record<string, Codec<any>>>,
): Codec<T> {
  const known = oneOfValues(Object.keys(members));
  const expects = `an object with ${JSON.stringify(tag)}`;
  return {
    reads: {
      expects,
      read: (json, at, errors) => {
        if (json.kind !== 'object') return wrong(errors, at, expects, json);
        const named = json.members.get(tag);
        if (named === undefined) return wrong(errors, pointer(at, tag), known.expects, null);
        const which = known.read(named, pointer(at, tag), errors);
        return which === undefined ? undefined : members[which]?.reads.read(json, at, errors);
      },
    },
    write: (value) => {
      const codec = members[String(value[tag])];
      if (codec === undefined) throw new Error(`no form for ${tag} ${String(value[tag])}`);
      return codec.write(value);
    },
  };
}
