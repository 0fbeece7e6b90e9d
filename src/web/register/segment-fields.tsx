import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { catheterProfile } from '../../core/devices/catheters.ts';
import { CATHETER_MODEL_IDS, type CatheterModelId } from '../../core/ids.ts';
import { centimetres, millilitres } from '../../wire/amount/encode-amount.ts';
import { LENGTH, VOLUME } from '../../wire/amount/unit-table.ts';
import { amountText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { ChoiceField } from '../visit/choice-field.tsx';
import entryStyle from '../visit/entry.module.css';
import { Notice } from '../visit/notice.tsx';
import step from '../visit/step.module.css';
import { RemoveRow } from './line-list.tsx';
import { isLongerThanMade, type PathPiece } from './path-now.ts';
import style from './register.module.css';
import { lengthLeft, readSegment, type SegmentEntry, wayOf, waysOf } from './segment-entry.ts';

const LENGTHS = ['cm', 'mm'] as const;
const VOLUMES = ['mL', 'uL'] as const;

const isModel = (value: string): value is CatheterModelId =>
  CATHETER_MODEL_IDS.some((known) => known === value);

interface SegmentFieldsProps {
  readonly segment: SegmentEntry;
  readonly number: number;
  readonly piece: PathPiece | undefined;
  readonly onChange: (part: Partial<SegmentEntry>) => void;
  readonly onRemove: (() => void) | null;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}

/** One piece of the catheter: its model, and how its size is known. */
export function SegmentFields(props: SegmentFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { segment, onChange, errorOf, number } = props;
  const ways = waysOf(segment.model);
  const read = readSegment(segment);
  return (
    <fieldset className={style['piece']}>
      <legend>{t('register.segment', { number })}</legend>
      <div className={style['line']}>
        <div className={style['select']}>
          <SelectField
            label={t('register.segment.model')}
            placeholder={t('register.choose')}
            options={[
              ...CATHETER_MODEL_IDS.map((id) => ({
                value: id,
                label: id === 'other' ? t('register.segment.other') : catheterProfile(id).name,
              })),
              { value: 'unknown', label: t('register.segment.unknown') },
            ]}
            value={segment.model}
            error={errorOf('model')}
            onChange={(chosen) => onChange({ model: isModel(chosen) ? chosen : 'unknown' })}
          />
        </div>
        <RemoveRow onRemove={props.onRemove} name={t('register.segment', { number })} />
      </div>
      {ways.length > 1 && (
        <ChoiceField
          label={t('register.way')}
          options={ways.map((way) => ({ value: way, word: t(`register.way.${way}`) }))}
          value={wayOf(segment)}
          error={errorOf('way')}
          onChange={(way) => onChange({ way })}
        />
      )}
      <SizeFields {...props} />
      {read.ok && isLongerThanMade(read.segment) && (
        <Notice mark="warn" title={t('register.segment.longer')}>
          <OriginalLength model={segment.model} />
        </Notice>
      )}
    </fieldset>
  );
}

/** What the model has before it is trimmed, with where that is from; nothing where it is not known. */
function OriginalLength({ model }: { readonly model: SegmentEntry['model'] }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const figure = model === null || model === 'unknown' ? null : catheterProfile(model).originalLength;
  if (figure === null) return null;
  return (
    <p className={style['small']}>
      {t('register.segment.as-made', {
        length: amountText(centimetres(figure.value), language, 1),
        confidence: t(`confidence.${figure.source.confidence}`),
      })}
    </p>
  );
}

function SizeFields({ segment, piece, onChange, errorOf, asked }: SegmentFieldsProps): ReactNode {
  const { t } = useTranslation();
  const way = wayOf(segment);
  const length = (
    field: 'original' | 'trimmed' | 'implanted',
    more: { readonly zeroAllowed?: boolean; readonly hint?: ReactNode } = {},
  ): ReactNode => (
    <div className={entryStyle['large']}>
      <QuantityField
        label={t(`register.segment.${field}`)}
        dimension={LENGTH}
        units={LENGTHS}
        value={segment[field]}
        asked={asked}
        error={errorOf(field)}
        onChange={(value) => onChange({ [field]: value })}
        {...more}
      />
    </div>
  );
  return (
    <>
      {way === 'trimmed' && (
        <div className={step['two']}>
          {length('original', { hint: <OriginalLength model={segment.model} /> })}
          {length('trimmed', { zeroAllowed: true, hint: t('register.segment.trimmed.hint') })}
        </div>
      )}
      {way === 'implanted' && length('implanted', { hint: t('register.segment.implanted.hint') })}
      {way === 'volume' && (
        <div className={entryStyle['large']}>
          <QuantityField
            label={t('register.segment.volume')}
            dimension={VOLUME}
            units={VOLUMES}
            value={segment.volume}
            asked={asked}
            error={errorOf('volume')}
            hint={t('register.segment.volume.hint')}
            onChange={(volume) => onChange({ volume })}
          />
        </div>
      )}
      {way !== 'volume' && <Computed segment={segment} piece={piece} />}
    </>
  );
}

/** The length that is left and the volume it holds, as soon as they can be computed. */
function Computed({ segment, piece }: Pick<SegmentFieldsProps, 'segment' | 'piece'>): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const left = wayOf(segment) === 'trimmed' ? lengthLeft(segment) : null;
  if (piece?.ok !== true) return null;
  const perLength = piece.figures.find(({ id }) => id.endsWith('volume-per-length'));
  return (
    <div className={style['computed']} role="status">
      {left !== null && (
        <span>
          {t('register.segment.left')} <b>{amountText(centimetres(left), language, 2)}</b>
        </span>
      )}
      <span>
        {t('register.segment.holds')} <b>{amountText(millilitres(piece.volume), language, 4)}</b>
      </span>
      {perLength !== undefined && (
        <span className={style['small']}>
          <VoiceMark voice={{ kind: 'computed' }} /> {perLength.source.title} ·{' '}
          {t(`confidence.${perLength.source.confidence}`)}
        </span>
      )}
    </div>
  );
}
