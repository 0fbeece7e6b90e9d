import type { ReactNode } from 'react';
import style from './field.module.css';
import { SeverityShape } from './severity-mark.tsx';

/** What stands against a field, said below it and read out when it comes. */
export const FieldError = ({
  id,
  error,
}: {
  readonly id: string;
  readonly error: string | null;
}): ReactNode => (
  <p id={id} className={style['error']} role={error === null ? undefined : 'alert'}>
    {error !== null && (
      <>
        <SeverityShape mark="refuse" size={12} /> {error}
      </>
    )}
  </p>
);

/** What a field inside the frame says of itself: `aria-describedby` names its error and its hint. */
export const describedBy = (id: string): string => `${id}-error ${id}-hint`;

/** The label above, the frame around what is typed, the error and the hint below: the same for every field. */
export function FieldFrame(props: {
  /** Of what is typed in; the error and the hint are named after it. */
  readonly id: string;
  readonly label: string;
  readonly error: string | null;
  readonly hint?: ReactNode;
  /** `whole`: a chooser fills it; `tall`: more than a line. */
  readonly shape?: 'line' | 'whole' | 'tall';
  readonly readOnly?: boolean;
  /** Between the error and the hint. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { id, error, shape = 'line' } = props;
  return (
    <div className={style['field']} data-invalid={error !== null}>
      <label htmlFor={id}>{props.label}</label>
      <div className={style['frame']} data-shape={shape} data-readonly={props.readOnly === true}>
        {props.children}
      </div>
      <FieldError id={`${id}-error`} error={error} />
      {props.beside}
      <div id={`${id}-hint`} className={style['hint']}>
        {props.hint}
      </div>
    </div>
  );
}
