import { PORT_METHODS } from '../../core/therapy/events.ts';
import type { AspiratedResidual, PastRefill, Unreconciled, Visit } from '../../core/therapy/state.ts';
import type { VisitView } from '../contract/visit.ts';
import { type Codec, list, number, oneOf, orNull, pair, record, text, words, yesOrNo } from './codec.ts';
import { ahead, findings, residual, standing } from './judged.ts';
import { reading } from './parts.ts';
import { person } from './people.ts';
import { entered, moment, volume } from './quantities.ts';
import { identifier, label, readBack, step, symptoms } from './visit.ts';

const mark = { by: person, at: moment };
const assessment = { meaning: text, plan: text };

const aspirated: Codec<AspiratedResidual> = record('an aspirated volume', {
  ...mark,
  aspirated: entered.volume,
  residual: orNull(residual),
  findings,
  correction: orNull(text),
});

/** Every key of the open visit; one without a form does not compile. */
const visit: Codec<Visit> = record('an open visit', {
  id: text,
  order: text,
  steps: list(step),
  step,
  started: record('the start', mark),
  identified: orNull(
    record('who it is', { ...mark, identifiers: pair(identifier), serial: text, label: orNull(label) }),
  ),
  read: orNull(record('the reading', { ...mark, reading })),
  port: orNull(record('the port', { ...mark, needleGauge: words, atNeedleStop: yesOrNo })),
  residuals: list(aspirated),
  assessed: orNull(record('the assessment', { ...mark, ...assessment })),
  portReconfirmed: orNull(record('the port again', { ...mark, method: oneOf(PORT_METHODS) })),
  injected: orNull(
    record('the injection', {
      ...mark,
      volume: entered.volume,
      wasted: entered.volume,
      witness: person,
    }),
  ),
  confirmed: orNull(
    record('the program', {
      ...mark,
      order: text,
      findings,
      standing,
      bridge: orNull(ahead),
      prime: orNull(ahead),
    }),
  ),
  readBacks: list(record('a read-back', { ...mark, readBack, fields: list(text) })),
  observation: orNull(
    record('the observation', {
      started: record('its start', mark),
      until: moment,
      because: oneOf(['start', 'drug-change', 'increase', 'routine']),
      ended: orNull(record('its end', { ...mark, overridden: orNull(text), symptoms: orNull(symptoms) })),
    }),
  ),
});

export const encodeOpenVisit = (of: Visit): VisitView => visit.write(of) as VisitView;

export const pastRefill: Codec<PastRefill> = record('a refill', {
  visit: text,
  at: moment,
  fill: entered.volume,
  aspirated: entered.volume,
  expected: orNull(volume),
  discrepancy: orNull(volume),
  ratio: orNull(number),
  verdict: orNull(oneOf(['as-labelled', 'watch', 'investigate'])),
  assessment: orNull(record('the assessment', assessment)),
});

export const unreconciled: Codec<Unreconciled> = record('what is not settled', {
  since: moment,
  visit: text,
  because: oneOf(['read-back-differed', 'not-read-back', 'injected-not-programmed', 'emptied-not-filled']),
  fields: list(text),
});
