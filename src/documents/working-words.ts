import { drug } from '../core/drugs/all.ts';
import type { WorkingValue } from '../core/findings.ts';
import type { DrugId } from '../core/ids.ts';
import {
  concentrationWords,
  doseWords,
  durationWords,
  flowWords,
  lengthWords,
  massWords,
  type SpokenIn,
  volumeWords,
} from '../core/wording.ts';

/** A tagged value in plain words, an amount of a drug as that drug is spoken of. */
export function workingWords(value: WorkingValue, of: DrugId | null): string {
  const spokenIn: SpokenIn = of === null ? 'ug' : drug(of).spokenIn;
  switch (value.kind) {
    case 'mass':
      return massWords(value.value, spokenIn);
    case 'volume':
      return volumeWords(value.value);
    case 'concentration':
      return concentrationWords(value.value, spokenIn);
    case 'dose-rate':
      return doseWords(value.value, spokenIn);
    case 'flow':
      return flowWords(value.value);
    case 'length':
      return lengthWords(value.value);
    case 'duration':
      return durationWords(value.value);
    default:
      return String(value.value);
  }
}
