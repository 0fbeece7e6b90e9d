import type { Finding } from '../findings.ts';
import type { Plan } from '../plan.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { DecisionContext } from './context.ts';
import { checkOf, refusedOf, withoutReason } from './order-check.ts';
import { orderInForce } from './order-in-force.ts';
import type { Refusal } from './refusals.ts';
import type { Order, TherapyState, Visit } from './state.ts';

/** Raised by the visit although its pointer is the order's: there may be no room for what is ordered. */
const FOUND_BUT_ABOUT_THE_FILL: readonly Finding['rule'][] = ['fill-on-top'];

/** Findings about what was found at the visit; they are answered by an assessment, all others by the order. */
export const isAboutWhatWasFound = (finding: Finding): boolean =>
  finding.at.startsWith('/visit/aspirated') ||
  finding.at.startsWith('/visit/read') ||
  FOUND_BUT_ABOUT_THE_FILL.includes(finding.rule);

/** Whether more came out than can be there: the needle may not be in the reservoir [A20]. */
export const portInDoubt = (findings: readonly Finding[]): readonly Finding[] =>
  refusedOf(findings).filter((finding) => finding.rule === 'residual-port');

/**
 * The order once more, now with what the visit found, before the drug goes in and before the program is set. Refused where
 * the plan is: then the order is amended within the visit, entered again by a second person and signed again.
 */
export function recheck(
  state: TherapyState,
  visit: Visit,
  context: DecisionContext,
): Result<{ readonly order: Order; readonly plan: Plan }, Refusal> {
  const order = orderInForce(state, visit.order, context);
  if (!order.ok) return order;
  const plan = checkOf(state, order.value.content, context.now, context);
  if (plan === null) return refused({ code: 'no-implant' });
  const doubts = portInDoubt(plan.findings);
  if (doubts.length > 0) return refused({ code: 'port-in-doubt', findings: doubts });
  const barred = refusedOf(plan.findings);
  if (barred.length > 0) return refused({ code: 'plan-refused', findings: barred });
  const open = withoutReason(plan.findings, order.value.accepted);
  const found = open.filter(isAboutWhatWasFound);
  const isToAssess = found.length > 0 || plan.residual?.verdict === 'investigate';
  if (isToAssess && visit.assessed === null) return refused({ code: 'assessment-needed', findings: found });
  const fresh = open.filter((finding) => !isAboutWhatWasFound(finding));
  if (fresh.length > 0) return refused({ code: 'new-warnings', findings: fresh });
  return accepted({ order: order.value, plan });
}
