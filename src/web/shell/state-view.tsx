import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure, failureFrom } from '../client/failure.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './state-view.module.css';

/** Nothing to show, and why; what to do about it where something can be done. */
export function EmptyState(props: {
  readonly title: string;
  readonly text: string;
  /** `h1` where it is the whole page. */
  readonly heading?: 'h1' | 'h2';
  readonly children?: ReactNode;
}): ReactNode {
  const Heading = props.heading ?? 'h2';
  return (
    <section className={style['state']}>
      <svg className={style['picture']} viewBox="0 0 120 64" aria-hidden="true">
        <path d="M4 44H116" />
        <rect x="16" y="24" width="40" height="8" rx="4" />
        <rect x="16" y="6" width="64" height="8" rx="4" />
        <path d="M92 50l6-12 6 12z" />
      </svg>
      <Heading>{props.title}</Heading>
      <p>{props.text}</p>
      {props.children}
    </section>
  );
}

/** What went wrong in words of the clinic, what it means for what was typed, and the way on. */
export function FailureState(props: {
  readonly failure: Failure;
  readonly again?: (() => void) | undefined;
  readonly heading?: 'h1' | 'h2';
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { kind, errors, reference, message } = props.failure;
  const Heading = props.heading ?? 'h2';
  return (
    <section className={style['state']} role="alert" data-kind={kind}>
      <SeverityShape mark={kind === 'fault' || kind === 'refused' ? 'refuse' : 'warn'} size={32} />
      <Heading>{t(`failure.${kind}.title`)}</Heading>
      {/* The server speaks the language of the record, whatever the screen speaks. */}
      {kind === 'refused' && message !== null ? (
        <p lang="en">{message}</p>
      ) : (
        <p>{t(`failure.${kind}.text`)}</p>
      )}
      {errors.length > 0 && (
        <ul lang="en">
          {errors.map((error) => (
            <li key={`${error.at} ${error.expected}`}>
              {error.at} — {t('failure.expected', { expected: error.expected })}
            </li>
          ))}
        </ul>
      )}
      <div className={style['ways']}>
        {props.again !== undefined && (
          <Button variant="default" onClick={props.again}>
            {t('state.again')}
          </Button>
        )}
        {props.children}
      </div>
      {reference !== null && <small>{t('failure.reference', { id: reference })}</small>}
    </section>
  );
}

/** A whole page that has nothing but its failure. */
export const PageFailed = (props: { readonly thrown: unknown; readonly again: () => void }): ReactNode => (
  <main>
    <FailureState heading="h1" failure={failureFrom(props.thrown)} again={props.again} />
  </main>
);
