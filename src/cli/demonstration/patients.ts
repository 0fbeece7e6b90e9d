import type { Instant } from '../../core/time.ts';
import { lindqvist } from './stories-spasticity.ts';
import { Story } from './story.ts';

/** Every made-up patient of the demonstration, told up to today. */
export function demonstrationPatients(today: Instant): readonly Story[] {
  return [lindqvist].map((tell, index) => tell(new Story(index + 1, today)));
}
