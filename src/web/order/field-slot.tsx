import type { ReactNode } from 'react';

/** Where a pointer of a problem or a finding leads. */
export const FieldSlot = (props: {
  readonly at: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}): ReactNode => (
  <div data-field={props.at} className={props.className}>
    {props.children}
  </div>
);
