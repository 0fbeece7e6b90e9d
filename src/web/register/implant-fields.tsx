import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PUMP_PROFILES, pumpProfile } from '../../core/devices/profiles.ts';
import { PUMP_MODEL_IDS, type PumpModelId } from '../../core/ids.ts';
import { millilitres } from '../../wire/amount/encode-amount.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { amountText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { Line, Lines } from '../shell/card.tsx';
import { YesNoField } from '../visit/choice-field.tsx';
import { DayField } from '../visit/day-field.tsx';
import entryStyle from '../visit/entry.module.css';
import step from '../visit/step.module.css';
import { Group } from '../visit/step-frame.tsx';
import { TextField } from '../visit/text-field.tsx';
import { VolumeField } from '../visit/volume-field.tsx';
import { asksTubing, type ImplantEntry } from './implant-entry.ts';
import { Rows } from './line-list.tsx';
import type { PathNow } from './path-now.ts';
import style from './register.module.css';
import { emptySegment, type SegmentEntry } from './segment-entry.ts';
import { SegmentFields } from './segment-fields.tsx';

interface ImplantFieldsProps {
  readonly entry: ImplantEntry;
  readonly path: PathNow;
  readonly change: (part: Partial<ImplantEntry>) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  /** The pump that is filled stays this one: another in its place is a replacement. */
  readonly serialStands: boolean;
}

const isModel = (value: string): value is PumpModelId => PUMP_MODEL_IDS.some((known) => known === value);

/** What was implanted. What nobody knows is left empty, and said so beside the picture. */
export function ImplantFields(props: ImplantFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { entry, change, errorOf, asked, path } = props;
  return (
    <>
      <PumpFields {...props} />
      <Group title={t('implant.catheter')}>
        <YesNoField
          label={t('register.has-catheter')}
          yes={t('register.has-catheter.yes')}
          no={t('register.has-catheter.no')}
          value={entry.hasCatheter}
          error={errorOf('segments')}
          onChange={(hasCatheter) => change({ hasCatheter })}
        />
        {entry.hasCatheter === true && (
          <Rows
            rows={entry.segments}
            onChange={(segments) => change({ segments })}
            empty={emptySegment}
            add={t('register.segment.add')}
            draw={(segment, index, set, remove) => (
              <SegmentFields
                segment={segment}
                number={index + 1}
                piece={path.segments[index]}
                asked={asked}
                errorOf={(field) => errorOf(`segments/${index}/${field}`)}
                onChange={set as (part: Partial<SegmentEntry>) => void}
                onRemove={remove}
              />
            )}
          />
        )}
        <TextField
          label={t('register.tip')}
          hint={t('register.tip.hint')}
          most={40}
          value={entry.tip}
          error={errorOf('tip')}
          onChange={(tip) => change({ tip })}
        />
      </Group>
    </>
  );
}

function PumpFields({ entry, change, errorOf, asked, serialStands }: ImplantFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Group title={t('implant.pump')}>
      <div className={style['select']}>
        <SelectField
          label={t('register.pump.model')}
          placeholder={t('register.choose')}
          options={PUMP_PROFILES.map(({ id, name }) => ({ value: id, label: name }))}
          value={entry.model}
          error={errorOf('model')}
          onChange={(chosen) => isModel(chosen) && change({ model: chosen })}
        />
      </div>
      {serialStands ? (
        <div>
          <Lines>
            <Line name={t('implant.serial')}>{entry.serial}</Line>
          </Lines>
          <p className={style['small']}>{t('register.serial.stands')}</p>
        </div>
      ) : (
        <TextField
          label={t('implant.serial')}
          hint={t('register.serial.hint')}
          most={60}
          value={entry.serial}
          error={errorOf('serial')}
          onChange={(serial) => change({ serial })}
        />
      )}
      <div className={step['two']}>
        <DayField
          label={t('register.implanted-on')}
          hint={t('register.left-empty')}
          value={entry.implantedOn}
          error={errorOf('implantedOn')}
          onChange={(implantedOn) => change({ implantedOn })}
        />
        <TextField
          label={t('register.site')}
          hint={t('register.site.hint')}
          value={entry.site}
          error={errorOf('site')}
          onChange={(site) => change({ site })}
        />
      </div>
      <div className={step['two']}>
        <VolumeField
          label={t('register.alarm-volume')}
          value={entry.alarm}
          asked={asked && entry.alarm.text.trim() !== ''}
          zeroAllowed
          error={errorOf('lowReservoirAlarm')}
          hint={<AlarmHint model={entry.model} />}
          onChange={(alarm) => change({ alarm })}
        />
        {asksTubing(entry) && (
          <div className={entryStyle['large']}>
            <QuantityField
              label={t('register.tubing')}
              dimension={VOLUME}
              units={['mL', 'uL']}
              value={entry.tubing}
              asked={asked && entry.tubing.text.trim() !== ''}
              error={errorOf('tubingVolume')}
              hint={t('register.tubing.hint')}
              onChange={(tubing) => change({ tubing })}
            />
          </div>
        )}
      </div>
    </Group>
  );
}

/** What stands in for an alarm volume that was not read: the maker's recommendation, or nothing. */
function AlarmHint({ model }: { readonly model: PumpModelId | null }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (model === null) return t('register.alarm-volume.hint');
  const recommended = pumpProfile(model).lowReservoirAlarm;
  if (recommended === null) return t('register.alarm-volume.none');
  return t('register.alarm-volume.else', {
    volume: amountText(millilitres(recommended.value), language, 2),
    confidence: t(`confidence.${recommended.source.confidence}`),
  });
}
