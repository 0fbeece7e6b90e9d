import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleOnGrid } from '../../src/kernel/sample-on-grid.ts';
import { wasmExecutor } from '../../src/kernel/wasm-executor.ts';
import { followed, nothing, randomSchedule } from './example-systems.ts';
import { kernelInstance, wasmFolder } from './wasm-instance.ts';

const root = path.join(wasmFolder, '..', '..', '..');

test('the committed WebAssembly is what its source compiles to, byte for byte', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'theca-wasm-'));
  try {
    const rebuilt = path.join(folder, 'kernel.wasm');
    const asc = path.join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    const { status, stderr } = spawnSync(
      process.execPath,
      [asc, '--config', 'asconfig.json', '--outFile', rebuilt],
      { cwd: wasmFolder, encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    assert.ok(readFileSync(rebuilt).equals(readFileSync(path.join(wasmFolder, 'kernel.wasm'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the executor in WebAssembly gives the same numbers, to the last bit, as the one in TypeScript', () => {
  const run = wasmExecutor(kernelInstance());
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer(),
        changes: fc.integer({ min: 1, max: 12 }),
        impulses: fc.boolean(),
        outputs: fc.integer({ min: 0, max: 2 }),
        followers: fc.integer({ min: 0, max: 3 }),
        repeated: fc.integer({ min: 1, max: 6 }),
        step: fc.integer({ min: 1, max: 400 }),
        count: fc.integer({ min: 0, max: 60 }),
      }),
      ({ seed, changes, impulses, outputs, followers, repeated, step, count }) => {
        // Widths from none to thirteen: every remainder of eight and of four lanes.
        const all = Array.from({ length: repeated }, () => followed.system.outputs).flat();
        const system = {
          ...followed.system,
          outputs: all.slice(0, followers > 0 ? all.length : repeated + outputs),
        };
        const some = { system, followers: followed.followers.slice(0, followers) };
        const schedule = randomSchedule(seed, changes, impulses);
        const initial = nothing.subarray(0, 5 + followers).map((_, place) => place / 3);
        const grid = { start: 17, step, count };
        assert.deepEqual(
          sampleOnGrid(some, schedule, initial, grid, run),
          sampleOnGrid(some, schedule, initial, grid),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('its memory grows with the plan', () => {
  const instance = kernelInstance();
  const before = instance.memory.buffer.byteLength;
  const grid = { start: 0, step: 1, count: 60_000 };
  const schedule = randomSchedule(1, 3, false);
  const fast = sampleOnGrid(followed, schedule, nothing, grid, wasmExecutor(instance));
  assert.ok(instance.memory.buffer.byteLength > before);
  assert.deepEqual(fast, sampleOnGrid(followed, schedule, nothing, grid));
});
