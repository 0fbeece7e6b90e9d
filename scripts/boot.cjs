// Behind `npm start`, `npm test` and `npm run theca`: sees to it that Node 24 and the packages are there, then
// runs the command on them. Plain CommonJS without a dependency, because it runs before anything is installed,
// on whatever Node (20 or newer) the machine has. It never writes to stdout: that belongs to the command.
'use strict';

const path = require('node:path');

const { ensureInstalled } = require('./boot/install.cjs');
const { runToEnd, endWithParent } = require('./boot/child.cjs');

const root = path.resolve(__dirname, '..');

/** The scripts each command runs, in order, with the arguments each is given. */
const commands = {
  start: (rest) => [['scripts/build-web.ts'], ['src/cli/main.ts', 'serve', ...rest]],
  theca: (rest) => [['src/cli/main.ts', ...rest]],
  test: (rest) => [['scripts/test.ts', ...rest]],
  mutation: (rest) => [
    [
      'tools/mutation/node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'tools/mutation/stryker.config.json',
      ...rest,
    ],
  ],
  script: (rest) => [rest],
};

/** Tools that stand apart because they need other versions of what the house is built with. */
const apart = { mutation: ['tools/mutation'] };

async function main() {
  endWithParent();
  const [command, ...rest] = process.argv.slice(2);
  if (command === undefined || !Object.hasOwn(commands, command)) {
    process.stderr.write(`usage: node scripts/boot.cjs ${Object.keys(commands).join(' | ')} [arguments]\n`);
    return 64;
  }
  const node = await ensureInstalled(root, apart[command]);
  // A path given to `npm run theca -- plan x.json` is meant from where the person stands; npm moves to the root.
  const from =
    process.env.npm_lifecycle_event === command && command === 'theca' ? process.env.INIT_CWD : undefined;
  const cwd = command === 'theca' ? (from ?? process.cwd()) : root;
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'compile'),
    PATH: [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(
      path.delimiter,
    ),
    THECA_DATA: path.resolve(cwd, process.env.THECA_DATA || path.join(root, '.theca')),
  };
  for (const [script, ...args] of commands[command](rest)) {
    const code = await runToEnd(node, [path.resolve(root, script), ...args], { cwd, env });
    if (code !== 0) return code;
  }
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`theca: ${error.message}\n`);
    process.exitCode = 70;
  },
);
