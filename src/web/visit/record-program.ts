import { PUMP_ALARM_KINDS, type PumpAlarmKind } from '../../core/devices/alarms.ts';
import { pumpProfile } from '../../core/devices/profiles.ts';
import { PUMP_MODEL_IDS } from '../../core/ids.ts';
import type { Patient } from '../../wire/contract/patient.ts';

interface ProgramFile {
  readonly patientBolus?: unknown;
}
interface LastFile {
  readonly program?: ProgramFile;
  readonly changes?: readonly { readonly program?: ProgramFile }[];
}

/** Whether any program since the last fill let the patient give himself boluses: then the pump counted them. */
export function allowsBoluses({ record }: Patient): boolean {
  const last = record.last as LastFile | undefined;
  const programs = [last?.program, ...(last?.changes ?? []).map(({ program }) => program)];
  return programs.some((program) => program?.patientBolus !== undefined);
}

/** The alarms that this model can show; all that are known where its list is not. */
export function alarmsOf({ record }: Patient): readonly PumpAlarmKind[] {
  const model = PUMP_MODEL_IDS.find((known) => known === record.pump?.['model']);
  const own = model === undefined ? [] : pumpProfile(model).alarms;
  return own.length > 0 ? own : PUMP_ALARM_KINDS;
}
