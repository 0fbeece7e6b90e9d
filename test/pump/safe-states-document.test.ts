import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { DOCUMENT, safeStatesDocument } from './safe-states-document.ts';

test('the table that is reviewed is the table by which the pump acts', () => {
  assert.equal(
    readFileSync(DOCUMENT, 'utf8'),
    safeStatesDocument(),
    'the data changed: write the document anew with `node test/pump/safe-states-document.ts`',
  );
});
