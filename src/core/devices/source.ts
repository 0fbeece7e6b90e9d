import type { Source } from '../limits.ts';
import { type Sentence, say } from '../said/sentence.ts';

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

/** What a safety requirement of the project asks for. */
export const requirement = (id: `SR-${number}`, what: string): Source =>
  ownRule(`Theca safety requirement ${id}`, what);

/** A sentence to end a message with where its figure was not seen in a source; empty where it was. */
export const caveat = ({ confidence }: Source): string =>
  confidence === 'recalled' || confidence === 'derived' ? ' The figure is not confirmed by a source.' : '';

/** The same by its code. */
export const saidCaveat = (source: Source): readonly Sentence[] =>
  caveat(source) === '' ? [] : [say('caveat')];
