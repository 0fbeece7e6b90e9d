import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inSmallestUnit } from '../../core/units.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { SeverityChip, SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import style from './exercise-panel.module.css';
import { EXERCISES } from './exercises/all.ts';
import { path } from './exercises/bridge.ts';
import { type Exercise, type ExerciseId, judged, type Standing } from './exercises/exercise.ts';
import shared from './lab.module.css';
import { exerciseBegun } from './lab-state.ts';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

/** The story, what is to be reached, and how it stands. */
export function ExercisePanel({ id }: { readonly id: ExerciseId }): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { state, change } = useLab();
  const exercise = EXERCISES[id];
  const outcome = judged(exercise, state.lab, state.answer, state.handedIn);
  const { tubing, catheter } = path();
  const isOver = outcome.kind !== 'open';
  return (
    <Card
      title={t(`lab.exercise.${id}`)}
      className={style['exercise']}
      beside={
        <SeverityChip
          mark={outcome.kind === 'passed' ? 'good' : outcome.kind === 'failed' ? 'refuse' : 'note'}
          word={false}
        >
          {t(`lab.outcome.${outcome.kind}`)}
        </SeverityChip>
      }
    >
      <p className={style['story']}>
        {t(`lab.story.${id}`, {
          tubing: words.volume(inSmallestUnit(tubing)),
          catheter: words.volume(inSmallestUnit(catheter)),
        })}
      </p>
      <ol className={style['goals']} aria-label={t('lab.goals')}>
        {outcome.goals.map((goal) => (
          <GoalLine key={goal.id} id={goal.id} standing={goal.standing} />
        ))}
      </ol>
      {exercise.answers.length > 0 && <Answer exercise={exercise} />}
      <div className={`${shared['tools']} ${style['end']}`}>
        {!isOver && (
          <Button onClick={() => change((before) => ({ ...before, handedIn: true, speed: 0 }))}>
            {t('lab.hand-in')}
          </Button>
        )}
        <Button variant="default" onClick={() => change(() => exerciseBegun(id))}>
          {t('lab.again')}
        </Button>
      </div>
      <p role="status" className={style['outcome']} data-kind={outcome.kind}>
        {isOver &&
          [t(`lab.outcome.${outcome.kind}.text`), ...(state.teacherSeen ? [t('lab.outcome.seen')] : [])].join(
            ' ',
          )}
      </p>
    </Card>
  );
}

const MARKS = { met: 'good', failed: 'refuse' } as const;

function GoalLine({ id, standing }: { readonly id: string; readonly standing: Standing }): ReactNode {
  const { t } = useTranslation();
  return (
    <li data-standing={standing.kind}>
      {standing.kind === 'open' ? (
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <circle className={style['open']} cx="7" cy="7" r="5.6" />
        </svg>
      ) : (
        <SeverityShape mark={MARKS[standing.kind]} size={14} />
      )}
      <span>
        {t(`lab.goal.${id}` as 'lab.goal.refill-read')}{' '}
        <small>
          {t(`lab.standing.${standing.kind}`)}
          {standing.kind === 'failed' && `: ${t(`lab.why.${standing.why}`)}`}
        </small>
      </span>
    </li>
  );
}

/** What is to be named is said once; another try is another beginning. */
function Answer({ exercise }: { readonly exercise: Exercise }): ReactNode {
  const { t } = useTranslation();
  const { state, change } = useLab();
  const [chosen, choose] = useState<string | null>(null);
  const given = state.answer;
  return (
    <div className={shared['stack']}>
      <ChoiceRow
        legend={t('lab.question')}
        value={given ?? chosen}
        options={exercise.answers.map((value) => ({
          value,
          label: t(`lab.answer.${value}` as 'lab.answer.pocket'),
          disabled: given !== null,
        }))}
        onChange={choose}
      />
      {given === null && (
        <div>
          <Button
            variant="default"
            disabled={chosen === null}
            onClick={() => change((before) => ({ ...before, answer: chosen }))}
          >
            {t('lab.answer.give')}
          </Button>
        </div>
      )}
    </div>
  );
}
