import { BRIDGE } from './bridge.ts';
import type { Exercise, ExerciseId } from './exercise.ts';
import { POCKET } from './pocket.ts';
import { REFILL } from './refill.ts';
import { STALL } from './stall.ts';

export const EXERCISES: Readonly<Record<ExerciseId, Exercise>> = {
  refill: REFILL,
  bridge: BRIDGE,
  stall: STALL,
  pocket: POCKET,
};
