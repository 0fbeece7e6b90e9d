import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingFact } from '../../core/catheter.ts';
import { sameMixture } from '../../core/mixture.ts';
import type { Bridge } from '../../core/plan.ts';
import { pathOf } from '../../core/visit-facts.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { FindingText } from '../fields/finding-text.tsx';
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
import { StepLeft } from './step-left.tsx';
import { StillMissing } from './still-missing.tsx';
import { useFieldError } from './use-field-error.ts';

/** What the old solution in the tubing and the catheter asks for. */
export function BridgeStep({ goOn }: { readonly goOn: (from: OrderStep, to: OrderStep) => void }): ReactNode {
  const { t } = useTranslation();
  const { planned, goTo } = useOrder();
  return (
    <StepForm
      title={t('order.step.bridge')}
      lead={t('order.bridge.lead')}
      next={t('order.go-on')}
      onNext={() => goOn('bridge', 'changes')}
      back={{ label: t('order.back'), onBack: () => goTo('program') }}
      beside={<StepLeft step="bridge" />}
    >
      {planned === null ? (
        <Card title={t('order.bridge.title')}>
          <StillMissing />
        </Card>
      ) : planned.plan.bridge !== null ? (
        <DueBridge bridge={planned.plan.bridge} />
      ) : planned.isBridgeDue ? (
        <Impossible />
      ) : (
        <NoBridge />
      )}
      <Card title={t('order.prime')}>
        <PrimeFields />
      </Card>
    </StepForm>
  );
}

/** Computed, with what happens without it; used or declined, but decided. */
function DueBridge({ bridge }: { readonly bridge: Bridge }): ReactNode {
  const { t } = useTranslation();
  const { planned } = useOrder();
  const words = useAmountWords();
  const old = planned?.input.last?.fill.components[0];
  if (old === undefined || planned === null) return null;
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
      <Decision ways={['compute', 'declined']} />
    </Card>
  );
}

/** Due, and it cannot be computed: what is missing or refused, and the way to decline it. */
function Impossible(): ReactNode {
  const { t } = useTranslation();
  const { planned, patient } = useOrder();
  if (planned === null) return null;
  const path = pathOf(planned.input);
  const said = planned.findings.filter((finding) => finding.at.startsWith('/visit/bridge'));
  return (
    <Card title={t('order.bridge.unknown')}>
      {!path.ok && (
        <>
          <p className={style['quiet']}>{t('order.bridge.unknown.text')}</p>
          <ul className={style['needs']}>
            {path.refusal.map((fact) => (
              <li key={`${fact.at} ${fact.code}`}>
                <SeverityShape mark="refuse" size={14} /> <MissingFactWords fact={fact} />
              </li>
            ))}
          </ul>
          <LinkButton to="/patients/$patientId" params={{ patientId: patient.id }}>
            {t('order.bridge.unknown.go')}
          </LinkButton>
        </>
      )}
      {said.map((finding) => (
        <p key={finding.message} className={style['said']}>
          <SeverityShape mark={finding.severity} size={16} /> <FindingText finding={finding} />
        </p>
      ))}
      <Decision ways={['declined']} />
    </Card>
  );
}

/** Used or declined, but decided; what cannot be computed can only be declined. */
function Decision({ ways }: { readonly ways: readonly ('compute' | 'declined')[] }): ReactNode {
  const { t } = useTranslation();
  const { draft, change, asked } = useOrder();
  const error = useFieldError();
  const { choice, reason } = draft.bridge;
  const undecided = choice === null && asked('bridge') ? t('order.missing.bridge') : null;
  return (
    <FieldSlot at="/visit/bridge">
      <ChoiceRow
        legend={t('order.bridge.decide')}
        value={choice}
        options={ways.map((value) => ({
          value,
          label: t(value === 'compute' ? 'order.bridge.use' : 'order.bridge.decline'),
        }))}
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
  );
}

/** Why no bridge is due. */
function NoBridge(): ReactNode {
  const { t } = useTranslation();
  const { planned } = useOrder();
  const words = useAmountWords();
  if (planned === null) return null;
  const { input, findings, plan } = planned;
  const { last, visit } = input;
  const path = pathOf(input);
  const refused = findings.filter(
    (finding) => finding.at.startsWith('/visit/bridge') && finding.severity !== 'note',
  );
  if (refused.length > 0 || (last !== null && plan.delivery === null))
    return (
      <Card title={t('order.bridge.unknown')}>
        {refused.map((finding) => (
          <p key={finding.message} className={style['said']}>
            <SeverityShape mark={finding.severity} size={16} /> <FindingText finding={finding} />
          </p>
        ))}
      </Card>
    );
  const reason = (): 'first' | 'no-fill' | 'primed' | 'same-mixture' | 'same-flow' => {
    if (last === null) return 'first';
    if (visit.fill === undefined) return 'no-fill';
    if (visit.prime !== undefined) return 'primed';
    return sameMixture(last.fill.components, visit.fill.components) ? 'same-mixture' : 'same-flow';
  };
  return (
    <Card title={t('order.bridge.none')}>
      <p>{t(`order.bridge.none.${reason()}`)}</p>
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
