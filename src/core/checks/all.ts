import { checkBridge } from './bridge.ts';
import type { Check } from './check.ts';
import { checkClinicPolicy } from './clinic-policy.ts';
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
import { checkFlowBasis } from './flow-basis.ts';
import { checkFlowComputed } from './flow-computed.ts';
import { checkFluidPath } from './fluid-path.ts';
import { checkMaintenanceRange } from './maintenance-range.ts';
import { checkPatientBolus } from './patient-bolus.ts';
import { checkPriming } from './priming.ts';
import { checkPumpAlarm } from './pump-alarm.ts';
import { checkPumpClock } from './pump-clock.ts';
import { checkPumpReading } from './pump-reading.ts';
import { checkPumpStop } from './pump-stop.ts';
import { checkRefillDate } from './refill-date.ts';
import { checkReservoir } from './reservoir.ts';
import { checkResidual } from './residual.ts';
import { checkSchedule } from './schedule.ts';
import { checkStartingDose } from './starting-dose.ts';
import { checkWithdrawal } from './withdrawal.ts';

/** Every check of every visit, in the order in which equally grave findings are read. A test compares it with the folder. */
export const CHECKS: readonly Check[] = [
  checkContradictions,
  checkResidual,
  checkReservoir,
  checkPumpReading,
  checkPumpAlarm,
  checkPumpClock,
  checkPumpStop,
  checkConcentration,
  checkFlowComputed,
  checkDeliverable,
  checkSchedule,
  checkFlowBasis,
  checkBridge,
  checkClinicPolicy,
  checkCompounding,
  checkDailyDose,
  checkDilution,
  checkDoseChange,
  checkDoseStepInterval,
  checkDoseStep,
  checkFill,
  checkFluidPath,
  checkMaintenanceRange,
  checkPatientBolus,
  checkPriming,
  checkRefillDate,
  checkStartingDose,
  checkWithdrawal,
];
