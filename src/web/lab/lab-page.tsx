import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLoading } from '../shell/page-loading.tsx';
import { AlarmList } from './alarm-list.tsx';
import { DayCard } from './day-card.tsx';
import { DoPanel } from './do-panel.tsx';
import { EventLog } from './event-log.tsx';
import { ExercisePanel } from './exercise-panel.tsx';
import shared from './lab.module.css';
import { LabExports } from './lab-exports.tsx';
import { useLabMessages } from './lab-messages.ts';
import style from './lab-page.module.css';
import { LabPrint } from './lab-print.tsx';
import { keepInTab, tabShelf } from './lab-shelf.ts';
import { LabStart } from './lab-start.tsx';
import type { LabState } from './lab-state.ts';
import { PumpCard } from './pump-card.tsx';
import { TeacherPanel } from './teacher-panel.tsx';
import { TimeControls } from './time-controls.tsx';
import { LabContext, labHere, useLab, useLabState } from './use-lab.ts';

/** The page once its words are there. */
export const LabPage = (): ReactNode => (useLabMessages() ? <Lab /> : <PageLoading />);

/** The pump lab: a simulated pump to learn on. Whatever of it is seen, printed or saved says SIMULATED [SR-25]. */
function Lab(): ReactNode {
  const { t } = useTranslation();
  const { state, setState, keeping } = useLabState();
  const [wasPutAway, setPutAway] = useState(false);
  const title = t('lab.document-title');
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
  const change = (how: (before: LabState) => LabState): void =>
    setState((before) => (before === null ? null : how(before)));
  const putAway = (): void => {
    setPutAway(true);
    // At once: the start of the lab looks for a kept pump while it is first drawn.
    keepInTab(tabShelf(), null);
    setState(null);
  };
  return (
    <main className={style['page']}>
      <p className={style['mark']} data-simulated="">
        <b>{t('lab.simulated')}</b> {t('lab.simulated.text')}
      </p>
      {state === null ? (
        <LabStart onBegin={setState} focusTitle={wasPutAway} />
      ) : (
        <LabContext value={labHere(state, change, putAway, keeping)}>
          <Bench />
          <LabPrint />
        </LabContext>
      )}
    </main>
  );
}

function Bench(): ReactNode {
  const { t } = useTranslation();
  const { state, putAway, keeping } = useLab();
  const title = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here is gone: whoever uses the keys goes on from the top.
  useEffect(() => title.current?.focus(), []);
  return (
    <div data-print="never">
      <header className={style['head']}>
        <div>
          <h1 ref={title} tabIndex={-1}>
            {t('lab.title')}
          </h1>
          <p>
            {state.lab.pump.profile.name} ·{' '}
            {state.exercise === null ? t('lab.practice') : t(`lab.exercise.${state.exercise}`)}
            {keeping === 'nothing' && ` · ${t('lab.not-kept')}`}
            {keeping === 'older' && ` · ${t('lab.kept-older')}`}
          </p>
        </div>
        <div className={shared['tools']}>
          <LabExports />
          <button type="button" className={shared['tool']} onClick={putAway}>
            {t('lab.put-away')}
          </button>
        </div>
      </header>
      <TimeControls />
      {state.exercise !== null && <ExercisePanel id={state.exercise} />}
      <div className={style['bench']}>
        <div className={style['column']}>
          <AlarmList />
          <PumpCard />
        </div>
        <div className={style['column']}>
          <DoPanel />
          <DayCard />
        </div>
        <div className={style['column']}>
          <EventLog />
          <TeacherPanel />
        </div>
      </div>
    </div>
  );
}
