import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { catheterProfile } from '../../core/devices/catheters.ts';
import type { ImplantedCatheter } from '../../core/visit-input.ts';
import { centimetres, millilitres } from '../../wire/amount/encode-amount.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { amountText } from '../fields/amount-text.ts';
import { dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { BodyFigure } from '../pictures/body-figure.tsx';
import { ImplantLinks } from '../register/implant-links.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import style from './implant-card.module.css';
import { useMriWords } from './mri-words.ts';
import type { EmptyPump, FilledPump } from './pump-now.ts';

function useCatheterWords(): (catheter: ImplantedCatheter) => readonly string[] {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return ({ segments }) =>
    segments.map((segment) => {
      const name = segment.model === undefined ? t('implant.segment') : catheterProfile(segment.model).name;
      if ('volume' in segment) return `${name}, ${amountText(millilitres(segment.volume), language, 4)}`;
      return segment.implanted === undefined
        ? `${name}, ${t('implant.length-unknown')}`
        : `${name}, ${amountText(centimetres(segment.implanted), language, 1)}`;
    });
}

/** Where the pump and the catheter are, and what they are. */
export function ImplantCard({
  patient,
  pump,
  className,
}: {
  readonly patient: Patient;
  readonly pump: EmptyPump | FilledPump;
  readonly className?: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const catheterWords = useCatheterWords();
  const site = patient.pump?.site ?? null;
  const tip = pump.catheter.tip ?? null;
  const dead = pump.deadVolume;
  const mri = useMriWords(pump.profile.id);
  return (
    <Card title={t('implant.title')} className={className} beside={<ImplantLinks />}>
      <div className={style['implant']}>
        <BodyFigure
          site={site}
          tip={tip}
          say={t('implant.say', {
            site: site ?? t('implant.site-unknown'),
            tip: tip ?? t('implant.unknown'),
          })}
        />
        <Lines>
          <Line name={t('implant.pump')}>{pump.profile.name}</Line>
          {patient.pump !== null && <Line name={t('implant.serial')}>{patient.pump.serial}</Line>}
          {site !== null && <Line name={t('implant.site')}>{site}</Line>}
          {patient.pump?.implantedOn != null && (
            <Line name={t('implant.since')}>{dayText(patient.pump.implantedOn, 'full', locale)}</Line>
          )}
          {catheterWords(pump.catheter).map((words) => (
            <Line key={words} name={t('implant.catheter')}>
              {words}
            </Line>
          ))}
          <Line name={t('implant.tip')}>{tip ?? t('implant.unknown')}</Line>
          {mri !== null && (
            <Line name={t('implant.mri')}>
              <span title={pump.profile.mri?.source.title}>{mri}</span>
            </Line>
          )}
          <Line name={t('implant.dead-volume')}>
            {dead === null ? (
              t('implant.dead-unknown')
            ) : (
              <>
                {amountText(millilitres(dead), language, 4)}{' '}
                <VoiceMark voice={{ kind: 'computed', from: t('implant.dead-from') }} />
              </>
            )}
          </Line>
        </Lines>
      </div>
    </Card>
  );
}
