import type { Instant } from '../../core/time.ts';
import { achterberg, adebayo, kowalczyk, papadopoulou, vanDerMeer, weissenborn } from './stories-pain.ts';
import { fernandez, hargreaves, lindqvist } from './stories-spasticity.ts';
import { nguyen, obrien, olafsdottir, owusu } from './stories-waiting.ts';
import { Story } from './story.ts';

/** A number is a patient's for ever: it is part of his id. */
const PATIENTS: readonly ((story: Story) => Story)[] = [
  lindqvist,
  fernandez,
  kowalczyk,
  olafsdottir,
  nguyen,
  obrien,
  owusu,
  vanDerMeer,
  achterberg,
  papadopoulou,
  weissenborn,
  adebayo,
  hargreaves,
];

/** Every made-up patient of the demonstration, told up to today. */
export function demonstrationPatients(today: Instant): readonly Story[] {
  return PATIENTS.map((tell, index) => tell(new Story(index + 1, today)));
}
