import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { DraftReply } from '../../wire/contract/draft.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { draftQuery } from '../client/draft.ts';
import { failureFrom } from '../client/failure.ts';
import { dayOf, momentText } from '../fields/date-text.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { PageFailed } from '../shell/state-view.tsx';
import { readDraft } from './draft-file.ts';
import { draftOfContent } from './draft-of-content.ts';
import { beginSaving } from './draft-saving.ts';
import { keptHere } from './local-draft.ts';
import { emptyDraft, type OrderDraft } from './order-draft.ts';
import { OrderEditor, type OrderProps } from './order-editor.tsx';
import { readContent } from './plan-here.ts';

/** The booked visit, else today: the one thing that may stand there before anybody typed, and it is no dose. */
function plannedOf({ appointment, now, record }: Patient): Pick<OrderDraft, 'day' | 'time'> {
  const zone = record.timeZone;
  const at = appointment !== null && appointment >= now ? appointment : now;
  return { day: dayOf(at, zone), time: momentText(at, 'clock', zone, 'en-GB') };
}

/** A fresh form; where the reader's own order is corrected, what he ordered, each value to be confirmed again. */
function freshDraft(patient: Patient): OrderDraft {
  const planned = plannedOf(patient);
  const { order } = patient;
  const content = order === null || order.status === 'withdrawn' ? null : readContent(order.content);
  if (order === null || content === null) return emptyDraft(planned);
  const reuse = { from: 'order', at: order.submitted.at, confirmed: false } as const;
  const fixed = order.visit === null && patient.visit === null ? reuse : { ...reuse, confirmed: true };
  return draftOfContent(content, planned, { fill: fixed, program: reuse });
}

const EMPTY_SLOT: DraftReply = { revision: 0, draft: null };

/** Fetches the draft, then opens the form with it. Offline it opens with what is kept on this device. */
export function OrderBegin(props: OrderProps): ReactNode {
  const { patient, person } = props;
  const { data, error, isPending, refetch } = useQuery(draftQuery(patient.id));
  const local = useMemo(() => keptHere(localStorage, patient.id, person.id), [patient.id, person.id]);
  const isOffline = error !== null && ['offline', 'timeout', 'unavailable'].includes(failureFrom(error).kind);
  const slot = data ?? (isOffline && local !== null ? { ...EMPTY_SLOT, revision: local.revision } : null);
  // Only the first answer begins the form; later ones are told apart by their revision when it is saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what begins must not begin again with every refresh
  const beginning = useMemo(
    () =>
      slot === null
        ? null
        : beginSaving(slot, local, { draft: freshDraft(patient), version: patient.version }, readDraft),
    [slot === null],
  );
  if (beginning === null)
    return isPending ? <PageLoading /> : <PageFailed thrown={error} again={() => void refetch()} />;
  return <OrderEditor {...props} beginning={beginning} fresh={freshDraft(patient)} />;
}
