import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantity } from '../../core/units.ts';
import { AtMark, DoseRange } from '../pictures/dose-range.tsx';
import type { OnScale } from './dose-scale.ts';
import style from './fields.module.css';

/** A bar with its figures in words, each under its mark: the bar alone says nothing that they do not. */
export function ScaleBar<Unit extends string>(props: {
  readonly of: OnScale<Unit>;
  readonly words: (value: Quantity<Unit>) => string;
  readonly value: Quantity<Unit>;
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation();
  const { of, words } = props;
  const { scale } = of;
  const usual = usualWords();
  const allowed =
    of.allowed === null
      ? null
      : t('order.scale.allowed', {
          max: words(of.allowed.max),
          confidence: t(`confidence.${of.allowed.source.confidence}`),
        });
  const said = [usual, allowed].filter((part) => part !== null);
  if (said.length === 0) return <p className={style['bar']}>{t('order.scale.none', { name: props.name })}</p>;
  return (
    <div className={style['bar']}>
      <DoseRange dose={scale} say={`${props.name}: ${words(props.value)}. ${said.join(' · ')}`} />
      {usual !== null && scale.usualMax !== null && (
        <AtMark dose={scale} from={scale.usualMin ?? 0} to={scale.usualMax}>
          {usual}
        </AtMark>
      )}
      {allowed !== null && scale.allowedMax !== null && (
        <AtMark dose={scale} from={scale.allowedMax} to={scale.allowedMax}>
          {allowed}
        </AtMark>
      )}
    </div>
  );

  function usualWords(): string | null {
    if (of.usual === null) return null;
    const { min, max, source } = of.usual;
    const confidence = t(`confidence.${source.confidence}`);
    if (max === null) return null;
    return min === null
      ? t('order.scale.usual-max', { max: words(max), confidence })
      : t('order.scale.usual', { min: words(min), max: words(max), confidence });
  }
}
