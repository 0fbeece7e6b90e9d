import type { WorkingValue } from './findings.ts';
import type { Concentration, DoseRate, Duration, FlowRate, Length, Mass, Volume } from './units.ts';

/** Values of a finding's working, each tagged so that an edge can print it with its unit. */
export const working = {
  mass: (value: Mass): WorkingValue => ({ kind: 'mass', value }),
  volume: (value: Volume): WorkingValue => ({ kind: 'volume', value }),
  concentration: (value: Concentration): WorkingValue => ({ kind: 'concentration', value }),
  dose: (value: DoseRate): WorkingValue => ({ kind: 'dose-rate', value }),
  flow: (value: FlowRate): WorkingValue => ({ kind: 'flow', value }),
  length: (value: Length): WorkingValue => ({ kind: 'length', value }),
  duration: (value: Duration): WorkingValue => ({ kind: 'duration', value }),
  number: (value: number): WorkingValue => ({ kind: 'number', value }),
  text: (value: string): WorkingValue => ({ kind: 'text', value }),
} as const;
