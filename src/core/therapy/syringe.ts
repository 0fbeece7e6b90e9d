import { compare, equal } from '../units.ts';
import type { Label, OrderContent } from './events.ts';
import type { Visit } from './state.ts';

/** Which fields of a label differ from the fill that is ordered: every component and the volume, exactly [SR-50]. */
export function labelDifferences(label: Label, fill: NonNullable<OrderContent['fill']>): readonly string[] {
  const drugs =
    label.components.length === fill.components.length &&
    fill.components.every((component) => label.components.some((each) => each.drug === component.drug));
  const concentrations = fill.components.every((component) =>
    label.components.every(
      (each) => each.drug !== component.drug || equal(each.concentration, component.concentration),
    ),
  );
  return [
    ...(drugs ? [] : ['drug']),
    ...(concentrations ? [] : ['concentration']),
    ...(equal(label.volume, fill.volume) ? [] : ['volume']),
  ];
}

/**
 * How an amended fill differs from what there is to inject, or was injected. Before the injection less may be ordered than
 * the syringe holds; after it the fill is what it is.
 */
export function syringeDifferences(visit: Visit, content: OrderContent): readonly string[] {
  const label = visit.identified?.label ?? null;
  if (label === null) return content.fill === undefined ? [] : ['fill'];
  if (content.fill === undefined) return ['fill'];
  const fields = labelDifferences({ ...label, volume: content.fill.volume }, content.fill);
  const fits =
    visit.injected === null
      ? compare(content.fill.volume, label.volume) <= 0
      : equal(content.fill.volume, visit.injected.volume);
  return fits ? fields : [...fields, 'volume'];
}
