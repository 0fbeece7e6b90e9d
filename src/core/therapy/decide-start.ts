import { dayOf } from '../calendar-day.ts';
import { pumpProfile } from '../devices/profiles.ts';
import { accepted, type Result, refused, unreachable } from '../result.ts';
import type { VisitCommand } from './commands.ts';
import { blankAmong, isDay } from './complete.ts';
import type { DecisionContext } from './context.ts';
import type { Identifier, PatientIdentity } from './events.ts';
import type { Happening } from './happening.ts';
import { openOrder } from './open-order.ts';
import { orderInForce } from './order-in-force.ts';
import type { Refusal } from './refusals.ts';
import type { TherapyState } from './state.ts';
import { stepsOf } from './steps.ts';
import { labelDifferences } from './syringe.ts';
import { visitAt } from './visit-at.ts';

type Decided = Result<readonly Happening[], Refusal>;
type CommandOf<Type extends VisitCommand['type']> = Extract<VisitCommand, { readonly type: Type }>;

/** Up to the needle: right patient, right pump, right syringe; what the pump says; which port. */
export function decideStart(
  state: TherapyState,
  command: CommandOf<'start-visit' | 'identify' | 'read-pump' | 'confirm-port'>,
  context: DecisionContext,
): Decided {
  switch (command.type) {
    case 'start-visit':
      return start(state, command.order, context);
    case 'identify':
      return identify(state, command, context);
    case 'read-pump': {
      const visit = visitAt(state, command.visit, ['read', 'port', 'aspirate']);
      if (!visit.ok) return visit;
      return accepted([{ type: 'pump-read', visit: command.visit, reading: command.reading }]);
    }
    case 'confirm-port':
      return confirmPort(state, command);
    default:
      return unreachable(command);
  }
}

function start(state: TherapyState, id: string, context: DecisionContext): Decided {
  if (state.visit !== null) return refused({ code: 'visit-open', visit: state.visit.id });
  const order = orderInForce(state, id, context);
  if (!order.ok) return order;
  if (state.pump === null) return refused({ code: 'no-implant' });
  const steps = stepsOf(order.value.content, pumpProfile(state.pump.model));
  return accepted([{ type: 'visit-started', visit: context.newId, order: id, steps }]);
}

/** Two identifiers, the serial number and the label must all equal the record and the order [SR-43, SR-49, SR-50, SR-51]. */
function identify(state: TherapyState, command: CommandOf<'identify'>, context: DecisionContext): Decided {
  const visit = visitAt(state, command.visit, ['identify']);
  if (!visit.ok) return visit;
  const { identifiers, serial, label } = command;
  const [first, second] = identifiers;
  const wrong = [
    ...(isOf(first, state.identity) ? [] : ['/identifiers/0']),
    ...(second.kind !== first.kind && isOf(second, state.identity) ? [] : ['/identifiers/1']),
    ...(serial === state.pump?.serial ? [] : ['/serial']),
  ];
  if (wrong.length > 0) return refused({ code: 'identity-differs', fields: wrong });
  const fill = openOrder(state)?.content.fill;
  if ((label === null) !== (fill === undefined)) return refused({ code: 'label-differs', fields: ['label'] });
  if (label !== null && fill !== undefined) {
    const blank = blankAmong({ '/label/lot': label.lot });
    if (blank !== null) return refused(blank);
    const fields = [
      ...(label.patient.trim() === state.identity.recordNumber.trim() ? [] : ['patient']),
      ...labelDifferences(label, fill),
    ];
    if (fields.length > 0) return refused({ code: 'label-differs', fields });
    if (!isDay(label.beyondUse))
      return refused({ code: 'incomplete', at: '/label/beyondUse', expected: 'a day as YYYY-MM-DD' });
    if (label.beyondUse < dayOf(context.now, context.timeZone))
      return refused({ code: 'past-beyond-use', beyondUse: label.beyondUse });
  }
  return accepted([{ type: 'visit-identified', visit: command.visit, identifiers, serial, label }]);
}

/** Names are compared without regard to case and spacing; numbers and days exactly. */
function isOf(identifier: Identifier, identity: PatientIdentity): boolean {
  const value = identifier.value.trim();
  if (identifier.kind === 'record-number') return value === identity.recordNumber.trim();
  if (identifier.kind === 'birth-date') return value === identity.birthDate;
  const words = (name: string) => name.trim().toLowerCase().split(/\s+/).join(' ');
  return words(value) === words(identity.name);
}

function confirmPort(state: TherapyState, command: CommandOf<'confirm-port'>): Decided {
  const visit = visitAt(state, command.visit, ['port']);
  if (!visit.ok) return visit;
  if (command.port !== 'reservoir') return refused({ code: 'access-port' });
  const { needleGauge, atNeedleStop } = command;
  const blank = blankAmong({ '/needleGauge': needleGauge });
  if (blank !== null) return refused(blank);
  if (!atNeedleStop) return refused({ code: 'not-at-needle-stop' });
  return accepted([
    { type: 'port-confirmed', visit: command.visit, port: 'reservoir', needleGauge, atNeedleStop },
  ]);
}
