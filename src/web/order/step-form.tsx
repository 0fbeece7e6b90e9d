import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import style from './step-form.module.css';

/** One step as a form: Enter goes on; the heading takes the focus when the step is shown. */
export function StepForm(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly next: string;
  readonly onNext: () => void;
  readonly back?: { readonly label: string; readonly onBack: () => void } | undefined;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (props.isDisabled !== true && props.isBusy !== true) props.onNext();
  };
  return (
    <form className={style['form']} onSubmit={submit} noValidate aria-labelledby={id}>
      <div className={style['head']}>
        <h2 id={id}>{props.title}</h2>
        {props.lead !== undefined && <p>{props.lead}</p>}
      </div>
      {props.children}
      <div className={style['foot']}>
        {props.back !== undefined && (
          <Button variant="default" size="md" onClick={props.back.onBack}>
            {props.back.label}
          </Button>
        )}
        {props.beside}
        <Button type="submit" size="md" loading={props.isBusy === true} disabled={props.isDisabled === true}>
          {props.next}
        </Button>
      </div>
    </form>
  );
}
