import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { CHECKS } from '../../../src/core/checks/all.ts';
import type { Check } from '../../../src/core/checks/check.ts';

const folder = new URL('../../../src/core/checks/', import.meta.url);

async function checksIn(file: string): Promise<readonly [string, Check][]> {
  const exported: Record<string, unknown> = await import(new URL(file, folder).href);
  return Object.entries(exported).flatMap(([name, value]) =>
    /^check[A-Z]/.test(name) && typeof value === 'function' ? [[name, value as Check] as const] : [],
  );
}

test('every check in the folder of checks is made at every visit, once', async () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'all.ts');
  const found = (await Promise.all(files.map(checksIn))).flat();
  assert.ok(found.length > 20);
  for (const [name, check] of found)
    assert.ok(CHECKS.includes(check), `${name} is not listed in checks/all.ts`);
  assert.equal(new Set(CHECKS).size, CHECKS.length);
  assert.equal(found.length, CHECKS.length);
});
