import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { QuantityField } from '../fields/quantity-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { Card } from '../shell/card.tsx';
import { useAmountWords } from './amount-words.ts';
import { ComponentRows } from './component-rows.tsx';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { FillPreview } from './fill-preview.tsx';
import { useOrder } from './order-context.ts';
import { NO_VOLUME } from './order-draft.ts';
import type { OrderStep } from './order-steps.ts';
import { PlannedFields, PlannedWays } from './planned-fields.tsx';
import { PumpHolds } from './pump-holds.tsx';
import { ReservoirRoom } from './reservoir-room.tsx';
import { ReuseLine } from './reuse-line.tsx';
import { StepForm } from './step-form.tsx';
import { StepLeft } from './step-left.tsx';
import { useFieldError } from './use-field-error.ts';

/** What goes into the pump, and when. */
export function MixtureStep({
  goOn,
}: {
  readonly goOn: (from: OrderStep, to: OrderStep) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { draft, base, amends, change } = useOrder();
  const { last } = base.record;
  if (amends !== null) return <InTheSyringe onNext={() => goOn('mixture', 'program')} />;
  return (
    <StepForm
      title={t('order.step.mixture')}
      lead={t('order.mixture.lead')}
      next={t('order.go-on')}
      onNext={() => goOn('mixture', draft.repeat ? 'changes' : 'program')}
      beside={<StepLeft step="mixture" />}
    >
      <PumpHolds />
      <Card title={t('order.planned')} beside={<PlannedWays />}>
        <PlannedFields />
      </Card>
      {!draft.repeat && (
        <>
          <Card
            title={t('order.mixture.title')}
            beside={
              last !== null && (
                <ChoiceRow
                  legend={t('order.mixture.kind')}
                  hideLegend
                  value={draft.filled ? 'fill' : 'program-only'}
                  options={[
                    { value: 'fill', label: t('order.mixture.fill') },
                    { value: 'program-only', label: t('order.mixture.program-only') },
                  ]}
                  onChange={(kind) => change((before) => ({ ...before, filled: kind === 'fill' }))}
                />
              )
            }
          >
            {draft.filled ? (
              <>
                <ComponentRows />
                <Volume />
                <Rinses />
              </>
            ) : (
              <p className={style['quiet']}>{t('order.mixture.program-only.text')}</p>
            )}
          </Card>
          {draft.filled && <FillPreview />}
        </>
      )}
    </StepForm>
  );
}

function Volume(): ReactNode {
  const { t } = useTranslation();
  const { draft, change, asked, base } = useOrder();
  const words = useAmountWords();
  const last = base.record.last?.fill.volume;
  return (
    <FieldSlot at="/visit/fill/volume" className={style['narrow']}>
      <div style={{ paddingTop: 16 }}>
        <QuantityField
          label={t('order.volume')}
          dimension={VOLUME}
          units={['mL']}
          value={draft.volume}
          asked={asked('mixture')}
          onChange={(volume) => change((before) => ({ ...before, volume, volumeReuse: null }))}
          hint={last === undefined ? undefined : t('order.volume.last', { volume: words.volume(last) })}
        />
        <ReservoirRoom />
        <ReuseLine
          reuse={draft.volumeReuse}
          at="/visit/fill/volume"
          of={t('order.volume')}
          onConfirm={(volumeReuse) => change((before) => ({ ...before, volumeReuse }))}
        />
      </div>
    </FieldSlot>
  );
}

function Rinses(): ReactNode {
  const { t } = useTranslation();
  const { draft, change, asked } = useOrder();
  const error = useFieldError();
  const id = useId();
  const { rinses } = draft;
  return (
    <div className={style['stack']} style={{ paddingTop: 12 }}>
      <label className={style['check']} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={rinses !== null}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            change((before) => ({ ...before, rinses: isOn ? { count: '', volume: NO_VOLUME } : null }));
          }}
        />
        <span>
          {t('order.rinses')}
          <span className={style['quiet']}> {t('order.rinses.text')}</span>
        </span>
      </label>
      {rinses !== null && (
        <div className={style['row']}>
          <FieldSlot at="/visit/rinses/count">
            <TextField
              label={t('order.rinses.count')}
              value={rinses.count}
              input={{ inputMode: 'numeric', maxLength: 2 }}
              error={error('/visit/rinses/count')}
              onChange={(count) => change((before) => ({ ...before, rinses: { ...rinses, count } }))}
            />
          </FieldSlot>
          <FieldSlot at="/visit/rinses/volume">
            <QuantityField
              label={t('order.rinses.volume')}
              dimension={VOLUME}
              units={['mL']}
              value={rinses.volume}
              asked={asked('mixture')}
              onChange={(volume) => change((before) => ({ ...before, rinses: { ...rinses, volume } }))}
            />
          </FieldSlot>
        </div>
      )}
    </div>
  );
}

/** Inside a visit the mixture is in the syringe: it is shown, and another one is another order. */
function InTheSyringe({ onNext }: { readonly onNext: () => void }): ReactNode {
  const { t } = useTranslation();
  const { parts, order } = useOrder();
  const words = useAmountWords();
  const volume = order.content?.fill?.volume;
  return (
    <StepForm
      title={t('order.step.mixture')}
      lead={t('order.mixture.in-syringe')}
      next={t('order.go-on')}
      onNext={onNext}
    >
      <Card title={t('order.mixture.title')}>
        <ul>
          {(parts.mixture ?? []).map((each) => (
            <li key={each.drug}>
              {t(`drug.${each.drug}`)} {words.concentration(each.concentration, each.drug)}
            </li>
          ))}
        </ul>
        {volume !== undefined && <p>{words.volume(volume)}</p>}
      </Card>
    </StepForm>
  );
}
