// One installation at a time. The lock is a file that appears whole (written beside, then linked into place) and
// says whose it is; a lock whose owner no longer runs is taken away.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** When a process started, so that a recycled process id is not taken for the owner. Empty where /proc is not there. */
function startedAt(pid) {
  try {
    // The second field, the name, may itself hold blanks and brackets: count from the last bracket.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19];
  } catch {
    return '';
  }
}

/** What a lock held by this process says. */
function signature(pid = process.pid) {
  return `${pid} ${startedAt(pid)}`;
}

/** Whether the process that a lock names still runs. Another user's process counts as running. */
function ownerRuns(text) {
  const [pid, started] = text.split(' ');
  if (!/^\d+$/.test(pid ?? '')) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return started === startedAt(Number(pid));
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Tries once; false when another holds it. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, signature());
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Removes a lock whose owner is gone. A guard lets only one waiter do it, or the second would remove the first's new lock. */
function removeIfStale(file) {
  const guard = `${file}.guard`;
  try {
    fs.closeSync(fs.openSync(guard, 'wx'));
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const age = Date.now() - (fs.statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 10_000) fs.rmSync(guard, { force: true });
    return;
  }
  try {
    const held = read(file);
    if (held !== undefined && !ownerRuns(held)) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(guard, { force: true });
  }
}

/** Runs `work` while holding the lock; waits for it as long as its owner lives, and says so once. */
async function withLock(file, say, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !take(file); told = true) {
    removeIfStale(file);
    if (!told) say('another process is installing; waiting for it');
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

module.exports = { withLock };
