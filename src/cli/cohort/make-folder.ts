import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Makes a folder and those above it. Node's own recursion never ends where a system says ENOENT for ever, as below /proc. */
export async function makeFolder(folder: string): Promise<void> {
  const place = path.resolve(folder);
  const above = path.dirname(place);
  if ((await made(place)) || above === place) return;
  await makeFolder(above);
  if (!(await made(place)))
    throw Object.assign(new Error('no folder can be made there'), { code: 'ENOENT', syscall: 'mkdir' });
}

/** Whether it stands there now; false where one above it is missing. */
async function made(place: string): Promise<boolean> {
  try {
    await mkdir(place);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return false;
    if (code === 'EEXIST' && (await stat(place)).isDirectory()) return true;
    throw error;
  }
}
