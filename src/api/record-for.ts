import type { TherapyEvent } from '../core/therapy/events.ts';
import type { TherapyState } from '../core/therapy/state.ts';
import type { InClinic } from '../records/database.ts';
import { readStream } from '../records/journal.ts';
import type { RecordJson } from '../wire/contract/patient.ts';
import { encodeEvent } from '../wire/therapy/event.ts';
import { isHidden } from '../wire/therapy/order-view.ts';

interface StoredEvent extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly stamp: Pick<RecordJson['events'][number], 'by' | 'at' | 'formulary'>;
}

/** Whether the event tells what a blind entry of this reader must not know. */
function isHiddenFrom(event: TherapyEvent, { order }: TherapyState, reader: string): boolean {
  if (order === null || !isHidden(order, reader)) return false;
  return 'order' in event && event.order === order.id && event.type !== 'order-withdrawn';
}

/** Every event, oldest first, as this reader may see it. */
export async function recordFor(
  here: InClinic,
  patient: string,
  state: TherapyState,
  reader: string,
): Promise<RecordJson> {
  const { version, events } = await readStream(here, patient);
  return {
    version,
    events: events.map((event, index) => {
      const { type, stamp, ...data } = encodeEvent(event) as StoredEvent;
      const { by, at, formulary } = stamp;
      const shown = isHiddenFrom(event, state, reader) ? null : data;
      return { version: index + 1, type, by, at, formulary, data: shown };
    }),
  };
}
