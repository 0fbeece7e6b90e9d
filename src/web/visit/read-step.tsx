import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../fields/date-text.ts';
import { drugsOf } from '../patient/patient-facts.ts';
import { AlarmsField } from './alarms-field.tsx';
import { YesNoField } from './choice-field.tsx';
import { ClockField } from './clock-field.tsx';
import { Notice } from './notice.tsx';
import { leftOutOf, NOTHING_READ, READ_SAMPLE, type ReadPlace, readReading } from './read-entry.ts';
import { allowsBoluses } from './record-program.ts';
import { ReportedFields } from './reported-fields.tsx';
import { StepForm } from './step-form.tsx';
import { Group, StepFrame } from './step-frame.tsx';
import { StopsField } from './stops-field.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useServerNow } from './use-server-now.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';
import { VolumeField } from './volume-field.tsx';

/** What the pump says before anything is changed. What it does not show is left out knowingly, never silently. */
export function ReadStep(): ReactNode {
  const { t } = useTranslation();
  const { patient, visit, zone } = useOpenVisit();
  const nowMs = useServerNow(patient);
  const [entry, change, done] = useKept(useKeptPlace('read'), NOTHING_READ, READ_SAMPLE);
  const [without, setWithout] = useState(false);
  const today = dayOf(new Date(nowMs).toISOString(), zone);
  const place: ReadPlace = { zone, today, nowMs, asksBoluses: allowsBoluses(patient) };
  const entered = readReading(entry, place);
  const { asked, stuck, errorOf, go } = useStepForm('read-pump', entered);
  const leftOut = leftOutOf(entry, place);
  const onGo = (): void => {
    if (entered.ok && leftOut.length > 0 && !without) {
      setWithout(true);
      return;
    }
    go(entered, (reading) => ({ type: 'read-pump', visit: visit.id, reading }), done);
  };
  const asking = without && entered.ok && leftOut.length > 0;
  return (
    <StepFrame step="read" lead={t('visit.lead.read')}>
      <StepForm
        type="read-pump"
        stuck={stuck}
        go={t(asking ? 'visit.go.read-without' : 'visit.go.read')}
        onGo={onGo}
      >
        <VolumeField
          label={t('visit.read.displayed')}
          value={entry.displayedVolume}
          asked={false}
          zeroAllowed
          error={errorOf('displayedVolume')}
          hint={t('visit.read.displayed.hint')}
          onChange={(displayedVolume) => change({ displayedVolume })}
        />
        <AlarmsField entry={entry} change={change} error={errorOf('alarms')} />
        <ClockField entry={entry} change={change} errorOf={errorOf} asked={asked} place={place} />
        {place.asksBoluses && (
          <TextField
            label={t('visit.read.boluses')}
            as="whole"
            most={6}
            value={entry.boluses}
            error={errorOf('boluses')}
            onChange={(boluses) => change({ boluses })}
          />
        )}
        <StopsField entry={entry} change={change} errorOf={errorOf} asked={asked} />
        <Group title={t('visit.group.program-read')}>
          <YesNoField
            label={t('visit.read.program')}
            yes={t('visit.read.program.yes')}
            no={t('visit.read.program.no')}
            value={entry.hasProgram}
            error={errorOf('hasProgram') ?? null}
            onChange={(hasProgram) => change({ hasProgram })}
          />
          {entry.hasProgram === true && (
            <ReportedFields
              value={entry.program}
              onChange={(program) => change({ program })}
              errorOf={errorOf}
              asked={asked}
              drug={drugsOf(patient)[0] ?? null}
              isReadBack={false}
            />
          )}
        </Group>
        {asking && (
          <Notice mark="note" title={t('visit.read.without.title')} alert>
            <p>{t('visit.read.without.text')}</p>
            <ul>
              {leftOut.map((field) => (
                <li key={field}>{t(`visit.read.left-out.${field}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </StepForm>
    </StepFrame>
  );
}
