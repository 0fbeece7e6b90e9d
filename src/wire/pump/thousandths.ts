import { decimal, timesFactor } from '../amount/decimal.ts';
import { type Decoder, wrong } from '../json/decoder.ts';

/** A ratio as a decimal of at most three places, such as 1.145; read exactly, as thousandths. */
export function thousandths(least: number, most: number): Decoder<number> {
  const expects = `a ratio from ${least / 1000} to ${most / 1000} with at most three decimal places`;
  return {
    expects,
    read: (json, at, errors) => {
      const read = json.kind === 'number' ? decimal(json.source) : null;
      const whole = read === null ? null : timesFactor(read, 1000n, most);
      return whole?.ok === true && whole.value >= least ? whole.value : wrong(errors, at, expects, json);
    },
  };
}
