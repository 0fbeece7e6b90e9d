import type { ReactNode } from 'react';
import step from '../visit/step.module.css';
import style from './register.module.css';

/** A part of a form with its own heading, one level below that of the form. */
export function Part(props: {
  readonly title: string;
  readonly level: 2 | 3;
  readonly children: ReactNode;
}): ReactNode {
  const Heading = props.level === 2 ? 'h2' : 'h3';
  return (
    <section className={`${step['group']} ${style['part']}`}>
      <Heading>{props.title}</Heading>
      {props.children}
    </section>
  );
}
