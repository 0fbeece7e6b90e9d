import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf, VISIT_STEPS, type VisitStep } from '../fields/visit-step.ts';
import style from './step.module.css';

/** One step: where it stands, its name, what it asks. The heading takes the focus when the step comes. */
export function StepFrame(props: {
  readonly step: VisitStep;
  /** Where the step's own name does not fit. */
  readonly title?: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className={style['step']} aria-labelledby="visit-step" data-step={props.step}>
      <header className={style['head']}>
        <p className={style['place']}>
          {t('visit.place', { place: placeOf(props.step), count: VISIT_STEPS.length })}
        </p>
        <h2 id="visit-step" ref={heading} tabIndex={-1} className="ring-on-frame">
          {props.title ?? t(`visit.title.${props.step}`)}
        </h2>
        <p className={style['lead']}>{props.lead}</p>
      </header>
      {props.children}
    </section>
  );
}

/** A part of a step with its own heading. */
export function Group(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={style['group']}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}
