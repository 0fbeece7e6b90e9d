import { instantAt } from '../../../core/time.ts';
import {
  type Duration,
  inSmallestUnit,
  milliseconds,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  type Volume,
} from '../../../core/units.ts';
import { configured } from '../../../pump/configure.ts';
import type { Prescription } from '../../../pump/prescription.ts';
import { doing, freshLab, LAB_OPENS_MS, type Lab, waiting } from '../lab-bench.ts';

/** What the exercises begin with. Volumes and doses are those of a story, no advice. */
export const DAY_MS = 86_400_000;
export const FILL: Volume = nanolitres(40_000_000);
export const CONCENTRATION_BEFORE = nanogramsPerMillilitre(500_000);
export const CONCENTRATION_AFTER = nanogramsPerMillilitre(2_000_000);
/** 200 mcg/day: 0.4 mL/day of 500 mcg/mL. */
export const DOSE = nanogramsPerDay(200_000);

const PRESCRIPTION: Prescription = {
  mixture: [{ drug: 'baclofen', concentration: CONCENTRATION_BEFORE }],
  program: { mode: 'continuous', setting: { kind: 'dose', dose: DOSE } },
  limits: [],
  // The low-reservoir alarm that the maker recommends, as the profile has it.
  lowReservoirAlarm: nanolitres(2_000_000),
  reservoir: FILL,
  bridge: null,
};

/** A SynchroMed II of 40 mL, filled and programmed so long ago, at the moment when the lab opens. */
export function runningSince(ago: Duration): Lab {
  const ms = inSmallestUnit(ago);
  const lab = freshLab(configured('synchromed-ii-40', instantAt(LAB_OPENS_MS - ms)), FILL);
  return waiting(doing(lab, { kind: 'programme', prescription: PRESCRIPTION }), ms);
}

export const days = (count: number): Duration => milliseconds(count * DAY_MS);
