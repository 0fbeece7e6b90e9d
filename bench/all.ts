import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run bench`, or `npm run bench -- plan`: every measurement of this folder, one after the other so that none disturbs another. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const parts = new Set(['all.ts', 'bench-clinic.ts', 'bench-desk.ts', 'large-clinic.ts', 'measure.ts']);
const only = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !parts.has(file))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => only.length === 0 || only.includes(name))
  .sort((a, b) => (a < b ? -1 : 1));

for (const name of names) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [`${folder}${name}.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
if (names.length === 0) {
  console.error(`no measurement named ${only.join(', ')}`);
  process.exitCode = 2;
}
