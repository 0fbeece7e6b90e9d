import { remembered } from '../../core/devices/source.ts';
import { type Figure, figure } from '../../core/limits.ts';
import type { AlarmPriority } from '../alarm-priority.ts';

/** What may come of it when nobody responds to the alarm: the worst over every drug that a pump may hold. */
export const HARMS = ['minor', 'reversible', 'irreversible'] as const;
export type Harm = (typeof HARMS)[number];

/** How soon: before anyone could act, in time for someone to act, or later. */
export const ONSETS = ['delayed', 'prompt', 'immediate'] as const;
export type Onset = (typeof ONSETS)[number];

/** From the least to the most urgent. */
export const URGENCIES = ['low', 'medium', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Harm × onset; `irreversible` includes death. */
export const URGENCY_MATRIX: Figure<Readonly<Record<Harm, Readonly<Record<Onset, Urgency>>>>> = figure(
  'alarm-urgency-matrix',
  {
    irreversible: { immediate: 'high', prompt: 'high', delayed: 'medium' },
    reversible: { immediate: 'high', prompt: 'medium', delayed: 'low' },
    minor: { immediate: 'medium', prompt: 'low', delayed: 'low' },
  },
  remembered('IEC 60601-1-8', 'priorities of alarm conditions, result of a failure to respond by onset'),
);

export const urgencyOf = (harm: Harm, onset: Onset): Urgency => URGENCY_MATRIX.value[harm][onset];

/** A pump has two tones for three urgencies: only the highest sounds as critical. */
export const priorityOf = (urgency: Urgency): AlarmPriority =>
  urgency === 'high' ? 'critical' : 'non-critical';
