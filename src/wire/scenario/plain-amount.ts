import { decimal } from '../amount/decimal.ts';
import { type Decoder, record, wrong } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';

const MOST_DIGITS = 17;

/** A number without a sign, between bounds; what the twin computes with is a float, so it need not be exact. */
export function between(least: number, most: number): Decoder<number> {
  const expects = `a number from ${least} to ${most}`;
  return {
    expects,
    read: (json, at, errors) => {
      const read = json.kind === 'number' ? decimal(json.source) : null;
      if (json.kind !== 'number' || read === null || read.digits.length > MOST_DIGITS)
        return wrong(errors, at, expects, json);
      const value = Number(json.source);
      return value >= least && value <= most ? value : wrong(errors, at, expects, json);
    },
  };
}

/** `{ "value", "unit" }` in the one unit given; the number in that unit. */
export function inUnit(unit: string, least: number, most: number): Decoder<number> {
  const keys = record(
    `an amount such as { "value": ${least}, "unit": ${JSON.stringify(unit)} }`,
    { value: between(least, most), unit: theUnit(unit) },
    {},
  );
  return {
    expects: keys.expects,
    read: (json, at, errors) => keys.read(json, at, errors)?.value,
  };
}

const theUnit = (unit: string): Decoder<string> => ({
  expects: JSON.stringify(unit),
  read: (json, at, errors) =>
    json.kind === 'string' && json.text === unit ? unit : wrong(errors, at, JSON.stringify(unit), json),
});

/** A record with any keys, each read by the decoder of its name; a name without one is refused with what was expected. */
export function byName<T>(
  expects: string,
  decoderOf: (name: string) => Decoder<T> | null,
  known: string,
): Decoder<Readonly<Record<string, T>>> {
  return {
    expects,
    read: (json, at, errors) => {
      if (json.kind !== 'object') return wrong(errors, at, expects, json);
      const read: [string, T][] = [];
      for (const [name, member] of json.members) {
        const decoder = decoderOf(name);
        if (decoder === null) {
          wrong(errors, pointer(at, name), known, member);
          continue;
        }
        const value = decoder.read(member, pointer(at, name), errors);
        if (value !== undefined) read.push([name, value]);
      }
      return read.length === json.members.size ? Object.fromEntries(read) : undefined;
    },
  };
}
