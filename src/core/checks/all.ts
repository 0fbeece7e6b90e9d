import { checkAge } from './age.ts';
import { checkAllergy } from './allergy.ts';
import { checkBridge } from './bridge.ts';
import type { Check } from './check.ts';
import { checkClinicPolicy } from './clinic-policy.ts';
import { checkCombination } from './combination.ts';
import { checkCompounding } from './compounding.ts';
import { checkConcentration } from './concentration.ts';
import { checkContradictions } from './contradiction.ts';
import { checkDailyDose } from './daily-dose.ts';
import { checkDeliverable } from './deliverable.ts';
import { checkDilution } from './dilution.ts';
import { checkDoseChange } from './dose-change.ts';
import { checkDoseStep } from './dose-step.ts';
import { checkDoseStepInterval } from './dose-step-interval.ts';
import { checkFill } from './fill.ts';
import { checkFirstFill } from './first-fill.ts';
import { checkFlowBasis } from './flow-basis.ts';
import { checkFlowComputed } from './flow-computed.ts';
import { checkFluidPath } from './fluid-path.ts';
import { checkFormulary } from './formulary.ts';
import { checkHighAlert } from './high-alert.ts';
import { checkLabel } from './label.ts';
import { checkLabelledUse } from './labelled-use.ts';
import { checkMaintenanceRange } from './maintenance-range.ts';
import { checkOtherMedicines } from './other-medicines.ts';
import { checkPassingDose } from './passing-dose.ts';
import { checkPathContents } from './path-contents.ts';
import { checkPatientBolus } from './patient-bolus.ts';
import { checkPatientBolusDrug } from './patient-bolus-drug.ts';
import { checkPrimeNeverRan } from './prime-never-ran.ts';
import { checkPrimeOldSolution } from './prime-old-solution.ts';
import { checkPriming } from './priming.ts';
import { checkPumpAlarm } from './pump-alarm.ts';
import { checkPumpClock } from './pump-clock.ts';
import { checkPumpReading } from './pump-reading.ts';
import { checkPumpStop } from './pump-stop.ts';
import { checkRefillDate } from './refill-date.ts';
import { checkReservoir } from './reservoir.ts';
import { checkResidual } from './residual.ts';
import { checkSchedule } from './schedule.ts';
import { checkSolutionAge } from './solution-age.ts';
import { checkStability } from './stability.ts';
import { checkStartingDose } from './starting-dose.ts';
import { checkUnitSlip } from './unit-slip.ts';
import { checkWithdrawal } from './withdrawal.ts';

/** Every check of every visit, in the order in which equally grave findings are read. A test compares it with the folder. */
export const CHECKS: readonly Check[] = [
  checkContradictions,
  checkResidual,
  checkReservoir,
  checkLabel,
  checkAllergy,
  checkFirstFill,
  checkFluidPath,
  checkUnitSlip,
  checkFlowComputed,
  checkDeliverable,
  checkSchedule,
  checkConcentration,
  checkDailyDose,
  checkStartingDose,
  checkDoseChange,
  checkDoseStep,
  checkDoseStepInterval,
  checkMaintenanceRange,
  checkWithdrawal,
  checkPatientBolus,
  checkPatientBolusDrug,
  checkBridge,
  checkPassingDose,
  checkPathContents,
  checkPriming,
  checkPrimeOldSolution,
  checkPrimeNeverRan,
  checkDilution,
  checkFill,
  checkCompounding,
  checkStability,
  checkSolutionAge,
  checkCombination,
  checkOtherMedicines,
  checkRefillDate,
  checkPumpReading,
  checkPumpAlarm,
  checkPumpStop,
  checkPumpClock,
  checkFlowBasis,
  checkAge,
  checkLabelledUse,
  checkHighAlert,
  checkFormulary,
  checkClinicPolicy,
];
