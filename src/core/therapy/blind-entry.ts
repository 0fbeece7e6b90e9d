import type { Plan } from '../plan.ts';
import { accepted, type Result, refused } from '../result.ts';
import { equal, nanogramsPerDay } from '../units.ts';
import type { LastState } from '../visit-input.ts';
import { DIGITS_OF_A_DERIVED_AMOUNT, primeDiffers } from './blind-prime.ts';
import { equalsDisplayed, isReadable, matchesDisplayed, significantDigits } from './displayed.ts';
import type { BlindEntry, Displayed, OrderContent } from './events.ts';
import type { OrderRefusal, VisitRefusal } from './refusals.ts';

/**
 * Which fields the second person entered otherwise than ordered; none where all agree. A dose that was set agrees only
 * exactly; one that follows from a flow or a schedule agrees at the digits entered, three at least. Refused, and not
 * logged as a disagreement, where the dose cannot be read or is entered too coarsely to tell.
 */
export function entryDifferences(
  entry: BlindEntry,
  content: OrderContent,
  last: LastState | null,
  plan: Plan,
): Result<readonly string[], OrderRefusal | VisitRefusal> {
  const { dailyDose } = entry;
  if (!isReadable('ng/d', dailyDose))
    return refused({ code: 'unreadable', at: '/entry/dailyDose', expected: 'a decimal such as 187.5' });
  const components = content.fill?.components ?? last?.fill.components ?? [];
  const dose = doseAgrees(dailyDose, content, plan);
  if (dose === 'too-coarse')
    return refused({
      code: 'entry-too-coarse',
      at: '/entry/dailyDose',
      expected: 'at least three digits that carry meaning',
    });
  const prime = primeDiffers(entry.prime ?? null, plan.prime);
  if (!prime.ok) return prime;
  const drugs =
    entry.components.length === components.length &&
    components.every((component) => concentrationEntered(entry, component.drug) !== undefined);
  const concentrations = components.every((component) => {
    const entered = concentrationEntered(entry, component.drug);
    return entered === undefined || equal(entered, component.concentration);
  });
  const ordered = content.fill?.volume ?? null;
  const volume =
    ordered === null || entry.volume === null ? ordered === entry.volume : equal(ordered, entry.volume);
  return accepted([
    ...(drugs ? [] : ['drug']),
    ...(concentrations ? [] : ['concentration']),
    ...(volume ? [] : ['volume']),
    ...(dose ? [] : ['daily-dose']),
    ...(prime.value ? ['prime'] : []),
  ]);
}

const concentrationEntered = (entry: BlindEntry, drug: string) =>
  entry.components.find((component) => component.drug === drug)?.concentration;

function doseAgrees(entered: Displayed, content: OrderContent, plan: Plan): boolean | 'too-coarse' {
  const { program } = content;
  const set = program.mode === 'continuous' && program.setting.kind === 'dose' ? program.setting.dose : null;
  if (set !== null) return equalsDisplayed('ng/d', set, entered);
  const derived = plan.delivery?.daily[0]?.dose ?? nanogramsPerDay(0);
  if (equalsDisplayed('ng/d', derived, entered)) return true;
  if (!matchesDisplayed('ng/d', derived, entered)) return false;
  return significantDigits(entered) >= DIGITS_OF_A_DERIVED_AMOUNT ? true : 'too-coarse';
}
