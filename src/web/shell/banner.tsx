import type { ReactNode } from 'react';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './banner.module.css';

/** A statement across the page that stands before every figure it concerns. */
export function Banner(props: {
  readonly mark: 'refuse' | 'warn';
  readonly title: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <section className={style['banner']} data-mark={props.mark}>
      <SeverityShape mark={props.mark} size={20} />
      <div>
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </section>
  );
}
