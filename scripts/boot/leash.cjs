// Loaded first into every process that boot starts: when the parent is gone, this process asks itself to stop,
// and stops without being asked when it has not done so in ten seconds.
'use strict';

const parent = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000).unref();
}, 250);
watch.unref();
