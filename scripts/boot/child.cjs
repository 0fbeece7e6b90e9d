// Running a child so that it never outlives us: signals are passed on, and each side watches the other's process id.
'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');

const leash = path.join(__dirname, 'leash.cjs');

/** Ends this process when the one that started it is gone: `npm` passes no signal on, and nobody sends one after `kill -9`. */
function endWithParent() {
  require(leash);
}

/** Exit code by the shell's convention: the code itself, or 128 and the signal's number. */
function exitCode(code, signal) {
  if (code !== null) return code;
  return 128 + (require('node:os').constants.signals[signal] ?? 0);
}

/** Runs a script of ours on the given Node, on our own standard streams, until it ends. Resolves to its exit code. */
function runToEnd(node, args, options) {
  const quiet = ['--disable-warning=ExperimentalWarning', '--require', leash];
  return waitFor(spawn(node, [...quiet, ...args], { stdio: 'inherit', ...options }));
}

/** Resolves to the exit code of a child; meanwhile passes on the signals that ask us to stop. */
function waitFor(child) {
  // Once: our own leash asks again when our parent is gone, and the child is already on its way out.
  const passed = new Set();
  const passOn = (signal) => {
    if (!passed.has(signal)) child.kill(signal);
    passed.add(signal);
  };
  // A terminal sends Ctrl-C to every process of the group itself.
  const ignore = () => {};
  const handlers = [
    ['SIGTERM', passOn],
    ['SIGHUP', passOn],
    ['SIGINT', process.stdin.isTTY ? ignore : passOn],
  ];
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const [name, handler] of handlers) process.off(name, handler);
      resolve(exitCode(code, signal));
    });
  });
}

module.exports = { endWithParent, runToEnd, waitFor };
