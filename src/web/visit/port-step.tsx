import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, YesNoField } from './choice-field.tsx';
import { Notice } from './notice.tsx';
import { NO_PORT, readPort } from './port-entry.ts';
import { StepForm } from './step-form.tsx';
import { StepFrame } from './step-frame.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';

/** Which port the needle is in: answered by choosing, with the other port named as what it is [SR-52]. */
export function PortStep(): ReactNode {
  const { t } = useTranslation();
  const { visit } = useOpenVisit();
  const [entry, change, done] = useKept(useKeptPlace('port'), NO_PORT);
  const entered = readPort(entry);
  const { stuck, errorOf, go } = useStepForm('confirm-port', entered);
  return (
    <StepFrame step="port" lead={t('visit.lead.port')}>
      <StepForm
        type="confirm-port"
        stuck={stuck}
        go={t('visit.go.port')}
        onGo={() => go(entered, (value) => ({ ...value, visit: visit.id }), done)}
      >
        <ChoiceField
          label={t('visit.port.which')}
          options={[
            { value: 'reservoir', word: t('visit.port.reservoir'), hint: t('visit.port.reservoir.hint') },
            {
              value: 'catheter-access',
              word: t('visit.port.catheter-access'),
              hint: t('visit.port.catheter-access.hint'),
            },
          ]}
          value={entry.port}
          error={errorOf('port')}
          onChange={(port) => change({ port })}
        />
        {entry.port === 'catheter-access' && (
          <Notice mark="refuse" title={t('visit.port.access.title')} alert>
            <p>{t('visit.port.access.text')}</p>
          </Notice>
        )}
        <TextField
          label={t('visit.port.gauge')}
          value={entry.needleGauge}
          most={20}
          error={errorOf('needleGauge')}
          hint={t('visit.port.gauge.hint')}
          onChange={(needleGauge) => change({ needleGauge })}
        />
        <YesNoField
          label={t('visit.port.stop')}
          yes={t('visit.port.stop.yes')}
          no={t('visit.port.stop.no')}
          value={entry.atNeedleStop}
          error={errorOf('atNeedleStop')}
          onChange={(atNeedleStop) => change({ atNeedleStop })}
        />
      </StepForm>
    </StepFrame>
  );
}
