import type { VisitView } from '../../wire/contract/visit.ts';

export type VisitStep = VisitView['step'];

/** The steps of a visit in their order; the contract's type keeps them complete. */
const PLACES: Readonly<Record<VisitStep, number>> = {
  identify: 1,
  read: 2,
  port: 3,
  aspirate: 4,
  inject: 5,
  confirm: 6,
  program: 7,
  observe: 8,
  finish: 9,
};

export const VISIT_STEPS = Object.keys(PLACES) as readonly VisitStep[];

/** Place of a step, from 1. */
export const placeOf = (step: VisitStep): number => PLACES[step];

/** A step named by the board; what is not known there is the first one. */
export const stepOf = (text: string): VisitStep => VISIT_STEPS.find((step) => step === text) ?? 'identify';
