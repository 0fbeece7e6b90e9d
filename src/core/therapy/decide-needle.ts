import { accepted, type Result, refused, unreachable } from '../result.ts';
import { add, compare, equal, nanolitres, type Volume } from '../units.ts';
import type { VisitCommand } from './commands.ts';
import { blankAmong } from './complete.ts';
import type { DecisionContext } from './context.ts';
import type { Happening } from './happening.ts';
import { openOrder } from './open-order.ts';
import { checkOf } from './order-check.ts';
import { isAboutWhatWasFound, portInDoubt, recheck } from './recheck.ts';
import type { Refusal } from './refusals.ts';
import type { AspiratedResidual, TherapyState, Visit } from './state.ts';
import { visitAt } from './visit-at.ts';

type Decided = Result<readonly Happening[], Refusal>;
type CommandOf<Type extends VisitCommand['type']> = Extract<VisitCommand, { readonly type: Type }>;

/** While the needle is in: what came out, what it means, what goes in. */
export function decideNeedle(
  state: TherapyState,
  command: CommandOf<'record-aspirate' | 'assess-residual' | 'reconfirm-port' | 'record-injection'>,
  context: DecisionContext,
): Decided {
  switch (command.type) {
    case 'record-aspirate':
      return aspirate(state, command, context);
    case 'assess-residual':
      return assess(state, command);
    case 'reconfirm-port':
      return reconfirm(state, command);
    case 'record-injection':
      return inject(state, command, context);
    default:
      return unreachable(command);
  }
}

/** Only with the entry is the expected volume computed, and stored beside it [SR-53]. An earlier entry stays. */
function aspirate(
  state: TherapyState,
  command: CommandOf<'record-aspirate'>,
  context: DecisionContext,
): Decided {
  const at = visitAt(state, command.visit, ['aspirate', 'inject']);
  if (!at.ok) return at;
  const visit = at.value;
  const { aspirated, correction } = command;
  if (compare(aspirated, nanolitres(0)) < 0)
    return refused({ code: 'incomplete', at: '/aspirated', expected: 'zero or more' });
  if (visit.step === 'aspirate' && correction !== null) return refused({ code: 'nothing-to-correct' });
  if (visit.step === 'inject' && (correction ?? '').trim() === '')
    return refused({ code: 'correction-needs-reason' });
  const order = openOrder(state);
  if (order === null) return refused({ code: 'no-such-order', order: visit.order });
  const mark = { by: context.by, at: context.now };
  const entry: AspiratedResidual = { ...mark, aspirated, residual: null, findings: [], correction };
  const entered: Visit = { ...visit, residuals: [...visit.residuals, entry], portReconfirmed: null };
  const plan = checkOf({ ...state, visit: entered }, order.content, context.now, context);
  if (plan === null) return refused({ code: 'no-implant' });
  const findings = plan.findings.filter(isAboutWhatWasFound);
  const { residual } = plan;
  return accepted([
    { type: 'residual-aspirated', visit: visit.id, aspirated, residual, findings, correction },
  ]);
}

function assess(state: TherapyState, { visit, meaning, plan }: CommandOf<'assess-residual'>): Decided {
  const at = visitAt(state, visit, ['inject', 'confirm']);
  if (!at.ok) return at;
  const blank = blankAmong({ '/meaning': meaning, '/plan': plan });
  if (blank !== null) return refused(blank);
  return accepted([{ type: 'residual-assessed', visit, meaning, plan }]);
}

function reconfirm(state: TherapyState, { visit, method }: CommandOf<'reconfirm-port'>): Decided {
  const at = visitAt(state, visit, ['inject']);
  if (!at.ok) return at;
  const entry = at.value.residuals.at(-1);
  if (entry === undefined || portInDoubt(entry.findings).length === 0)
    return refused({ code: 'port-not-in-doubt' });
  return accepted([{ type: 'port-reconfirmed', visit, method }]);
}

function inject(
  state: TherapyState,
  command: CommandOf<'record-injection'>,
  context: DecisionContext,
): Decided {
  const at = visitAt(state, command.visit, ['inject']);
  if (!at.ok) return at;
  const visit = at.value;
  const checked = recheck(state, visit, context);
  if (!checked.ok) return checked;
  const { volume, partialInstilChecked, wasted, witness } = command;
  const ordered = checked.value.order.content.fill?.volume;
  if (!partialInstilChecked) return refused({ code: 'partial-instil-not-checked' });
  if (ordered === undefined || !equal(volume, ordered))
    return refused({ code: 'volume-differs', ordered: ordered ?? volume });
  if (witness.id === context.by.id) return refused({ code: 'witness-is-the-nurse' });
  const taken = takenInHand(visit);
  const accountedFor = add(volume, wasted);
  if (!equal(taken, accountedFor)) return refused({ code: 'balance-differs', taken, accountedFor });
  return accepted([
    { type: 'refill-injected', visit: visit.id, volume, partialInstilChecked, wasted, witness },
  ]);
}

/** What came out of the pump and what the syringe held: it was injected or destroyed before a witness [SR-57]. */
function takenInHand(visit: Visit): Volume {
  const aspirated = visit.residuals.at(-1)?.aspirated;
  const syringe = visit.identified?.label?.volume;
  if (aspirated === undefined || syringe === undefined)
    throw new Error('an injection without an aspirate or a syringe');
  return add(aspirated, syringe);
}
