import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inSmallestUnit } from '../../core/units.ts';
import { truth } from '../../pump/reading.ts';
import { displayedNl } from '../../pump/volumes.ts';
import { Card, Line, Lines } from '../shell/card.tsx';
import { FaultPanel } from './fault-panel.tsx';
import style from './lab.module.css';
import { teacherSwitched } from './lab-state.ts';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

/** What is true, what is wrong, and how to make it so. Put away while somebody is to find out. */
export function TeacherPanel(): ReactNode {
  const { t } = useTranslation();
  const { state, change } = useLab();
  return (
    <Card
      title={t('lab.teacher')}
      beside={
        <button
          type="button"
          className={style['tool']}
          aria-expanded={state.teacher}
          onClick={() => change(teacherSwitched)}
        >
          {t(state.teacher ? 'lab.teacher.hide' : 'lab.teacher.show')}
        </button>
      }
    >
      {state.teacher ? (
        <>
          <Truth />
          <FaultPanel />
        </>
      ) : (
        <p className={style['quiet']}>{t('lab.teacher.text')}</p>
      )}
    </Card>
  );
}

function Truth(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { lab } = useLab().state;
  const real = truth(lab.pump);
  const volume = inSmallestUnit(real.volume);
  const last = lab.hidden.at(-1);
  return (
    <>
      <p className={style['quiet']}>{t('lab.truth.text')}</p>
      <Lines>
        <Line name={t('lab.truth.volume')}>
          <b>{words.volume(volume)}</b>
        </Line>
        <Line name={t('lab.truth.beyond')}>{words.volume(displayedNl(lab.pump) - volume)}</Line>
        <Line name={t('lab.truth.flow')}>{words.flow(inSmallestUnit(real.flow))}</Line>
        <Line name={t('lab.truth.reaching')}>{words.flow(inSmallestUnit(real.reachingFlow))}</Line>
        <Line name={t('lab.truth.left')}>{words.volume(inSmallestUnit(real.leftPump))}</Line>
        <Line name={t('lab.truth.reached')}>{words.volume(inSmallestUnit(real.reachedPatient))}</Line>
        <Line name={t('lab.truth.tissue')}>{words.volume(inSmallestUnit(real.inTissue))}</Line>
        {last !== undefined && (
          <Line name={t('lab.truth.last')}>
            {words.hidden(last.event)} · {words.moment(last.atMs)}
          </Line>
        )}
      </Lines>
    </>
  );
}
