import type { StepSetting } from '../../core/program.ts';
import { unreachable } from '../../core/result.ts';
import { type Amount, micrograms, microgramsPerDay, millilitresPerDay } from '../amount/encode-amount.ts';
import { DOSE_RATE, MASS } from '../amount/unit-table.ts';

/** Said where a mass stands under `dose`: the slip that turned 60 mcg a day into 60 mcg an hour. */
export function massWithoutTime(unit: string): string | undefined {
  if (!MASS.units.has(unit)) return undefined;
  return 'a mass without time is no dose: write it per time ("ug/d"), or in a step as "amount", the mass over the whole step';
}

/** Said where a dose per time stands under a mass. */
export function timeNotWanted(unit: string): string | undefined {
  return DOSE_RATE.units.has(unit) ? 'this is a mass, without time' : undefined;
}

export interface SettingFile {
  readonly dose?: Amount;
  readonly rate?: Amount;
  readonly amount?: Amount;
}

export function encodeSetting(setting: StepSetting): SettingFile {
  switch (setting.kind) {
    case 'dose':
      return { dose: microgramsPerDay(setting.dose) };
    case 'rate':
      return { rate: millilitresPerDay(setting.rate) };
    case 'amount':
      return { amount: micrograms(setting.amount) };
    default:
      return unreachable(setting);
  }
}
