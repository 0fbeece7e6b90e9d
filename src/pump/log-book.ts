import type { LogEntry } from './pump-event.ts';

/** The log in sheets, oldest first: writing one entry copies a sheet and not the book. */
export interface LogBook {
  readonly sheets: readonly (readonly LogEntry[])[];
  readonly last: readonly LogEntry[];
  readonly size: number;
  readonly acknowledged: number;
}

export const EMPTY_LOG: LogBook = { sheets: [], last: [], size: 0, acknowledged: 0 };

const SHEET = 32;

/** Every entry, in order. */
export const entriesIn = ({ sheets, last }: LogBook): readonly LogEntry[] => [...sheets.flat(), ...last];

/** With one entry more; the sheet that is full is laid aside. */
export function written({ sheets, last, size, acknowledged }: LogBook, entry: LogEntry): LogBook {
  return last.length < SHEET
    ? { sheets, last: last.toSpliced(last.length, 0, entry), size: size + 1, acknowledged }
    : { sheets: [...sheets, last], last: [entry], size: size + 1, acknowledged };
}

/** Without its oldest acknowledged entry; only where nothing is acknowledged without its oldest, which is then lost. */
export function withRoom(book: LogBook): { readonly book: LogBook; readonly lost: boolean } {
  const lost = book.acknowledged === 0;
  const goes = (entry: LogEntry): boolean => lost || entry.acknowledged;
  const acknowledged = lost ? 0 : book.acknowledged - 1;
  const size = book.size - 1;
  const sheet = book.sheets.findIndex((each) => each.some(goes));
  if (sheet < 0) return { book: { ...book, last: without(book.last, goes), size, acknowledged }, lost };
  const left = without(book.sheets[sheet] ?? [], goes);
  const sheets = left.length === 0 ? book.sheets.toSpliced(sheet, 1) : book.sheets.with(sheet, left);
  return { book: { ...book, sheets, size, acknowledged }, lost };
}

function without(sheet: readonly LogEntry[], goes: (entry: LogEntry) => boolean): readonly LogEntry[] {
  const index = sheet.findIndex(goes);
  return index < 0 ? sheet : sheet.toSpliced(index, 1);
}

/** With these entries marked as read by a person. */
export function withAcknowledged(book: LogBook, sequences: ReadonlySet<number>): LogBook {
  let acknowledged = 0;
  const mark = (entry: LogEntry): LogEntry => {
    const marked = entry.acknowledged || sequences.has(entry.sequence);
    if (marked) acknowledged += 1;
    return marked === entry.acknowledged ? entry : { ...entry, acknowledged: marked };
  };
  const sheets = book.sheets.map((sheet) => sheet.map(mark));
  const last = book.last.map(mark);
  return { sheets, last, size: book.size, acknowledged };
}
