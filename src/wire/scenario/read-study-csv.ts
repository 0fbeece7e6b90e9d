import type { StudyRow } from '../../twin/study.ts';

/** Fields of one line of RFC 4180, without its line end. */
function fieldsOf(line: string): readonly string[] {
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
  const [patient, program, drug, level, quantity, unit, standing, ...numbers] = fieldsOf(line);
  const [mean, lowest, highest, highestAtHours, last, more] = numbers.map(Number);
  const all = [Number(patient), mean, lowest, highest, highestAtHours, last];
  if (more !== undefined || all.some((value) => value === undefined || !Number.isFinite(value)))
    throw new Error('not a row of a cohort');
  return {
    patient: Number(patient),
    program,
    drug,
    level,
    quantity,
    unit,
    standing,
    mean,
    lowest,
    highest,
    highestAtHours,
    last,
  } as StudyRow;
}
