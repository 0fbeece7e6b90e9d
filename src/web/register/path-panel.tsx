import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { millilitres } from '../../wire/amount/encode-amount.ts';
import { amountText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { BodyFigure } from '../pictures/body-figure.tsx';
import { levelIndex } from '../pictures/spine-levels.ts';
import { Card, Line, Lines } from '../shell/card.tsx';
import type { ImplantEntry } from './implant-entry.ts';
import type { PathNow, PathPiece } from './path-now.ts';
import style from './register.module.css';

/** What stands between reservoir and tip as it is typed, and what is missing to know it. */
export function PathPanel({
  path,
  entry,
}: {
  readonly path: PathNow;
  readonly entry: ImplantEntry;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const ml = (piece: PathPiece): string =>
    piece.ok ? amountText(millilitres(piece.volume), language, 4) : t('register.path.missing');
  const pieces: readonly { readonly name: string; readonly piece: PathPiece }[] = [
    { name: t('register.path.tubing'), piece: path.tubing },
    ...path.segments.map((piece, index) => ({
      name: t('register.segment', { number: index + 1 }),
      piece,
    })),
  ];
  const lacks = pieces.flatMap(({ name, piece }) => (piece.ok ? [] : [{ name, lack: piece.lack }]));
  const noSegment = path.segments.length === 0;
  const site = entry.site.trim();
  const tip = entry.tip.trim();
  return (
    <Card title={t('register.path')}>
      <Lines>
        {pieces.map(({ name, piece }) => (
          <Line key={name} name={name}>
            {ml(piece)}
          </Line>
        ))}
        {noSegment && <Line name={t('implant.catheter')}>{t('register.path.missing')}</Line>}
        <Line name={t('implant.dead-volume')}>
          {path.total === null ? (
            <b>{t('implant.dead-unknown')}</b>
          ) : (
            <>
              <b className={style['total']}>{amountText(millilitres(path.total), language, 4)}</b>{' '}
              <VoiceMark voice={{ kind: 'computed', from: t('implant.dead-from') }} />
            </>
          )}
        </Line>
      </Lines>
      {(lacks.length > 0 || noSegment) && (
        <>
          <ul className={style['lacks']} aria-label={t('register.path.missing-list')}>
            {lacks.map(({ name, lack }) => (
              <li key={name}>
                <SeverityChip mark="note" word={false}>
                  {name}: {t(`register.path.lacks.${lack}`)}
                </SeverityChip>
              </li>
            ))}
            {noSegment && (
              <li>
                <SeverityChip mark="note" word={false}>
                  {t('implant.catheter')}: {t('register.path.lacks.no-segment')}
                </SeverityChip>
              </li>
            )}
          </ul>
          <p className={`${style['small']} ${style['card-note']}`}>{t('register.path.without')}</p>
        </>
      )}
      <div className={style['figure']}>
        <BodyFigure
          site={site === '' ? null : site}
          tip={levelIndex(tip) === null ? null : tip}
          say={t('implant.say', {
            site: site === '' ? t('implant.site-unknown') : site,
            tip: tip === '' ? t('implant.unknown') : tip,
          })}
        />
      </div>
      {tip !== '' && levelIndex(tip) === null && (
        <p className={style['small']}>{t('register.tip.not-drawn')}</p>
      )}
    </Card>
  );
}
