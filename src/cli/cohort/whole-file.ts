import { open, rename, rm } from 'node:fs/promises';

/** Adds to the end of a file. */
export type Append = (data: string | Uint8Array) => Promise<void>;

/**
 * Writes a file that stands under its name only when it is whole and on the disk: neither an interruption nor a power cut leaves a
 * shorter one there. What could not be finished is taken away.
 */
export async function writeWhole(place: string, fill: (append: Append) => Promise<void>): Promise<void> {
  const part = `${place}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await fill((data) => file.appendFile(data));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
