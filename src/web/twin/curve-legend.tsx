import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { betweenText, concentrationText } from './concentration-text.ts';
import { type Bands, type Between, type Picture, type ShownKey, shownAt } from './picture.ts';
import style from './twin.module.css';

const Sample = ({ kind }: { readonly kind: ShownKey | 'population' | 'pump' }): ReactNode => (
  <svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">
    {kind === 'population' || kind === 'pump' ? (
      <rect className={style[kind]} x="1" y="1" width="32" height="12" />
    ) : (
      <path className={style['line']} data-kind={kind} d="M1 7H33" />
    )}
  </svg>
);

/** Every line and band by its name, with what it shows where the cursor stands. */
export function CurveLegend(props: {
  readonly picture: Picture;
  readonly bands: Bands;
  /** The bands that are drawn here, and those of them that are still being computed. */
  readonly kinds: readonly (keyof Bands)[];
  readonly areBandsDue: boolean;
  readonly atMs: number;
  readonly level: string;
  /** The program that the bands belong to, where there is more than one. */
  readonly bandsOf?: 'today' | 'proposed';
  /** When the figures are of, where no cursor tells. */
  readonly note?: string;
}): ReactNode {
  const { t } = useTranslation();
  const { picture, bands, atMs } = props;
  const between = (band: Between): string => {
    const [low, high] = [shownAt(picture, band.low, atMs), shownAt(picture, band.high, atMs)];
    return low === null || high === null ? t('twin.not-here') : betweenText(low, high);
  };
  return (
    <>
      {props.note !== undefined && <p className={style['quiet']}>{props.note}</p>}
      <dl className={style['legend']}>
        {picture.lines.map(({ key, ugPerMl }) => {
          const value = shownAt(picture, ugPerMl, atMs);
          return (
            <div key={key}>
              <dt>
                <Sample kind={key} /> {t(`twin.line.${key}`, { level: props.level })}
              </dt>
              <dd>{value === null ? t('twin.not-here') : concentrationText(value)}</dd>
            </div>
          );
        })}
        {props.kinds.map((kind) => {
          const band = bands[kind];
          return (
            (band !== null || props.areBandsDue) && (
              <div key={kind}>
                <dt>
                  <Sample kind={kind} /> {t(`twin.band.${kind}`)}
                  {props.bandsOf !== undefined && ` · ${t(`twin.line.${props.bandsOf}`)}`}
                </dt>
                <dd>{band === null ? t('twin.computing') : between(band)}</dd>
              </div>
            )
          );
        })}
      </dl>
    </>
  );
}
