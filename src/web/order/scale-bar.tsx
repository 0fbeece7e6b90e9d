import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantity } from '../../core/units.ts';
import { DoseRange } from '../pictures/dose-range.tsx';
import type { OnScale } from './dose-scale.ts';
import style from './fields.module.css';

/** A bar with its figures in words: the bar alone says nothing that the line below does not. */
export function ScaleBar<Unit extends string>(props: {
  readonly of: OnScale<Unit>;
  readonly words: (value: Quantity<Unit>) => string;
  readonly value: Quantity<Unit>;
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation();
  const { of, words } = props;
  const parts: string[] = [];
  if (of.usual !== null) {
    const { min, max, source } = of.usual;
    const confidence = t(`confidence.${source.confidence}`);
    if (min !== null && max !== null)
      parts.push(t('order.scale.usual', { min: words(min), max: words(max), confidence }));
    else if (max !== null) parts.push(t('order.scale.usual-max', { max: words(max), confidence }));
  }
  if (of.allowed !== null)
    parts.push(
      t('order.scale.allowed', {
        max: words(of.allowed.max),
        confidence: t(`confidence.${of.allowed.source.confidence}`),
      }),
    );
  if (parts.length === 0)
    return <p className={style['bar']}>{t('order.scale.none', { name: props.name })}</p>;
  const said = parts.join(' · ');
  return (
    <div className={style['bar']}>
      <DoseRange dose={of.scale} say={`${props.name}: ${words(props.value)}. ${said}`} />
      <p>{said}</p>
    </div>
  );
}
