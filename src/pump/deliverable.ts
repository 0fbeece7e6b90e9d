import type { PumpProfile } from '../core/devices/pump-profile.ts';
import { bolusVolume } from '../core/patient-bolus.ts';
import type { DayPattern, PatientBolus } from '../core/program.ts';
import { programFlow } from '../core/program-flow.ts';
import { WEEKDAYS } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import { LONGEST_WINDOW_MS } from './begin-bolus.ts';
import { flowOfBolus, whyNoFlow } from './give-bolus.ts';
import type { Prescription } from './prescription.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { PumpState } from './pump-state.ts';
import { volumeUp } from './total.ts';

type Pump = Pick<PumpState, 'profile' | 'configuration'>;

/** Why this pump cannot run a prescription as it is written, or null. Nothing is rounded into what it could run. */
export function whyUndeliverable(prescription: Prescription, pump: Pump): PumpRefusal | null {
  const { mixture, program } = prescription;
  const { profile } = pump;
  if (!profile.modes.includes(program.mode)) return 'mode-not-known';
  if (!profile.programmable && !(program.mode === 'continuous' && program.setting.kind === 'rate'))
    return 'not-programmable';
  if (program.mode === 'schedule') {
    const because = whyNoSchedule(program.patterns, profile);
    if (because !== null) return because;
  }
  const { steps, problems } = programFlow(program, mixture, profile);
  const [problem] = problems;
  if (problem !== undefined) return problem.code === 'beyond-range' ? 'beyond-range' : 'flow-unknown';
  const highest = Math.max(...steps.map(({ flow }) => inSmallestUnit(flow)));
  const runs = program.mode === 'continuous' || program.mode === 'schedule';
  const lowest = runs ? Math.min(...steps.map(({ flow }) => inSmallestUnit(flow))) : highest;
  if (program.mode === 'continuous' && highest === 0) return 'below-minimum-flow';
  return (
    // A minimum rate may lie below what can be programmed; the most of a program never may.
    whyNoFlow(pump, 0, highest, Number.POSITIVE_INFINITY) ??
    (runs ? whyNoFlow(pump, lowest, 0) : null) ??
    whyNoPatientBolus(prescription, pump, highest, lowest) ??
    whyNoBridge(prescription, pump) ??
    whyNoReservoir(prescription, pump) ??
    whyNoLimits(prescription, highest)
  );
}

function whyNoSchedule(patterns: readonly DayPattern[], profile: PumpProfile): PumpRefusal | null {
  const covered = WEEKDAYS.every((day) =>
    patterns.some(({ days, steps }) => days.includes(day) && steps.length > 0),
  );
  if (!covered) return 'schedule-gap';
  const most = profile.stepsPerDay?.value ?? Number.POSITIVE_INFINITY;
  return patterns.some(({ steps }) => steps.length > most) ? 'too-many-steps' : null;
}

function whyNoPatientBolus(
  { program, mixture }: Prescription,
  pump: Pump,
  highest: number,
  lowest: number,
): PumpRefusal | null {
  const bolus = program.patientBolus;
  if (bolus === undefined) return null;
  const { profile } = pump;
  const barred = profile.noPatientBolusOf?.value ?? [];
  if (
    !profile.patientBoluses ||
    program.mode === 'stopped' ||
    mixture.some(({ drug }) => barred.includes(drug))
  )
    return 'patient-bolus-not-allowed';
  const volume = bolusVolume(bolus, mixture);
  if (volume === null) return 'flow-unknown';
  const settings = whyNoSettings(bolus, inSmallestUnit(volume));
  return (
    settings ??
    whyNoFlow(pump, flowOfBolus(inSmallestUnit(volume), inSmallestUnit(bolus.duration)), highest, lowest)
  );
}

function whyNoSettings(bolus: PatientBolus, volumeNl: number): PumpRefusal | null {
  const durationMs = inSmallestUnit(bolus.duration);
  const lockoutMs = inSmallestUnit(bolus.lockout);
  if (volumeNl <= 0 || durationMs <= 0 || !Number.isSafeInteger(bolus.maxPerDay) || bolus.maxPerDay < 1)
    return 'no-volume';
  // From start to start: two would run at once.
  if (lockoutMs < durationMs) return 'lockout-too-short';
  return lockoutMs > LONGEST_WINDOW_MS ? 'window-too-long' : null;
}

function whyNoBridge({ bridge }: Prescription, pump: Pump): PumpRefusal | null {
  if (bridge === null) return null;
  if (!pump.profile.programmable) return 'not-programmable';
  if (inSmallestUnit(bridge.volume) <= 0 || inSmallestUnit(bridge.rate) <= 0) return 'no-volume';
  return whyNoFlow(pump, inSmallestUnit(bridge.rate), 0);
}

/** Nominal volume of the reservoir, nL; null where neither the profile nor the configuration says. */
export const capacityNl = ({ profile, configuration }: Pump): number | null => {
  const capacity = configuration.reservoir ?? profile.reservoir?.value ?? null;
  return capacity === null ? null : inSmallestUnit(capacity);
};

function whyNoReservoir({ reservoir, lowReservoirAlarm }: Prescription, pump: Pump): PumpRefusal | null {
  const capacity = capacityNl(pump);
  const told = reservoir === null ? 0 : inSmallestUnit(reservoir);
  const alarm = inSmallestUnit(lowReservoirAlarm);
  if (told < 0 || alarm < 0) return 'beyond-range';
  if (capacity === null) return null;
  if (told > capacity) return 'reservoir-above-capacity';
  return alarm > capacity ? 'alarm-above-capacity' : null;
}

/** A limit that the basal flow alone breaks holds in no window. */
function whyNoLimits({ limits, bridge }: Prescription, highest: number): PumpRefusal | null {
  const flow = Math.max(highest, bridge === null ? 0 : inSmallestUnit(bridge.rate));
  for (const { window, volume } of limits) {
    const windowMs = inSmallestUnit(window);
    if (windowMs <= 0 || windowMs > LONGEST_WINDOW_MS) return 'window-too-long';
    if (volumeUp(flow, windowMs) > inSmallestUnit(volume)) return 'window-limit';
  }
  return null;
}
