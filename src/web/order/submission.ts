import type { CommandJson } from '../../wire/contract/command.ts';
import type { ChangeJson, FindingJson, OrderView } from '../../wire/contract/order.ts';
import { content as contentForm } from '../../wire/therapy/order.ts';
import { moment } from '../../wire/therapy/quantities.ts';
import { acceptedWarnings, unacknowledged, unanswered } from './answers.ts';
import type { ProblemAt } from './field-problem.ts';
import { type OrderDraft, unconfirmed } from './order-draft.ts';
import { type OrderStep, stepOfPointer } from './order-steps.ts';
import type { PlanHere } from './plan-here.ts';
import type { ReadOrder } from './read-order.ts';
import { isMeant, type SameNumber, sameNumbers } from './same-number.ts';

/** One thing that stands between a draft and its submission, and where it is settled. */
export type Missing =
  | { readonly kind: 'problem'; readonly at: string; readonly step: OrderStep; readonly problem: ProblemAt }
  | { readonly kind: 'unconfirmed'; readonly at: string; readonly step: OrderStep }
  | {
      readonly kind: 'refused';
      readonly at: string;
      readonly step: OrderStep | null;
      readonly finding: FindingJson;
    }
  | { readonly kind: 'same'; readonly at: string; readonly step: 'changes'; readonly same: SameNumber }
  | { readonly kind: 'bridge'; readonly at: string; readonly step: 'bridge' }
  | { readonly kind: 'reason'; readonly at: string; readonly step: 'changes'; readonly finding: FindingJson }
  | { readonly kind: 'change'; readonly at: string; readonly step: 'changes'; readonly change: ChangeJson };

/** Where what was taken over is confirmed: the button and not the field, which may be right as it stands. */
export const confirmationOf = (at: string): string => `${at}/confirmation`;

/** In the order of the steps; empty when the order can be submitted. */
export function missingFrom(
  draft: OrderDraft,
  order: ReadOrder,
  planned: PlanHere | null,
): readonly Missing[] {
  const problems = order.problems.map(
    (problem): Missing => ({
      kind: 'problem',
      at: problem.at,
      step: stepOfPointer(problem.at) ?? 'mixture',
      problem,
    }),
  );
  const open = draft.repeat ? [] : unconfirmed(draft);
  const taken = open.map(
    (at): Missing => ({ kind: 'unconfirmed', at: confirmationOf(at), step: stepOfPointer(at) ?? 'mixture' }),
  );
  if (planned === null) return [...problems, ...taken];
  const { findings, changes } = planned;
  const refused = findings
    .filter((finding) => finding.severity === 'refuse')
    .map(
      (finding): Missing => ({ kind: 'refused', at: finding.at, step: stepOfPointer(finding.at), finding }),
    );
  const isUndecided = planned.isBridgeDue && draft.bridge.choice === null;
  return [
    ...problems,
    ...taken,
    ...refused,
    ...(isUndecided ? [{ kind: 'bridge', at: '/visit/bridge', step: 'bridge' } as const] : []),
    ...sameNumbers(draft)
      .filter((same) => !isMeant(draft, same))
      .map((same): Missing => ({ kind: 'same', at: `same ${same.fields[0]}`, step: 'changes', same })),
    ...unacknowledged(draft.answers, changes).map(
      (change): Missing => ({ kind: 'change', at: change.at, step: 'changes', change }),
    ),
    ...unanswered(draft.answers, findings).map(
      (finding): Missing => ({ kind: 'reason', at: finding.at, step: 'changes', finding }),
    ),
  ];
}

/** Of a step: what its own fields still need. */
export const missingAt = (missing: readonly Missing[], step: OrderStep): readonly Missing[] =>
  missing.filter((each) => each.step === step);

/** The command that submits it; null while something is missing. `visit` where an open visit's order is amended. */
export function submissionOf(
  draft: OrderDraft,
  order: ReadOrder,
  planned: PlanHere | null,
  context: { readonly visit: string | null; readonly replaces: OrderView['id'] | null },
): CommandJson | null {
  const { content, plannedFor } = order;
  if (content === null || plannedFor === null || planned === null) return null;
  if (missingFrom(draft, order, planned).length > 0) return null;
  const common = {
    plannedFor: String(moment.write(plannedFor)),
    accepted: acceptedWarnings(draft.answers, planned.findings),
    replaces: context.replaces,
  };
  if (draft.repeat) return { type: 'repeat-order', ...common };
  return {
    type: 'submit-order',
    visit: context.visit,
    content: contentForm.write(content) as Extract<CommandJson, { type: 'submit-order' }>['content'],
    acknowledged: planned.changes.filter((change) => change.changed).map((change) => change.at),
    ...common,
  };
}
