import { type ReactNode, useId } from 'react';
import style from './lab.module.css';

/** A part that is there only where somebody says so. */
export function Optional(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div>
      <label className={style['check']} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={props.isOn}
          onChange={(event) => props.onSwitch(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      {props.isOn && props.children}
    </div>
  );
}
