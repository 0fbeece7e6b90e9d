import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import step from '../visit/step.module.css';
import { TextField } from '../visit/text-field.tsx';
import { emptyLine, type TextLine } from './facts-entry.ts';
import style from './register.module.css';

const nextId = (lines: readonly { readonly id: number }[]): number =>
  Math.max(0, ...lines.map(({ id }) => id)) + 1;

/** Rows that somebody may add and take away; every row but the last one left can go. */
export function Rows<Row extends { readonly id: number }>(props: {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly empty: (id: number) => Row;
  readonly add: string;
  readonly draw: (
    row: Row,
    index: number,
    set: (part: Partial<Row>) => void,
    remove: (() => void) | null,
  ) => ReactNode;
}): ReactNode {
  const { rows, onChange } = props;
  const set =
    (row: Row) =>
    (part: Partial<Row>): void =>
      onChange(rows.map((each) => (each.id === row.id ? { ...each, ...part } : each)));
  const remove = (row: Row): (() => void) | null =>
    rows.length > 1 ? () => onChange(rows.filter((each) => each.id !== row.id)) : null;
  return (
    <>
      <ul className={style['list']}>
        {rows.map((row, index) => (
          <li key={row.id}>{props.draw(row, index, set(row), remove(row))}</li>
        ))}
      </ul>
      <button
        type="button"
        className={`${step['quiet']} ${step['add']}`}
        onClick={() => onChange([...rows, props.empty(nextId(rows))])}
      >
        {props.add}
      </button>
    </>
  );
}

/** Takes a row away, named by what it says. */
export function RemoveRow({
  onRemove,
  name,
}: {
  readonly onRemove: (() => void) | null;
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation();
  if (onRemove === null) return null;
  return (
    <button
      type="button"
      className={step['quiet']}
      aria-label={t('register.remove', { name })}
      onClick={onRemove}
    >
      ×
    </button>
  );
}

/** One line of text for each thing. */
export function TextLines(props: {
  readonly lines: readonly TextLine[];
  readonly onChange: (lines: readonly TextLine[]) => void;
  readonly label: string;
  readonly add: string;
  readonly errorOf: (index: number) => string | null;
}): ReactNode {
  return (
    <Rows
      rows={props.lines}
      onChange={props.onChange}
      empty={emptyLine}
      add={props.add}
      draw={(line, index, set, remove) => (
        <div className={style['line']}>
          <TextField
            label={`${props.label} ${index + 1}`}
            value={line.text}
            error={props.errorOf(index)}
            onChange={(text) => set({ text } as Partial<TextLine>)}
          />
          <RemoveRow onRemove={remove} name={line.text.trim() || String(index + 1)} />
        </div>
      )}
    />
  );
}
