import { catheterProfile } from '../devices/catheters.ts';
import { pumpProfile } from '../devices/profiles.ts';
import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import type { Plan } from '../plan.ts';
import { unreachable } from '../result.ts';
import type { Instant } from '../time.ts';
import { planVisit } from '../visit.ts';
import { asJudged } from './as-judged.ts';
import { canonical } from './canonical.ts';
import { type Change, changesBetween } from './changes.ts';
import type { DecisionContext } from './context.ts';
import type { AcceptedWarning, OrderContent } from './events.ts';
import { currentProgram } from './last-state.ts';
import type { Refusal } from './refusals.ts';
import type { Order, TherapyState } from './state.ts';
import { recorded, visitInputOf } from './visit-input-of.ts';

/** The plan of what is ordered, by the record as it is now; null while no implant is recorded. */
export function checkOf(
  state: TherapyState,
  content: OrderContent,
  at: Instant,
  context: Pick<DecisionContext, 'clinic' | 'timeZone' | 'formulary' | 'checking'>,
): Plan | null {
  const input = visitInputOf(state, content, at, context.clinic, context.timeZone);
  return input === null ? null : planVisit(input, context.formulary, context.checking);
}

/** What speaks against signing once the plan was run on the virtual pump; null where nothing does. */
export function rehearsalAgainst(
  state: TherapyState,
  { content, plannedFor }: Pick<Order, 'content' | 'plannedFor'>,
  plan: Plan,
  context: Pick<DecisionContext, 'clinic' | 'timeZone' | 'rehearse'>,
): Refusal | null {
  const input = visitInputOf(state, content, plannedFor, context.clinic, context.timeZone);
  if (input === null) return { code: 'no-implant' };
  const verdict = context.rehearse(input, plan);
  switch (verdict.kind) {
    case 'agrees':
    case 'not-possible':
      return null;
    case 'differs':
      return { code: 'rehearsal-differs', by: verdict.by };
    case 'refused':
      return { code: 'rehearsal-refused', because: verdict.because };
    default:
      return unreachable(verdict);
  }
}

/** What the order would change in the pump; all is new at a first fill. */
export function changesOf(
  state: Pick<TherapyState, 'last'>,
  content: OrderContent,
  plan: Plan,
): readonly Change[] {
  const { last } = state;
  const components = content.fill?.components ?? last?.fill.components;
  if (components === undefined) return [];
  const before = last && {
    components: last.fill.components,
    fillVolume: last.fill.volume,
    prime: null,
    program: currentProgram(last),
    delivery: plan.before,
  };
  return changesBetween(before, {
    components,
    fillVolume: content.fill?.volume ?? null,
    prime: plan.prime?.volume ?? null,
    program: content.program,
    delivery: plan.delivery,
  });
}

export type OrderText = Pick<Order, 'id' | 'visit' | 'content' | 'plannedFor' | 'accepted'>;

/**
 * Binds an order to everything that it was judged by: the facts, the implant, what the pump holds, the clinic's policy, the
 * formulary, the figures of pump, catheter and drugs, and for an amended order what the visit recorded. Whatever of it changes
 * gives another digest [SR-44].
 */
export function digestOf(
  state: TherapyState,
  order: OrderText,
  context: Pick<DecisionContext, 'clinic' | 'timeZone' | 'formulary' | 'digest'>,
): string {
  const { id, visit, content, plannedFor, accepted } = order;
  const judgedBy = {
    facts: state.facts,
    pump: state.pump,
    catheter: state.catheter,
    last: state.last,
    recorded: visit === null ? null : recorded(state),
    clinic: context.clinic,
    timeZone: context.timeZone,
    formulary: context.formulary,
    figures: figuresOf(state, content),
  };
  // A prime that nobody had to enter a second time is bound by another text: its order is submitted again.
  const enteredTwice = content.prime === undefined ? {} : { enteredTwice: ['prime'] };
  return context.digest(canonical({ id, visit, content, plannedFor, accepted, judgedBy, ...enteredTwice }));
}

/** What the profiles say today: a new version of them may judge otherwise. */
const figuresOf = ({ pump, catheter, last }: TherapyState, { fill }: OrderContent): unknown =>
  asJudged({
    pump: pump && pumpProfile(pump.model),
    catheters: catheter?.segments.map(({ model }) => (model === undefined ? null : catheterProfile(model))),
    drugs: [...(fill?.components ?? []), ...(last?.fill.components ?? [])].map((each) => drug(each.drug)),
  });

const sameFinding = (warning: AcceptedWarning, finding: Finding): boolean =>
  warning.rule === finding.rule && warning.at === finding.at;

const warningsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.severity === 'warn');

/** Warnings that nobody gave a reason for. */
export const withoutReason = (
  findings: readonly Finding[],
  accepted: readonly AcceptedWarning[],
): readonly Finding[] =>
  warningsOf(findings).filter((finding) => !accepted.some((warning) => sameFinding(warning, finding)));

/** Reasons given for warnings that do not stand. */
export const withoutWarning = (
  findings: readonly Finding[],
  accepted: readonly AcceptedWarning[],
): readonly AcceptedWarning[] =>
  accepted.filter((warning) => !warningsOf(findings).some((finding) => sameFinding(warning, finding)));

export const refusedOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.severity === 'refuse');
