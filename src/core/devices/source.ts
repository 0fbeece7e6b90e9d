import type { Source } from '../limits.ts';

const READ = '2026-11-22';

/** A statement that was seen on the page named. */
export const seen = (title: string, where: string, url: string): Source => ({
  title,
  where,
  url,
  confidence: 'verified',
  read: READ,
});

/** A statement from memory that was not seen: to be confirmed against the manual. */
export const remembered = (what: string, where: string): Source => ({
  title: `${what}, from memory and not seen`,
  where,
  url: null,
  confidence: 'recalled',
  read: READ,
});

/** What the program does itself: no outside source stands behind the statement. */
export const ownRule = (title: string, where: string): Source => ({
  title,
  where,
  url: null,
  confidence: 'derived',
  read: READ,
});
