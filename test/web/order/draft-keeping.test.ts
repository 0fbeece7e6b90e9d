import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesOf, isUntouched } from '../../../src/web/order/draft-difference.ts';
import { readDraft, writeDraft } from '../../../src/web/order/draft-file.ts';
import {
  beginSaving,
  isOnlyHere,
  isToSend,
  saving,
  startSaving,
} from '../../../src/web/order/draft-saving.ts';
import { forgetHere, keepHere, keptHere, type Shelf } from '../../../src/web/order/local-draft.ts';
import { EMPTY_BOLUS, emptyDraft, firstGroup, type OrderDraft } from '../../../src/web/order/order-draft.ts';
import type { Draft } from '../../../src/wire/contract/draft.ts';
import { TYPED } from './sample-order.ts';

const OTHER: OrderDraft = { ...TYPED, volume: { text: '20', unit: 'mL' } };
const THEIRS: Draft = {
  patient: 'p',
  basedOn: 4,
  revision: 7,
  content: writeDraft(OTHER),
  by: { id: 'b', name: 'B. Pharmacist', role: 'pharmacist' },
  at: '2026-11-22T16:31:00Z',
};
const begun = startSaving(TYPED, { basedOn: 4, revision: 3, at: null }, 'nowhere');

test('[SR-72] a draft is kept word for word, unfinished as it is', () => {
  const unfinished: OrderDraft = {
    ...TYPED,
    volume: { text: '4,', unit: null },
    rinses: { count: 'x', volume: { text: '', unit: null } },
    program: { ...TYPED.program, mode: 'schedule', groups: [firstGroup], bolus: EMPTY_BOLUS },
    prime: { part: null, reason: null, drugFree: false },
    volumeReuse: { from: 'pump', at: '2026-09-01T15:00:00Z', confirmed: true },
    answers: {
      reasons: { 'dose-step /visit': { reason: 'other', remark: 'why' } },
      acknowledged: { '/visit/fill/volume': '[null,1]' },
    },
  };
  assert.deepEqual(readDraft(JSON.parse(JSON.stringify(writeDraft(unfinished)))), unfinished);
});

test('[SR-40] a draft of before a prime had a reason is read with the reason still to be chosen', () => {
  const prime = { part: 'catheter', reason: null, drugFree: true } as const;
  const { reason: _, ...before } = prime;
  assert.deepEqual(readDraft({ ...writeDraft(TYPED), prime: before }), { ...TYPED, prime });
  assert.equal(readDraft({ ...writeDraft(TYPED), prime: { ...prime, reason: 'refill' } }), null);
});

test('a draft in a form that this page does not know is not half read', () => {
  const kept = writeDraft(TYPED);
  assert.equal(readDraft({ ...kept, form: 'order-draft/2' }), null);
  assert.equal(readDraft({ ...kept, more: 1 }), null);
  assert.equal(readDraft({ ...kept, components: [{ ...TYPED.components[0], drug: 'aspirin' }] }), null);
  assert.equal(readDraft({ ...kept, volume: { text: 40, unit: 'mL' } }), null);
  assert.equal(readDraft({ ...kept, constructor: 1 }), null);
  assert.equal(readDraft(null), null);
});

test('typing while a save is on its way is sent afterwards', () => {
  const sent = saving(saving(begun, { type: 'typed', draft: OTHER }), { type: 'sent' });
  const more = saving(sent, { type: 'typed', draft: TYPED });
  assert.equal(isToSend(more), false);
  const kept = saving(more, {
    type: 'kept',
    reply: { revision: 4, draft: { ...THEIRS, at: '2026-11-22T16:30:00Z' } },
  });
  assert.deepEqual([kept.revision, kept.where, kept.draft, isToSend(kept)], [4, 'typing', TYPED, true]);
  assert.equal(kept.at, '2026-11-22T16:30:00Z');
});

test('offline typing stays on this device, is said so, and goes out when the server answers', () => {
  let state = saving(saving(begun, { type: 'typed', draft: OTHER }), { type: 'sent' });
  state = saving(state, { type: 'unreachable' });
  assert.deepEqual([state.where, isToSend(state), isOnlyHere(state)], ['here', true, true]);
  state = saving(state, { type: 'typed', draft: TYPED });
  assert.equal(state.where, 'here');
  state = saving(saving(state, { type: 'sent' }), { type: 'kept', reply: { revision: 4, draft: null } });
  assert.deepEqual([state.where, isOnlyHere(state)], ['saved', false]);
});

test('[SR-74] another person\u2019s save stops ours until somebody has chosen; neither is lost unseen', () => {
  const typed = saving(begun, { type: 'typed', draft: TYPED });
  const stopped = saving(saving(typed, { type: 'sent' }), {
    type: 'conflicted',
    reply: { revision: 7, draft: THEIRS },
  });
  assert.equal(isToSend(stopped), false);
  assert.equal(stopped.draft, TYPED);
  const mine = saving(stopped, { type: 'keep-mine' });
  assert.deepEqual([mine.draft, mine.revision, isToSend(mine)], [TYPED, 7, true]);
  const theirs = saving(stopped, { type: 'take-theirs', draft: OTHER });
  assert.deepEqual([theirs.draft, theirs.revision, theirs.where, theirs.conflict], [OTHER, 7, 'saved', null]);
});

test('the difference of two drafts names the fields that differ with both values, as typed', () => {
  assert.deepEqual(differencesOf(TYPED, OTHER), [
    { field: 'volume', number: null, mine: '40 mL', theirs: '20 mL' },
  ]);
  const added: OrderDraft = {
    ...TYPED,
    components: [
      ...TYPED.components,
      {
        id: 2,
        drug: 'clonidine',
        concentration: { text: '50', unit: null },
        stock: { text: '', unit: null },
        reuse: null,
      },
    ],
  };
  assert.deepEqual(
    differencesOf(TYPED, added).map(({ field, number, mine, theirs }) => [field, number, mine, theirs]),
    [
      ['drug', 2, '', 'clonidine'],
      ['concentration', 2, '', '50 ?'],
    ],
  );
  assert.deepEqual(
    differencesOf(TYPED, { ...TYPED, answers: { reasons: {}, acknowledged: { x: 'y' } } }),
    [],
  );
});

test('a form in which only the day was chosen has nothing to lose', () => {
  const fresh = emptyDraft({ day: '2026-11-24', time: '10:00' });
  assert.equal(isUntouched({ ...fresh, day: '2026-12-01' }, fresh), true);
  assert.equal(isUntouched(TYPED, fresh), false);
});

test('[SR-72] a draft on this device is found again by the person who typed it and by no other', () => {
  const kept = new Map<string, string>();
  const shelf: Shelf = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  assert.equal(keepHere(shelf, 'p', 'ana', { revision: 2, basedOn: 4, draft: TYPED }), true);
  assert.deepEqual(keptHere(shelf, 'p', 'ana'), { revision: 2, basedOn: 4, draft: TYPED });
  assert.equal(keptHere(shelf, 'p', 'ben'), null);
  assert.equal(keptHere(shelf, 'q', 'ana'), null);
  forgetHere(shelf, 'p', 'ana');
  assert.equal(keptHere(shelf, 'p', 'ana'), null);
});

test('a browser that keeps nothing says so instead of failing', () => {
  const full: Shelf = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => undefined,
  };
  assert.equal(keepHere(full, 'p', 'ana', { revision: 2, basedOn: 4, draft: TYPED }), false);
  assert.equal(keptHere(full, 'p', 'ana'), null);
});

const FRESH = { draft: emptyDraft({ day: '2026-11-24', time: '10:00' }), version: 9 };

test('a page begins with the draft that stands at the server, and says whose it is', () => {
  const begun = beginSaving({ revision: 7, draft: THEIRS }, null, FRESH, readDraft);
  assert.deepEqual(
    [begun.state.draft, begun.state.revision, begun.state.basedOn, begun.state.where, begun.from?.by.name],
    [OTHER, 7, 4, 'saved', 'B. Pharmacist'],
  );
  const none = beginSaving({ revision: 3, draft: null }, null, FRESH, readDraft);
  assert.deepEqual([none.state.draft, none.state.revision, none.from], [FRESH.draft, 3, null]);
});

test('what was typed offline goes on, and meets a newer draft of somebody else as a choice', () => {
  const local = { draft: TYPED, revision: 7, basedOn: 4 };
  const same = beginSaving({ revision: 7, draft: THEIRS }, local, FRESH, readDraft);
  assert.deepEqual([same.state.draft, same.state.conflict, isToSend(same.state)], [TYPED, null, true]);
  const moved = beginSaving({ revision: 8, draft: THEIRS }, local, FRESH, readDraft);
  assert.equal(moved.state.draft, TYPED);
  assert.equal(moved.state.conflict?.revision, 8);
  assert.equal(isToSend(moved.state), false);
});

test('a save whose answer was lost is no conflict with oneself', () => {
  const local = { draft: OTHER, revision: 6, basedOn: 4 };
  const begun = beginSaving({ revision: 7, draft: THEIRS }, local, FRESH, readDraft);
  assert.deepEqual([begun.state.where, begun.state.revision, begun.state.conflict], ['saved', 7, null]);
});

test('a draft of another version of the form is said to be there, not dropped silently', () => {
  const other = { ...THEIRS, content: { form: 'order-draft/2' } };
  const begun = beginSaving({ revision: 7, draft: other }, null, FRESH, readDraft);
  assert.deepEqual([begun.isUnreadable, begun.state.draft, begun.state.revision], [true, FRESH.draft, 7]);
});

test('while the order itself is on its way nothing is saved beside it; where it was not taken saving goes on', () => {
  const typed = saving(begun, { type: 'typed', draft: OTHER });
  const submitting = saving(typed, { type: 'submitting', yes: true });
  assert.deepEqual([isToSend(typed), isToSend(submitting), isOnlyHere(submitting)], [true, false, true]);
  const refused = saving(submitting, { type: 'submitting', yes: false });
  assert.deepEqual([isToSend(refused), refused.draft], [true, OTHER]);
});
