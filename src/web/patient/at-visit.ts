import type { AmountJson } from '../../wire/contract/form.ts';
import type { OrderView } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import type { VisitView } from '../../wire/contract/visit.ts';

/**
 * How far an open visit has changed what the pump holds and runs. `emptied`, `filled` and `programming`: nobody may read the
 * figures from before as what is delivered. `programmed`: the pump was read and runs what was confirmed.
 */
export type AtVisit =
  | { readonly kind: 'emptied'; readonly at: string; readonly aspirated: AmountJson }
  | { readonly kind: 'filled'; readonly at: string; readonly volume: AmountJson }
  | { readonly kind: 'programming'; readonly at: string }
  | { readonly kind: 'programmed'; readonly at: string };

function programmedAt(visit: VisitView): string | null {
  if (!visit.steps.includes('program')) return visit.confirmed?.at ?? null;
  return visit.readBacks.find((attempt) => attempt.fields.length === 0)?.at ?? null;
}

/** Null where no visit is open, and where it has changed nothing yet. */
export function atVisit({ visit }: Patient): AtVisit | null {
  if (visit === null) return null;
  const programmed = programmedAt(visit);
  if (programmed !== null) return { kind: 'programmed', at: programmed };
  if (visit.injected !== null)
    return { kind: 'filled', at: visit.injected.at, volume: visit.injected.volume };
  const drawn = visit.residuals.at(-1);
  if (drawn !== undefined) return { kind: 'emptied', at: drawn.at, aspirated: drawn.aspirated };
  const begun = visit.confirmed ?? visit.readBacks[0];
  return begun === undefined ? null : { kind: 'programming', at: begun.at };
}

/** What the order of the open visit asks for; null where there is none. */
export function contentAtVisit({ visit, order }: Patient): OrderView['content'] {
  return visit === null || order === null || order.id !== visit.order ? null : order.content;
}

/**
 * The patient as the open visit has left him: what was injected is in, and the ordered program once the pump was seen to have
 * it, with the dates that were confirmed. Dates are null while a filled pump is not programmed: they are not known.
 */
export function asLeftByVisit(patient: Patient): Patient {
  const stage = atVisit(patient);
  const content = contentAtVisit(patient);
  const { visit, record } = patient;
  if (stage?.kind !== 'programmed' || content === null || visit === null) return patient;
  const { injected, confirmed } = visit;
  const { program } = content;
  const components = content.fill?.['components'];
  const last =
    injected !== null && components !== undefined
      ? {
          fill: { at: injected.at, volume: injected.volume, components },
          program,
          changes: [],
          delivered: [],
        }
      : record.last && {
          ...record.last,
          changes: [...changesOf(record.last), { at: stage.at, program }],
        };
  return {
    ...patient,
    record: { ...record, ...(last !== undefined && { last }) },
    standing: confirmed?.standing ?? null,
  };
}

const changesOf = (last: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Array.isArray(last['changes']) ? last['changes'] : [];

/** Whether no dose may be shown as what the pump delivers. */
export const isInDoubt = (patient: Patient): boolean => {
  const stage = atVisit(patient);
  return stage === null ? patient.unreconciled !== null : stage.kind !== 'programmed';
};
