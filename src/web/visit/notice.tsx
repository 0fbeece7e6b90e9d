import type { ReactNode } from 'react';
import type { Mark } from '../fields/severity.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './step.module.css';

/** Something to see before going on: its shape, what it is, what follows. */
export function Notice(props: {
  readonly mark: Mark;
  readonly title: string;
  readonly alert?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <section
      className={style['notice']}
      data-mark={props.mark}
      role={props.alert === true ? 'alert' : undefined}
    >
      <SeverityShape mark={props.mark} size={20} />
      <div>
        <h3>{props.title}</h3>
        {props.children}
      </div>
    </section>
  );
}
