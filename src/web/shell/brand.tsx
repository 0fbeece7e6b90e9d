import type { ReactNode } from 'react';
import style from './brand.module.css';

/** A pump and its catheter: the mark, and the name. */
export function Brand({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <span className={style['brand']} style={{ fontSize: size * 0.76 }}>
      <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <circle cx="13" cy="19" r="7.5" />
        <path d="M19 14.4C24 11.5 24.5 8 24.5 4.5" />
      </svg>
      <span>
        the<b>ca</b>
      </span>
    </span>
  );
}
