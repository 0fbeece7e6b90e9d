import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingFact } from '../../core/catheter.ts';
import { sameMixture } from '../../core/mixture.ts';
import type { Bridge } from '../../core/plan.ts';
import { pathOf } from '../../core/visit-facts.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { TextArea } from '../fields/text-area.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { useAmountWords } from './amount-words.ts';
import { BridgePicture } from './bridge-picture.tsx';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import type { OrderStep } from './order-steps.ts';
import { PrimeFields } from './prime-fields.tsx';
import { StepForm } from './step-form.tsx';
import { StillMissing } from './still-missing.tsx';
import { useFieldError } from './use-field-error.ts';

/** What the old solution in the tubing and the catheter asks for. */
export function BridgeStep({ goOn }: { readonly goOn: (from: OrderStep, to: OrderStep) => void }): ReactNode {
  const { t } = useTranslation();
  const { planned, goTo, draft } = useOrder();
  return (
    <StepForm
      title={t('order.step.bridge')}
      lead={t('order.bridge.lead')}
      next={t('order.go-on')}
      onNext={() => goOn('bridge', 'changes')}
      back={{ label: t('order.back'), onBack: () => goTo('program') }}
    >
      {planned === null ? (
        <Card title={t('order.bridge.title')}>
          <StillMissing />
        </Card>
      ) : planned.plan.bridge !== null ? (
        <DueBridge bridge={planned.plan.bridge} />
      ) : (
        <NoBridge />
      )}
      {draft.filled && (
        <Card title={t('order.prime')}>
          <PrimeFields />
        </Card>
      )}
    </StepForm>
  );
}

/** Computed, with what happens without it; used or declined, but decided. */
function DueBridge({ bridge }: { readonly bridge: Bridge }): ReactNode {
  const { t } = useTranslation();
  const { draft, planned, change, asked } = useOrder();
  const words = useAmountWords();
  const error = useFieldError();
  const old = planned?.input.last?.fill.components[0];
  if (old === undefined || planned === null) return null;
  const { choice, reason } = draft.bridge;
  const undecided = choice === null && asked('bridge') ? t('order.missing.bridge') : null;
  return (
    <Card title={t('order.bridge.due')}>
      <p className={style['quiet']}>{t('order.bridge.why', { volume: words.volume(bridge.volume) })}</p>
      <dl className={style['derived']}>
        {bridge.daily.map(({ drug, dose }) => (
          <div key={drug}>
            <dt>{t('order.bridge.meanwhile', { drug: t(`drug.${drug}`) })}</dt>
            <dd>
              {words.dose(dose, drug)}
              <small>{words.hourly(dose, drug)}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('order.bridge.dose')}</dt>
          <dd>
            {words.mass(bridge.dose, old.drug)}
            <small>{words.volume(bridge.volume)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('order.bridge.over')}</dt>
          <dd>
            {words.duration(bridge.duration)}
            <small>{words.flow(bridge.rate)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('order.bridge.without')}</dt>
          <dd>
            {bridge.without.daily.map(({ drug, dose }) => (
              <span key={drug} style={{ display: 'block' }}>
                {words.dose(dose, drug)}
                {bridge.without.daily.length > 1 && ` ${t(`drug.${drug}`)}`}
              </span>
            ))}
            <small>{t('order.bridge.for', { time: words.duration(bridge.without.duration) })}</small>
          </dd>
        </div>
      </dl>
      <BridgePicture bridge={bridge} planned={planned} />
      <FieldSlot at="/visit/bridge">
        <ChoiceRow
          legend={t('order.bridge.decide')}
          value={choice}
          options={[
            { value: 'compute', label: t('order.bridge.use') },
            { value: 'declined', label: t('order.bridge.decline') },
          ]}
          error={undecided}
          onChange={(next) => change((before) => ({ ...before, bridge: { ...before.bridge, choice: next } }))}
        />
        {choice === 'declined' && (
          <div style={{ paddingTop: 12 }}>
            <TextArea
              label={t('order.bridge.reason')}
              value={reason}
              error={error('/visit/bridge')}
              onChange={(text) =>
                change((before) => ({ ...before, bridge: { choice: 'declined', reason: text } }))
              }
            />
          </div>
        )}
      </FieldSlot>
    </Card>
  );
}

/** No bridge: because none is due, or because it cannot be computed. The two are told apart. */
function NoBridge(): ReactNode {
  const { t } = useTranslation();
  const { planned, patient } = useOrder();
  const words = useAmountWords();
  if (planned === null) return null;
  const { input, findings } = planned;
  const { last, visit } = input;
  const path = pathOf(input);
  const refused = findings.filter(
    (finding) => finding.at.startsWith('/visit/bridge') && finding.severity !== 'note',
  );
  const isChanged =
    last !== null && visit.fill !== undefined && !sameMixture(last.fill.components, visit.fill.components);
  if (isChanged && !path.ok && visit.prime === undefined)
    return (
      <Card title={t('order.bridge.unknown')}>
        <p className={style['quiet']}>{t('order.bridge.unknown.text')}</p>
        <ul className={style['needs']}>
          {path.refusal.map((fact) => (
            <li key={`${fact.at} ${fact.code}`}>
              <SeverityShape mark="refuse" size={14} /> <MissingFactWords fact={fact} />
            </li>
          ))}
        </ul>
        <FieldSlot at="/visit/bridge">
          <LinkButton to="/patients/$patientId" params={{ patientId: patient.id }}>
            {t('order.bridge.unknown.go')}
          </LinkButton>
        </FieldSlot>
      </Card>
    );
  if (refused.length > 0)
    return (
      <Card title={t('order.bridge.none')}>
        {refused.map((finding) => (
          <p key={finding.rule} className={style['reuse']} lang="en">
            <SeverityShape mark={finding.severity} /> {finding.message}
          </p>
        ))}
      </Card>
    );
  const reason =
    last === null
      ? 'first'
      : visit.fill === undefined
        ? 'no-fill'
        : visit.prime !== undefined
          ? 'primed'
          : isChanged
            ? 'same-flow'
            : 'same-mixture';
  return (
    <Card title={t('order.bridge.none')}>
      <p>{t(`order.bridge.none.${reason}`)}</p>
      {path.ok && (
        <Lines>
          <Line name={t('order.bridge.path')}>{words.volume(path.value.volume)}</Line>
        </Lines>
      )}
    </Card>
  );
}

function MissingFactWords({ fact }: { readonly fact: MissingFact }): ReactNode {
  const { t } = useTranslation();
  return t(`order.bridge.needs.${fact.code}`);
}
