import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { decodeVisit } from '../../../src/wire/visit/decode-visit.ts';
import { encodePlan } from '../../../src/wire/visit/encode-plan.ts';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);

/** Of every amount in an answer where it stands: `delivery.daily[].dose`. What the findings worked with is in their words. */
function amountsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => amountsIn(each, `${path}[]`));
  if ('value' in value && 'unit' in value) return [path];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'findings' ? [] : amountsIn(each, path === '' ? key : `${path}.${key}`),
  );
}

const answered = new Set(
  globSync('*.json', { cwd: at('test/scenarios/') })
    .filter((name) => !name.endsWith('.expect.json'))
    .flatMap((name) => {
      const visit = decodeVisit(readFileSync(at(`test/scenarios/${name}`), 'utf8'));
      if (!visit.ok) return [];
      return amountsIn(encodePlan(planVisit(visit.value, UNADOPTED), visit.value.timeZone));
    })
    // Rounded as `delivery` is, and said once.
    .map((path) => path.replace(/^before\./, 'delivery.')),
);

const rows = readFileSync(at('docs/visit-file.md'), 'utf8')
  .split('## How each amount is rounded')[1]
  ?.matchAll(/^\| `([\w.[\]]+)` \| ([^|]+) \| ([^|]+) \|$/gm);
const stated = new Map([...(rows ?? [])].map(([, path = '', to = '', how = '']) => [path, { to, how }]));

test('[SR-29] of every amount that a plan answers it is stated to what and in which direction it is rounded, and of no other', () => {
  assert.ok(answered.size > 25);
  assert.deepEqual([...stated.keys()].sort(), [...answered].sort());
  for (const [path, { to, how }] of stated) {
    assert.match(to, /^(nL|ng|ng\/mL|nL\/d|ng\/d|ms|0\.01 mL)$/, path);
    assert.match(how, /nearest|up\b|down\b|exact|as typed|as the profile|what is left/, path);
  }
});
