import { pumpProfile } from '../../core/devices/profiles.ts';
import { drug } from '../../core/drugs/all.ts';
import { type DrugId, PUMP_MODEL_IDS, type PumpModelId } from '../../core/ids.ts';
import type { Source } from '../../core/limits.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { isDrug } from '../fields/drug-text.ts';

export interface SourcedText {
  readonly text: string;
  readonly source: Source;
}

const isModel = (text: unknown): text is PumpModelId => PUMP_MODEL_IDS.some((model) => model === text);

/** Allergies as recorded; null where nobody has asked, which is not the same as none. */
export function allergiesOf(patient: Patient): readonly string[] | null {
  const { allergies } = patient.record.patient;
  return Array.isArray(allergies) ? allergies.filter((one) => typeof one === 'string') : null;
}

/** The model of this pump, and where what its maker says about MRI is from; null where that is not known here. */
export function mriRuleOf(patient: Patient): { readonly model: PumpModelId; readonly source: Source } | null {
  const model = patient.record.pump?.['model'];
  const mri = isModel(model) ? pumpProfile(model).mri : null;
  return isModel(model) && mri !== null ? { model, source: mri.source } : null;
}

/** The drugs in the reservoir, primary first. */
export function drugsOf(patient: Patient): readonly DrugId[] {
  const fill = patient.record.last?.['fill'] as { readonly components?: unknown } | undefined;
  const components: unknown = fill?.components;
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: { readonly drug?: unknown }) =>
    typeof component.drug === 'string' && isDrug(component.drug) ? [component.drug] : [],
  );
}

/** Those of them that must not be stopped suddenly, each with its reason and where it is from. */
export const dangersOf = (
  drugs: readonly DrugId[],
): readonly { readonly drug: DrugId; readonly why: SourcedText }[] =>
  drugs.flatMap((id) => {
    const { withdrawal } = drug(id);
    return withdrawal === null
      ? []
      : [{ drug: id, why: { text: withdrawal.value, source: withdrawal.source } }];
  });
