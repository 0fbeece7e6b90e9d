import { unreachable } from '../result.ts';
import { later } from '../time.ts';
import { milliseconds } from '../units.ts';
import type { VisitStep } from './events.ts';
import { visitAborted, visitCompleted } from './evolve-visit-end.ts';
import type { EventOf } from './happening.ts';
import { impossible } from './impossible.ts';
import { interruptionRead } from './interruption.ts';
import type { Mark, TherapyState, Visit } from './state.ts';
import { stepAfter } from './steps.ts';

type VisitEvent = EventOf<
  | 'visit-started'
  | 'visit-identified'
  | 'pump-read'
  | 'port-confirmed'
  | 'residual-aspirated'
  | 'residual-assessed'
  | 'port-reconfirmed'
  | 'refill-injected'
  | 'program-confirmed'
  | 'read-back-matched'
  | 'read-back-differed'
  | 'observation-started'
  | 'observation-ended'
  | 'visit-completed'
  | 'visit-aborted'
>;

/** At which steps an event may happen. A reading may be repeated until the needle is in and the residual out. */
const AT: Readonly<
  Record<Exclude<VisitEvent['type'], 'visit-started' | 'visit-aborted'>, readonly VisitStep[]>
> = {
  'visit-identified': ['identify'],
  'pump-read': ['read', 'port', 'aspirate'],
  'port-confirmed': ['port'],
  'residual-aspirated': ['aspirate', 'inject'],
  'residual-assessed': ['inject', 'confirm'],
  'port-reconfirmed': ['inject'],
  'refill-injected': ['inject'],
  'program-confirmed': ['confirm'],
  'read-back-matched': ['program'],
  'read-back-differed': ['program'],
  'observation-started': ['observe'],
  'observation-ended': ['observe'],
  'visit-completed': ['finish'],
};

export function evolveVisit(state: TherapyState, event: VisitEvent): TherapyState {
  const mark: Mark = { by: event.stamp.by, at: event.stamp.at };
  if (event.type === 'visit-started') return started(state, event, mark);
  const { visit } = state;
  if (visit === null || visit.id !== event.visit) impossible(event, 'no such visit is open');
  if (event.type === 'visit-aborted') return visitAborted(state, visit, event.stamp.at);
  if (!AT[event.type].includes(visit.step)) impossible(event, `the visit is at ${visit.step}`);
  const passed = { ...visit, step: stepAfter(visit.step, visit.steps) };
  switch (event.type) {
    case 'visit-identified': {
      const { identifiers, serial, label } = event;
      return { ...state, visit: { ...passed, identified: { ...mark, identifiers, serial, label } } };
    }
    case 'pump-read':
      return {
        ...state,
        alarms: event.reading.alarms ?? state.alarms,
        interrupted: interruptionRead(event.reading, mark.at, state.last) ?? state.interrupted,
        visit: {
          ...(visit.step === 'read' ? passed : visit),
          read: { ...mark, reading: event.reading },
        },
      };
    case 'port-confirmed': {
      const { needleGauge, atNeedleStop } = event;
      return { ...state, visit: { ...passed, port: { ...mark, needleGauge, atNeedleStop } } };
    }
    case 'residual-aspirated':
      return { ...state, visit: aspirated(visit, event, mark) };
    case 'residual-assessed':
      return {
        ...state,
        visit: { ...visit, assessed: { ...mark, meaning: event.meaning, plan: event.plan } },
      };
    case 'port-reconfirmed':
      return { ...state, visit: { ...visit, portReconfirmed: { ...mark, method: event.method } } };
    case 'refill-injected': {
      requireSigned(state, event);
      const { volume, wasted, witness } = event;
      return { ...state, visit: { ...passed, injected: { ...mark, volume, wasted, witness } } };
    }
    case 'program-confirmed': {
      requireSigned(state, event);
      if (event.order !== visit.order) impossible(event, 'another order is in force');
      const { order, findings, standing, bridge, prime } = event;
      return {
        ...state,
        visit: { ...passed, confirmed: { ...mark, order, findings, standing, bridge, prime } },
      };
    }
    case 'read-back-matched': {
      const { readBack } = event;
      return {
        ...state,
        unreconciled: state.unreconciled?.visit === visit.id ? null : state.unreconciled,
        visit: { ...passed, readBacks: [...visit.readBacks, { ...mark, readBack, fields: [] }] },
      };
    }
    case 'read-back-differed': {
      const { readBack, fields } = event;
      if (fields.length === 0) impossible(event, 'nothing differs');
      return {
        ...state,
        unreconciled: { since: mark.at, visit: visit.id, because: 'read-back-differed', fields },
        visit: { ...visit, readBacks: [...visit.readBacks, { ...mark, readBack, fields }] },
      };
    }
    case 'observation-started': {
      if (visit.observation !== null) impossible(event, 'the observation has started');
      const until = later(mark.at, milliseconds(event.minutes * 60_000));
      const observation = { started: mark, until, because: event.because, ended: null };
      return { ...state, visit: { ...visit, observation } };
    }
    case 'observation-ended': {
      if (visit.observation === null) impossible(event, 'no observation has started');
      const ended = { ...mark, overridden: event.overridden, symptoms: event.symptoms };
      return { ...state, visit: { ...passed, observation: { ...visit.observation, ended } } };
    }
    case 'visit-completed':
      return visitCompleted(state, visit, event);
    default:
      return unreachable(event);
  }
}

function started(state: TherapyState, event: EventOf<'visit-started'>, mark: Mark): TherapyState {
  if (state.visit !== null) impossible(event, 'a visit is open');
  if (state.order?.id !== event.order) impossible(event, 'no such order is open');
  requireSigned(state, event);
  const [step] = event.steps;
  if (step === undefined) impossible(event, 'it has no steps');
  const visit: Visit = {
    id: event.visit,
    order: event.order,
    steps: event.steps,
    step,
    started: mark,
    identified: null,
    read: null,
    port: null,
    residuals: [],
    assessed: null,
    portReconfirmed: null,
    injected: null,
    confirmed: null,
    readBacks: [],
    observation: null,
  };
  return { ...state, visit };
}

/** A corrected entry is judged anew: what was said about the earlier one no longer stands. */
function aspirated(visit: Visit, event: EventOf<'residual-aspirated'>, mark: Mark): Visit {
  if ((visit.step === 'inject') !== (event.correction !== null)) impossible(event, 'it corrects nothing');
  const { residual, findings, correction } = event;
  return {
    ...visit,
    step: 'inject',
    residuals: [...visit.residuals, { ...mark, aspirated: event.aspirated, residual, findings, correction }],
    assessed: null,
    portReconfirmed: null,
  };
}

function requireSigned(state: TherapyState, event: VisitEvent): void {
  if (state.order?.status !== 'signed' || state.order.stale) impossible(event, 'its order is not signed');
}
