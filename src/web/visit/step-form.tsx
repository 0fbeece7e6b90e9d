import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandJson } from '../../wire/contract/command.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import style from './step.module.css';
import { useOpenVisit } from './visit-context.ts';

const INVALID = '[aria-invalid="true"], [data-invalid="true"] input';

/**
 * What is typed at a step and the one way on. Enter sends it. Where something stands against it, the focus goes there; what
 * the server refused stands above the button.
 */
export function StepForm(props: {
  readonly type: CommandJson['type'];
  readonly go: string;
  readonly onGo: () => void;
  /** Counts the times somebody asked to go on and could not. */
  readonly stuck: number;
  /** The way on is there but not what is expected now. */
  readonly early?: boolean;
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { sending } = useOpenVisit();
  const form = useRef<HTMLFormElement>(null);
  const failed = sending.failed?.type === props.type ? sending.failed : null;
  useEffect(() => {
    if (props.stuck > 0 || failed !== null) form.current?.querySelector<HTMLElement>(INVALID)?.focus();
  }, [props.stuck, failed]);
  return (
    <form
      ref={form}
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.busy === null) props.onGo();
      }}
    >
      {props.children}
      <div className={style['foot']}>
        {failed !== null && <RefusalNotice failure={failed.failure} />}
        <div className={style['ways']}>
          <button
            type="submit"
            className={style['primary']}
            data-early={props.early === true}
            disabled={sending.busy !== null}
          >
            {sending.busy === props.type ? t('visit.busy') : props.go}
          </button>
          {props.beside}
        </div>
      </div>
    </form>
  );
}
