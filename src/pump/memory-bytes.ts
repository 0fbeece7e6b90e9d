import { pumpProfile } from '../core/devices/profiles.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { runnable } from './activate.ts';
import type { Prescription } from './prescription.ts';
import { canonical, prescriptionDigest } from './prescription-text.ts';
import type { PumpState } from './pump-state.ts';
import type { PastBolus } from './run.ts';
import { bytesOf, sha256OfText } from './sha-256.ts';

/** What a slot of the memory holds: everything but the history, and the history with a check of its own. */
export interface Stored {
  readonly generation: number;
  readonly pump: PumpState;
  /** False where the history failed its check: it then reads as empty and must not be believed. */
  readonly historyIntact: boolean;
}

const TITLE = 'THECA PUMP 1 SIMULATED';
/** Everything outside printable ASCII is escaped, so that one character is one byte. */
const BEYOND_ASCII = /[^\u0020-\u007e]/g;

/** The whole state as bytes: a title, then the settings, then the history, each behind its length and SHA-256. */
export function encodePump(pump: PumpState, generation = 0): Uint8Array {
  const { profile: _, active, history, ...settings } = pump;
  const prescription = active?.prescription ?? null;
  return bytesOf(
    `${TITLE}\n${section('settings', { ...settings, prescription, generation })}${section('history', history)}`,
  );
}

function section(name: string, content: unknown): string {
  const text = canonical(content).replaceAll(BEYOND_ASCII, escaped);
  return `${name} ${text.length} ${sha256OfText(`${name} ${text}`)}\n${text}\n`;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Reads it back: damaged settings are refused, a damaged history is said (SR-9). No byte can change without being noticed. */
export function decodePump(bytes: Uint8Array): Result<Stored, 'damaged'> {
  const text = textOf(bytes);
  if (!text.startsWith(`${TITLE}\n`)) return refused('damaged');
  const settings = readSection(text, 'settings', TITLE.length + 1);
  if (settings === null) return refused('damaged');
  const history = readSection(text, 'history', settings.end);
  const historyIntact = history !== null && history.end === text.length;
  const { prescription, generation, ...rest } = settings.content as Omit<
    PumpState,
    'profile' | 'active' | 'history'
  > & {
    readonly prescription: Prescription | null;
    readonly generation: number;
  };
  const profile = pumpProfile(rest.configuration.model);
  const pump: PumpState = {
    ...rest,
    profile,
    active:
      prescription === null ? null : runnable(prescription, prescriptionDigest(prescription), { profile }),
    history: historyIntact ? (history.content as readonly PastBolus[]) : [],
  };
  return accepted({ generation, pump, historyIntact });
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

interface Section {
  readonly content: unknown;
  readonly end: number;
}

function readSection(text: string, name: string, from: number): Section | null {
  const lineEnd = text.indexOf('\n', from);
  const [found, length, digest] = text.slice(from, lineEnd).split(' ');
  if (lineEnd < 0 || found !== name || length === undefined || !/^\d{1,9}$/.test(length)) return null;
  const start = lineEnd + 1;
  const content = text.slice(start, start + Number(length));
  const end = start + content.length + 1;
  // The header is as it was written, to the letter: a length with another zero is damage too.
  if (String(content.length) !== length || text[end - 1] !== '\n') return null;
  if (
    text.slice(from, lineEnd) !== `${name} ${length} ${sha256OfText(`${name} ${content}`)}` ||
    digest === undefined
  )
    return null;
  return { content: JSON.parse(content), end };
}
