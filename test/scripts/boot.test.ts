import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { smallProject, start, theca } from './small-project.ts';

const echo =
  "process.stdout.write(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), data: process.env['THECA_DATA'] }));\n";

/** A program that says its process id and then stays, and says goodbye when it is asked to stop. */
const stays = `
process.on('SIGTERM', () => { process.stdout.write('goodbye'); process.exit(0); });
process.stdout.write(\`pid \${process.pid} \`);
setInterval(() => {}, 1000);
`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (isRunning(pid) && performance.now() < deadline) await sleep(20);
  return !isRunning(pid);
}

test('stdout holds what the command wrote and nothing else, also when something had to be installed first', async () => {
  const project = smallProject(echo);
  const first = await theca(project, ['plan', 'a b.json', '--json']).ended;
  assert.match(first.stderr, /installing packages/);
  const expected = {
    args: ['plan', 'a b.json', '--json'],
    cwd: realpathSync(project),
    data: path.join(project, '.theca'),
  };
  assert.deepEqual(JSON.parse(first.stdout), expected);
  assert.ok(existsSync(path.join(project, 'node_modules', 'thing', 'package.json')));
});

test('a second start installs nothing and says nothing', async () => {
  const project = smallProject(echo);
  await theca(project).ended;
  const second = await theca(project).ended;
  assert.deepEqual([second.code, second.stderr], [0, '']);
});

test('the exit code of the command is the exit code', async () => {
  const project = smallProject('process.exitCode = 3;\n');
  assert.equal((await theca(project).ended).code, 3);
});

test('an installation that was interrupted is made whole at the next start', async () => {
  const project = smallProject(echo);
  await theca(project).ended;
  rmSync(path.join(project, 'node_modules', 'thing'), { recursive: true });
  const next = await theca(project).ended;
  assert.equal(next.code, 0);
  assert.match(next.stderr, /installing packages/);
  assert.ok(existsSync(path.join(project, 'node_modules', 'thing', 'package.json')));
});

test('a lock file that has changed is installed from again', async () => {
  const project = smallProject(echo);
  await theca(project).ended;
  writeFileSync(
    path.join(project, 'package-lock.json'),
    `${readFileSync(path.join(project, 'package-lock.json'), 'utf8')}\n`,
  );
  assert.match((await theca(project).ended).stderr, /installing packages/);
});

test('a package that cannot be had ends with a clear message and a code that is not zero', async () => {
  const project = smallProject(echo);
  rmSync(path.join(project, 'thing', 'package.json'));
  const { code, stdout, stderr } = await theca(project).ended;
  assert.deepEqual([code, stdout], [70, '']);
  assert.match(stderr, /could not install packages/);
});

test('of three that start at once on a fresh clone one installs and all run', async () => {
  const project = smallProject(echo);
  const ends = await Promise.all([1, 2, 3].map(() => theca(project).ended));
  assert.deepEqual(
    ends.map((end) => end.code),
    [0, 0, 0],
  );
  assert.equal(ends.filter((end) => end.stderr.includes('installing packages')).length, 1);
});

test('the lock of an installer that was killed holds nobody up', async () => {
  const project = smallProject(echo);
  mkdirSync(path.join(project, 'runtime', '.lock'), { recursive: true });
  for (const left of ['4194304 12345', `${process.pid} 1`, '']) {
    rmSync(path.join(project, 'node_modules'), { recursive: true, force: true });
    writeFileSync(path.join(project, 'runtime', '.lock', 'install'), left);
    assert.equal((await theca(project).ended).code, 0, left);
  }
});

test('a path is meant from where the person stands, though npm moves to the root', async () => {
  const project = smallProject(echo);
  const env = { npm_lifecycle_event: 'theca', INIT_CWD: path.join(project, 'thing') };
  const { stdout } = await theca(project, [], { env }).ended;
  assert.equal(JSON.parse(stdout).cwd, path.join(realpathSync(project), 'thing'));
  assert.equal(JSON.parse(stdout).data, path.join(project, '.theca'));
});

test('a data folder that is named is taken from where the person stands', async () => {
  const project = smallProject(echo);
  const { stdout } = await theca(project, [], {
    cwd: path.join(project, 'thing'),
    env: { THECA_DATA: 'mine' },
  }).ended;
  assert.equal(JSON.parse(stdout).data, path.join(realpathSync(project), 'thing', 'mine'));
});

test('being asked to stop is passed on, and waits for the command to finish', async () => {
  const project = smallProject(stays);
  const boot = theca(project);
  await boot.says('pid');
  boot.child.kill('SIGTERM');
  const { code, stdout } = await boot.ended;
  assert.match(stdout, /goodbye/);
  assert.equal(code, 0);
});

test('the command ends when boot is killed', async () => {
  const project = smallProject(stays);
  const boot = theca(project);
  await boot.says('pid');
  const pid = Number(/pid (\d+)/.exec(boot.written().stdout)?.[1]);
  boot.child.kill('SIGKILL');
  assert.ok(await endsWithin(pid, 5000));
});

test('boot and the command end when the shell that started them is killed, as npm leaves them', async () => {
  const project = smallProject(stays);
  const shell = start(['sh', '-c', `"${process.execPath}" scripts/boot.cjs theca; true`], { cwd: project });
  await shell.says('pid');
  const pid = Number(/pid (\d+)/.exec(shell.written().stdout)?.[1]);
  shell.child.kill('SIGKILL');
  assert.ok(await endsWithin(pid, 5000));
  assert.match((await shell.ended).stdout, /goodbye/);
});

test('a wish to stop is passed on once, also when the parent goes away meanwhile', async () => {
  const project = smallProject(`
    let asked = 0;
    process.on('SIGTERM', () => {
      asked += 1;
      if (asked === 1) setTimeout(() => { process.stdout.write(\`asked \${asked}\`); process.exit(0); }, 1500);
    });
    process.stdout.write(\`boot \${process.ppid} \`);
    setInterval(() => {}, 1000);
  `);
  const shell = start(['sh', '-c', `"${process.execPath}" scripts/boot.cjs theca; true`], { cwd: project });
  await shell.says('boot');
  process.kill(Number(/boot (\d+)/.exec(shell.written().stdout)?.[1]), 'SIGTERM');
  shell.child.kill('SIGKILL');
  assert.match((await shell.ended).stdout, /asked 1$/);
});

test('an unknown command is refused with the ones there are', async () => {
  const project = smallProject(echo);
  const { code, stderr } = await start([process.execPath, 'scripts/boot.cjs', 'strat'], { cwd: project })
    .ended;
  assert.equal(code, 64);
  assert.match(stderr, /start \| theca \| test/);
});
