/** What a person can mend at the folder of the results, in words that follow "found". */
const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: 'a folder that may not be written by this user',
  EPERM: 'a folder that may not be written by this user',
  EROFS: 'a disk that may only be read',
  ENOSPC: 'a disk that is full',
  EDQUOT: 'a disk on which this user has no more room',
  EEXIST: 'a file',
  ENOTDIR: 'a file where a folder should be',
  EISDIR: 'a folder where a file should be',
  ENAMETOOLONG: 'a name that is too long',
  ELOOP: 'a link that leads nowhere',
  ENOENT: 'a place where the system has no such folder',
};

/** The trouble in words, or null where it is none of the disk. */
export function diskTrouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('syscall' in error && 'code' in error) return TROUBLES[String(error.code)] ?? null;
  return 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE' ? 'a name that no folder can have' : null;
}
