import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TherapyEvent } from '../../../src/core/therapy/events.ts';
import { evolve, fold } from '../../../src/core/therapy/evolve.ts';
import type { Clinic } from './clinic.ts';
import { BRIDGE, STRONGER } from './patient.ts';
import { completed, registered } from './stages.ts';

/** One journal with nearly everything in it. */
const journal = (): Clinic => completed({ content: STRONGER, concentration: '2000', bridge: BRIDGE });

test('a journal begins with a registration, and has one', () => {
  const { events } = journal();
  const [registration, ...others] = events;
  assert.ok(registration);
  for (const event of others) assert.throws(() => evolve(null, event), /cannot follow/);
  assert.throws(() => evolve(registered().state, registration), /cannot follow/);
});

test('an event of a visit or an order never happens twice', () => {
  const { events } = journal();
  const repeatable: readonly TherapyEvent['type'][] = ['implant-recorded', 'pump-read'];
  events.forEach((event, index) => {
    if (repeatable.includes(event.type)) return;
    const twice = [...events.slice(0, index + 1), event];
    assert.throws(() => fold(twice), /cannot follow/, `${event.type} twice`);
  });
});

test('no event of an order or a visit can be left out of the journal without being missed', () => {
  const { events } = journal();
  const last = events.length - 1;
  const unmissed: readonly TherapyEvent['type'][] = ['therapy-taken-over'];
  events.slice(0, last).forEach((event, index) => {
    if (unmissed.includes(event.type)) return;
    const without = [...events.slice(0, index), ...events.slice(index + 1)];
    assert.throws(() => fold(without), /cannot follow/, `without ${event.type}`);
  });
});

test('no two neighbours of a visit can have happened the other way round', () => {
  const { events } = journal();
  const from = events.findIndex((event) => event.type === 'visit-started');
  for (let index = from; index < events.length - 1; index += 1) {
    const [first, second] = [events[index], events[index + 1]];
    assert.ok(first && second);
    const swapped = [...events.slice(0, index), second, first, ...events.slice(index + 2)];
    assert.throws(() => fold(swapped), /cannot follow/, `${second.type} before ${first.type}`);
  }
});

test('a signature for another text, an entry by the author, and another visit’s event are corruption', () => {
  const { events } = journal();
  const altered = (type: TherapyEvent['type'], change: object): readonly TherapyEvent[] =>
    events.map((event) => (event.type === type ? ({ ...event, ...change } as TherapyEvent) : event));
  const author = events.find((event) => event.type === 'order-submitted')?.stamp;
  assert.throws(() => fold(altered('order-signed', { digest: 'another' })), /another text/);
  assert.throws(() => fold(altered('order-verified', { stamp: author })), /no second person/);
  assert.throws(() => fold(altered('order-verified', { order: 'another' })), /no such order/);
  assert.throws(() => fold(altered('order-submitted', { replaces: 'another' })), /another order/);
  assert.throws(() => fold(altered('order-submitted', { visit: 'another' })), /no open visit/);
  assert.throws(() => fold(altered('refill-injected', { visit: 'another' })), /no such visit/);
  assert.throws(() => fold(altered('program-confirmed', { order: 'another' })), /in force/);
  assert.throws(() => fold(altered('residual-aspirated', { correction: 'of nothing' })), /corrects nothing/);
  assert.throws(() => fold(altered('visit-started', { steps: [] })), /no steps/);
});
