import type { SaidValue, Sentence } from '../../core/said/sentence.ts';
import { type Codec, dictionary, list, record, text } from './codec.ts';
import { workingValue } from './quantities.ts';

const names = list(text);

/** An amount, a number, words, a list of names, or a list of sentences that stand inside the sentence. */
const saidValue: Codec<SaidValue> = {
  reads: {
    expects: 'an amount, a number, text, or a list of names or sentences',
    read: (json, at, errors) => {
      if (json.kind !== 'array') return workingValue.reads.read(json, at, errors);
      if (json.items.some(({ kind }) => kind === 'object')) {
        const value = sentences.reads.read(json, at, errors);
        return value === undefined ? undefined : { kind: 'sentences', value };
      }
      const value = names.reads.read(json, at, errors);
      return value === undefined ? undefined : { kind: 'names', value };
    },
  },
  write: (of) => {
    if (of.kind === 'sentences') return sentences.write(of.value);
    return of.kind === 'names' ? names.write(of.value) : workingValue.write(of);
  },
};

const sentence: Codec<Sentence> = record('a sentence', { code: text, values: dictionary(saidValue) });

/** The sentences of a message by their codes. A code that is not known here is kept as it came. */
export const sentences: Codec<readonly Sentence[]> = list(sentence);
