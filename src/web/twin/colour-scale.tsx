import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOURS, cssColour } from './colour-map.ts';
import { concentrationText } from './concentration-text.ts';
import style from './twin.module.css';

const STOPS = 16;

/** What a colour of the strip means. */
export function ColourScale({ mostUgPerMl }: { readonly mostUgPerMl: number }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className={style['scale']}>
      <span>0</span>
      <svg width="160" height="12" aria-hidden="true">
        <linearGradient id={id}>
          {Array.from({ length: STOPS + 1 }, (_, i) => (
            <stop
              // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place
              key={i}
              offset={i / STOPS}
              stopColor={cssColour(Math.round((i / STOPS) * (COLOURS - 1)))}
            />
          ))}
        </linearGradient>
        <rect width="160" height="12" rx="3" fill={`url(#${id})`} />
      </svg>
      <span>{concentrationText(mostUgPerMl)}</span>
      <span className={style['quiet']}>{t('twin.scale')}</span>
    </p>
  );
}
