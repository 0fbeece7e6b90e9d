import type { Finding, Severity, WorkingValue } from '../../core/findings.ts';
import type { Source } from '../../core/limits.ts';
import { unreachable } from '../../core/result.ts';
import {
  type Amount,
  centimetres,
  daysOrHours,
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
  millilitresPerDay,
} from '../amount/encode-amount.ts';

/** A number without a unit, words, or an amount. */
export type WorkingFile = Readonly<Record<string, Amount | number | string>>;

export interface FindingFile {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: string;
  readonly message: string;
  readonly working: WorkingFile;
  readonly source: Source;
}

function encodeWorkingValue(of: WorkingValue): Amount | number | string {
  switch (of.kind) {
    case 'mass':
      return micrograms(of.value);
    case 'volume':
      return millilitres(of.value);
    case 'concentration':
      return microgramsPerMillilitre(of.value);
    case 'dose-rate':
      return microgramsPerDay(of.value);
    case 'flow':
      return millilitresPerDay(of.value);
    case 'length':
      return centimetres(of.value);
    case 'duration':
      return daysOrHours(of.value);
    case 'number':
    case 'text':
      return of.value;
    default:
      return unreachable(of);
  }
}

export const encodeFinding = ({ rule, severity, at, message, working, source }: Finding): FindingFile => ({
  rule,
  severity,
  at,
  message,
  working: Object.fromEntries(
    Object.entries(working).map(([name, value]) => [name, encodeWorkingValue(value)]),
  ),
  source,
});
