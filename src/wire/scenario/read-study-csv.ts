import type { StudyRow } from '../../twin/study.ts';
import { STUDY_COLUMNS } from './study-csv.ts';

/** Fields of one line of RFC 4180, without its line end. */
function fieldsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      const stop = end === -1 ? line.length : end;
      fields.push(line.slice(at, stop));
      at = stop + 1;
      continue;
    }
    let text = '';
    at += 1;
    for (;;) {
      const quote = line.indexOf('"', at);
      if (quote === -1) throw new Error('a quotation mark is not closed');
      text += line.slice(at, quote);
      at = quote + 1;
      if (line[at] !== '"') break;
      text += '"';
      at += 1;
    }
    fields.push(text);
    at += 1;
  }
  return fields;
}

/** A row that `studyCsvRow` wrote; throws on any other line, since only our own files are read with it. */
export function studyRowOf(line: string): StudyRow {
  const fields = fieldsOf(line);
  const numberAt = (column: number): number => {
    const value = Number(fields[column]);
    if (!Number.isFinite(value)) throw new Error('not a row of a cohort');
    return value;
  };
  if (fields.length !== STUDY_COLUMNS.length) throw new Error('not a row of a cohort');
  const [, program, drug, level, quantity, unit, standing] = fields;
  return {
    patient: numberAt(0),
    program,
    drug,
    level,
    quantity,
    unit,
    standing,
    mean: numberAt(7),
    lowest: numberAt(8),
    highest: numberAt(9),
    highestAtHours: numberAt(10),
    last: numberAt(11),
  } as StudyRow;
}
