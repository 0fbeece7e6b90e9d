import type { Mark, Order } from '../../core/therapy/state.ts';
import type { MarkJson } from '../contract/form.ts';
import type { OrderView } from '../contract/order.ts';
import { list } from './codec.ts';
import { change, findings } from './judged.ts';
import { acceptedWarning, content } from './order.ts';
import { moment } from './quantities.ts';

export const writeMark = ({ by, at }: Mark): MarkJson => ({ by, at: String(moment.write(at)) });

const markOrNull = (mark: Mark | null): MarkJson | null => (mark === null ? null : writeMark(mark));

const accepted = list(acceptedWarning);
const changes = list(change);

/** Whether a reader still has to enter the order without having seen it. */
export const isHidden = (order: Order, reader: string): boolean =>
  (order.status === 'submitted' || order.status === 'disputed') && order.submitted.by.id !== reader;

/** The order as a reader may see it; a hidden one tells nothing that a blind entry asks for. */
export function encodeOrder(order: Order, reader: string): OrderView {
  const hidden = isHidden(order, reader);
  return {
    id: order.id,
    visit: order.visit,
    status: order.status,
    submitted: writeMark(order.submitted),
    plannedFor: String(moment.write(order.plannedFor)),
    hidden,
    hasFill: order.content.fill !== undefined,
    content: hidden ? null : (content.write(order.content) as OrderView['content']),
    findings: hidden ? null : (findings.write(order.findings) as OrderView['findings']),
    accepted: hidden ? null : (accepted.write(order.accepted) as OrderView['accepted']),
    changes: hidden ? null : (changes.write(order.changes) as OrderView['changes']),
    digest: hidden ? null : order.digest,
    verified: markOrNull(order.verified),
    disputed:
      order.disputed === null
        ? null
        : { ...writeMark(order.disputed), fields: hidden ? null : [...order.disputed.fields] },
    signed: markOrNull(order.signed),
    withdrawn:
      order.withdrawn === null ? null : { ...writeMark(order.withdrawn), reason: order.withdrawn.reason },
    stale: order.stale,
  };
}
