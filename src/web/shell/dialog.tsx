import { type ReactNode, useEffect, useRef } from 'react';
import style from './dialog.module.css';

/**
 * A native modal dialog: the browser keeps the focus inside, makes the page behind inert and gives the focus back.
 * Without `onClose` it cannot be dismissed: the page behind waits for an answer.
 */
export function Dialog(props: {
  readonly label: string;
  readonly onClose?: () => void;
  readonly place?: 'top' | 'centre';
  readonly width?: number;
  readonly children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown === null || shown.open) return undefined;
    shown.showModal();
    shown.querySelector<HTMLElement>('[data-autofocus="true"] input, input[data-autofocus="true"]')?.focus();
    return () => shown.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog
    <dialog
      ref={dialog}
      className={style['dialog']}
      data-place={props.place ?? 'centre'}
      style={{ width: props.width ?? 440 }}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose?.();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose?.();
      }}
    >
      <div className={style['inside']}>{props.children}</div>
    </dialog>
  );
}
