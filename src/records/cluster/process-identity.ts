import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process started, in the system's own words; undefined where it does not run. A process id alone is used again. */
function startedAt(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The name in the second field may hold blanks and brackets: count from the last bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
      // A zombie has ended; its parent has only not looked yet.
      return fields?.[0] === 'Z' ? undefined : fields?.[19];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** One line that names a running process for good: its id and when it started. */
export function identityOf(pid: number): string {
  return `${pid} ${startedAt(pid) ?? ''}`;
}

/** The process id in such a line if that very process still runs. */
export function stillRuns(identity: string): number | undefined {
  const pid = Number.parseInt(identity, 10);
  return Number.isSafeInteger(pid) && startedAt(pid) !== undefined && identityOf(pid) === identity.trim()
    ? pid
    : undefined;
}

export function isRunning(pid: number): boolean {
  return startedAt(pid) !== undefined;
}

/** As `isRunning`, and cheap enough on every system to be asked five times a second. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return isRunning(pid);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether the process runs this program, by its command line. */
export function runsProgram(pid: number, program: string): boolean {
  try {
    const line =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return line.includes(program);
  } catch {
    return false;
  }
}
