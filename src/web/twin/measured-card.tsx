import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeZoneNamed } from '../../core/time.ts';
import type { Measurement } from '../../twin/measurement.ts';
import { Card } from '../shell/card.tsx';
import style from './measured.module.css';
import { MeasuredForm } from './measured-form.tsx';
import { measuredQuestion } from './measured-question.ts';
import { MeasuredResult } from './measured-result.tsx';
import { useMeasuredWords } from './measured-words.ts';
import type { TwinProps } from './use-looking.ts';

/** As many as a page can show; more belong in a study. */
const MOST = 6;

const drugOf = (one: Measurement): string => (one.kind === 'csf' ? one.drug : 'baclofen');

/** What a measurement says of this patient, by the twin. It is kept by this page alone: the record has no event for it. */
export function MeasuredCard({
  props,
  drug,
}: {
  readonly props: TwinProps;
  readonly drug: TwinProps['drugs'][0];
}): ReactNode {
  const { t } = useTranslation();
  const words = useMeasuredWords(props.zone);
  const [all, setAll] = useState<readonly Measurement[]>([]);
  const [isOpen, setOpen] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Whoever has left the form by keyboard goes on where he began.
  useEffect(() => {
    if (wasOpen.current && !isOpen) begin.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const { course, nowMs } = props;
  const measured = useMemo(() => all.filter((one) => drugOf(one) === drug), [all, drug]);
  const asked = useMemo(() => measuredQuestion(course, measured, nowMs), [course, measured, nowMs]);
  const zone = timeZoneNamed(props.zone);
  if (zone === null) return null;
  const add = (one: Measurement): void => {
    setAll([...all, one]);
    setOpen(false);
  };
  return (
    <Card title={t('twin.measured.title')}>
      <p>{t('twin.measured.text')}</p>
      {measured.length > 0 && (
        <ul className={style['entered']} aria-label={t('twin.measured.list')}>
          {measured.map((one) => (
            <li key={`${words(one)}`}>
              <span>{words(one)}</span>
              <Button
                size="xs"
                variant="default"
                aria-label={t('twin.measured.remove-this', { what: words(one) })}
                onClick={() => setAll(all.filter((other) => other !== one))}
              >
                {t('twin.measured.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <MeasuredForm
          key={drug}
          bounds={{ drug, zone, from: course.fills[0].fill.at, nowMs }}
          onAdd={add}
          onLeave={() => setOpen(false)}
        />
      ) : (
        measured.length < MOST && (
          <Button ref={begin} className={style['begin']} variant="default" onClick={() => setOpen(true)}>
            {t(measured.length === 0 ? 'twin.measured.begin' : 'twin.measured.another')}
          </Button>
        )
      )}
      {asked !== null && <MeasuredResult asked={asked} measured={measured} zone={props.zone} />}
    </Card>
  );
}
