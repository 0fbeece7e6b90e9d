import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { reading, truth } from '../../src/pump/reading.ts';
import { newPump } from './sample-pump.ts';

const FOLDER = fileURLToPath(new URL('../../src/pump', import.meta.url));
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.join(FOLDER, file));

test('[SR-25] the virtual pump knows no way out: it imports only the core, and calls nothing that sends', () => {
  assert.ok(sources.length > 40);
  for (const file of sources) {
    const text = readFileSync(file, 'utf8');
    for (const [, from = ''] of text.matchAll(/from '([^']+)'/g))
      assert.match(path.resolve(path.dirname(file), from), /\/src\/(core|pump)\//, `${file} imports ${from}`);
    assert.doesNotMatch(
      text,
      /\b(navigator|bluetooth|serial|NDEFReader|WebSocket|fetch|XMLHttpRequest|import\()\b/,
      file,
    );
  }
});

test('[SR-25] whatever is shown of it says SIMULATED', () => {
  const pump = newPump();
  for (const shown of [pump, reading(pump), truth(pump)]) assert.equal(shown.simulated, 'SIMULATED');
});
