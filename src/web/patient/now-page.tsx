import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BeginWays } from '../register/begin-ways.tsx';
import { FactsCard } from '../register/facts-card.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import { DayCard } from './day-card.tsx';
import { DoubtBanner } from './doubt-banner.tsx';
import { ImplantCard } from './implant-card.tsx';
import { NextStepButton } from './next-step-button.tsx';
import style from './now-page.module.css';
import { usePatient } from './patient-context.ts';
import { PatientTabs } from './patient-tabs.tsx';
import { pumpNow } from './pump-now.ts';
import { RefillCard } from './refill-card.tsx';
import { ReservoirCard } from './reservoir-card.tsx';

/** What the pump holds and does at this moment, and what comes next. */
export function NowPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const pump = useMemo(() => pumpNow(patient), [patient]);
  return (
    <main className={style['page']}>
      <PatientTabs>
        <NextStepButton />
      </PatientTabs>
      <DoubtBanner patient={patient} pump={pump.kind === 'filled' ? pump : null} />
      {pump.kind === 'no-implant' && (
        <div className={style['grid']}>
          <FactsCard patient={patient} />
          <div className={style['first']}>
            <EmptyState title={t('now.no-implant.title')} text={t('now.no-implant.text')}>
              <BeginWays hasImplant={false} />
            </EmptyState>
          </div>
        </div>
      )}
      {pump.kind === 'unreadable' && (
        <EmptyState title={t('now.unreadable.title')} text={t('now.unreadable.text')} />
      )}
      {(pump.kind === 'filled' || pump.kind === 'unfilled') && (
        <div className={style['grid']}>
          {pump.kind === 'filled' ? (
            <>
              <div className={style['column']}>
                <ReservoirCard patient={patient} pump={pump} />
                <ImplantCard className={style['implant']} patient={patient} pump={pump} />
              </div>
              <div className={style['column']}>
                <DayCard patient={patient} pump={pump} />
                <RefillCard patient={patient} />
                <FactsCard className={style['facts']} patient={patient} />
              </div>
            </>
          ) : (
            <>
              <div className={style['column']}>
                <ImplantCard patient={patient} pump={pump} />
                <FactsCard patient={patient} />
              </div>
              <div className={style['first']}>
                <EmptyState title={t('now.unfilled.title')} text={t('now.unfilled.text')}>
                  <BeginWays hasImplant />
                </EmptyState>
              </div>
            </>
          )}
        </div>
      )}
    </main>
  );
}
