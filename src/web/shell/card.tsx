import { type ReactNode, useId } from 'react';
import style from './card.module.css';

/** A surface with a heading: one subject of a page. */
export function Card(props: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className={`${style['card']} ${props.className ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.beside}
      </header>
      {props.children}
    </section>
  );
}

/** A value with its name: a line of a card. */
export function Line({
  name,
  children,
}: {
  readonly name: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={style['line']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export const Lines = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <dl className={style['lines']}>{children}</dl>
);
