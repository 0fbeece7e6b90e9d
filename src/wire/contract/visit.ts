import { z } from 'zod';
import { PORT_METHODS } from '../../core/therapy/events.ts';
import { assessment, identifier, symptoms } from './command.ts';
import { amount, day, id, mark, moment, person, visitPart } from './form.ts';
import { finding, label } from './order.ts';
import { readBack } from './read-back.ts';

export const VISIT_STEPS = [
  'identify',
  'read',
  'port',
  'aspirate',
  'inject',
  'confirm',
  'program',
  'observe',
  'finish',
] as const;
export const visitStep = z.enum(VISIT_STEPS);

/** Programmed against found, as in plan/1. */
export const residual = z.strictObject({
  expected: amount,
  aspirated: amount,
  discrepancy: amount,
  ratio: z.number().nullable(),
  verdict: z.enum(['as-labelled', 'watch', 'investigate']),
});

const drugDose = z.strictObject({ drug: z.string(), concentration: amount, dose: amount });

/** What the pump does from now on. A date that does not exist or is not known is null. */
export const standing = z.strictObject({
  /** Null where it could not be computed. */
  rate: amount.nullable(),
  daily: z.array(drugDose),
  dates: z.strictObject({
    lowReservoirAlarm: moment.nullable(),
    worstCaseAlarm: moment.nullable(),
    empty: moment.nullable(),
    stability: moment.nullable(),
    /** A clinic day in the clinic's zone. */
    refillBy: day.nullable(),
    because: z.enum(['alarm', 'over-infusion', 'stability', 'policy']).nullable(),
  }),
});
export type StandingJson = z.infer<typeof standing>;

/** A bridge or a prime: the basal program stands still while it runs. */
const ahead = z.strictObject({ volume: amount, duration: amount });

const marked = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...mark.shape, ...shape }).nullable();

/** The open visit: what comes next and what was recorded; a key is null until its step is done. */
export const visitView = z.strictObject({
  id,
  order: id,
  steps: z.array(visitStep),
  step: visitStep,
  started: mark,
  identified: marked({
    identifiers: z.tuple([identifier, identifier]),
    serial: z.string(),
    label: label.nullable(),
  }),
  read: marked({ reading: visitPart('visit.read') }),
  port: marked({ needleGauge: z.string(), atNeedleStop: z.boolean() }),
  /** The last one counts; earlier ones were corrected. */
  residuals: z.array(
    z.strictObject({
      ...mark.shape,
      aspirated: amount,
      residual: residual.nullable(),
      findings: z.array(finding),
      correction: z.string().nullable(),
    }),
  ),
  assessed: marked(assessment.shape),
  portReconfirmed: marked({ method: z.enum(PORT_METHODS) }),
  injected: marked({ volume: amount, wasted: amount, witness: person }),
  confirmed: marked({
    order: id,
    findings: z.array(finding),
    standing,
    bridge: ahead.nullable(),
    prime: ahead.nullable(),
  }),
  /** Every attempt; `fields` is empty where it matched. */
  readBacks: z.array(z.strictObject({ ...mark.shape, readBack, fields: z.array(z.string()) })),
  observation: z
    .strictObject({
      started: mark,
      until: moment,
      because: z.enum(['start', 'drug-change', 'increase', 'routine']),
      ended: marked({ overridden: z.string().nullable(), symptoms: symptoms.nullable() }),
    })
    .nullable(),
});
export type VisitView = z.infer<typeof visitView>;
