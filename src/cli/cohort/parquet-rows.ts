import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { StudyRow } from '../../twin/study.ts';
import { STUDY_COLUMNS } from '../../wire/scenario/study-csv.ts';
import type { About, ResultsWriter } from './results-file.ts';
import type { Append } from './whole-file.ts';

/** Ours: a row group ends with the chunk that fills it; some megabytes, so that a reader has few groups to open. */
const ROW_GROUP = 50_000;

type Kind = 'INT32' | 'DOUBLE' | 'UTF8';

/** Nothing may be absent in a row; the values are those of the CSV, each in the type that holds it exactly. */
const KINDS = {
  patient: 'INT32',
  program: 'UTF8',
  drug: 'UTF8',
  level: 'UTF8',
  quantity: 'UTF8',
  unit: 'UTF8',
  standing: 'UTF8',
  mean: 'DOUBLE',
  lowest: 'DOUBLE',
  highest: 'DOUBLE',
  highestAtHours: 'DOUBLE',
  last: 'DOUBLE',
} as const satisfies Record<keyof StudyRow, Kind>;

const elementOf = (name: keyof StudyRow): SchemaElement => {
  const kind = KINDS[name];
  return kind === 'UTF8'
    ? { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' }
    : { name, type: kind, repetition_type: 'REQUIRED' };
};

const SCHEMA: SchemaElement[] = [
  { name: 'cohort', num_children: STUDY_COLUMNS.length },
  ...STUDY_COLUMNS.map(elementOf),
];

/** Takes the bytes out as soon as a row group is whole. */
class AppendedBytes extends ByteWriter {
  readonly #append: Append;

  constructor(append: Append) {
    super();
    this.#append = append;
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes();
    await this.#append(bytes);
    this.index = 0;
  }

  override finish(): Promise<void> {
    return this.flush();
  }
}

/** The columns of the CSV as Apache Parquet, with what is known of the whole as its key-value metadata. */
export function parquetRows(append: Append, about: About): ResultsWriter {
  const writer = new ParquetWriter({
    writer: new AppendedBytes(append),
    schema: SCHEMA,
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'theca',
  });
  let waiting: StudyRow[] = [];
  const flush = async (): Promise<void> => {
    const columnData = STUDY_COLUMNS.map(
      (name): ColumnSource => ({
        name,
        data: waiting.map((row) => row[name]),
      }),
    );
    waiting = [];
    await writer.write({ columnData, rowGroupSize: Number.MAX_SAFE_INTEGER });
  };
  return {
    add: async (_, rows) => {
      for (const row of rows) waiting.push(row);
      if (waiting.length >= ROW_GROUP) await flush();
    },
    finish: async () => {
      if (waiting.length > 0) await flush();
      await writer.finish();
    },
  };
}
