import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../client/failure.ts';
import { RefusalNotice } from '../visit/refusal-notice.tsx';
import step from '../visit/step.module.css';
import style from './register.module.css';

const INVALID = '[aria-invalid="true"], [data-invalid="true"] :is(input, select, textarea)';

/**
 * What is typed about a record and the one way on. Enter sends it. Where something stands against it, the focus goes there;
 * what the server refused stands above the button.
 */
export function RecordForm(props: {
  readonly go: string;
  readonly onGo: () => void;
  /** Counts the times somebody asked to go on and could not. */
  readonly stuck: number;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** What happened meanwhile. */
  readonly before?: ReactNode;
  readonly onDiscard?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { failure, stuck, busy } = props;
  useEffect(() => {
    if (stuck > 0 || failure !== null) form.current?.querySelector<HTMLElement>(INVALID)?.focus();
  }, [stuck, failure]);
  return (
    <form
      ref={form}
      className={step['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) props.onGo();
      }}
    >
      {props.children}
      <div className={step['foot']}>
        {props.before}
        {stuck > 0 && failure === null && (
          <p className="visually-hidden" role="status">
            {t('failure.bad-input.text')}
          </p>
        )}
        {failure !== null && <RefusalNotice failure={failure} />}
        <div className={step['ways']}>
          <button type="submit" className={step['primary']} disabled={busy}>
            {busy ? t('visit.busy') : props.go}
          </button>
          {props.onDiscard !== undefined && (
            <button type="button" className={step['quiet']} onClick={props.onDiscard}>
              {t('register.discard')}
            </button>
          )}
        </div>
        <p className={style['kept']}>{t('register.kept')}</p>
      </div>
    </form>
  );
}
