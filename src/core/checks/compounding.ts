import { type CompoundingRefusal, compoundingOf, DRAWN_TO } from '../compounding.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import type { Formulary } from '../formulary.ts';
import { concentrationIn } from '../mixture.ts';
import type { Compounding } from '../plan.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { compare } from '../units.ts';
import type { VisitEntry } from '../visit-input.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { judgeAll } from './judge.ts';
import { COMPOUNDING_RULE } from './own-rules.ts';

const AT = '/visit/fill/components';

/** Whether the fill can be made from its stocks, and what the printed volumes make. */
export const checkCompounding: Check = ({ visit }, _computed, formulary) => {
  const { fill } = visit;
  const made = fill === undefined ? null : compoundingOf(fill);
  if (fill === undefined || made === null) return [];
  return made.ok ? rounded(fill, made.value, formulary) : refusals(fill, made.refusal);
};

type Fill = NonNullable<VisitEntry['fill']>;

const finding = (
  rule: string,
  at: string,
  severity: Severity,
  message: string,
  said: Sentence,
  values: Finding['working'],
): Finding => ({ rule, severity, at, message, said: [said], working: values, source: COMPOUNDING_RULE });

const pointer = (fill: Fill, id: string): string =>
  `${AT}/${fill.components.findIndex((component) => component.drug === id)}/stock`;

function refusals(fill: Fill, refusal: CompoundingRefusal): readonly Finding[] {
  switch (refusal.code) {
    case 'stock-missing':
      return refusal.drugs.map((id) =>
        finding(
          'compounding-stock-missing',
          pointer(fill, id),
          'refuse',
          `The stock of ${id} is not given, and other drugs of this mixture are compounded. Give the strength it is drawn from; what comes ready at its concentration has that as its stock.`,
          say('compounding-stock-missing', { drug: id }),
          {},
        ),
      );
    case 'stock-empty':
      return [
        finding(
          'compounding-stock-empty',
          pointer(fill, refusal.drug),
          'refuse',
          `A stock of ${refusal.drug} has a strength above 0.`,
          say('compounding-stock-empty', { drug: refusal.drug }),
          {},
        ),
      ];
    case 'stock-too-weak': {
      const { stock, ordered } = refusal;
      const { spokenIn } = drug(refusal.drug);
      return [
        finding(
          'compounding-stock-too-weak',
          pointer(fill, refusal.drug),
          'refuse',
          `${words.concentrationWords(ordered, spokenIn)} of ${refusal.drug} cannot be made from a stock of ${words.concentrationWords(stock, spokenIn)}.`,
          say('compounding-stock-too-weak', { drug: refusal.drug, ordered, stock }),
          { stock: working.concentration(stock), ordered: working.concentration(ordered) },
        ),
      ];
    }
    case 'overfull':
      return [
        finding(
          'compounding-overfull',
          AT,
          'refuse',
          `The drugs alone take ${words.aboutVolumeWords(refusal.drawn)}, more than the fill of ${words.volumeWords(refusal.total)}. The mixture cannot be made from these stocks.`,
          say('compounding-overfull', { drawn: refusal.drawn, fill: refusal.total }),
          { drawn: working.volume(refusal.drawn), fill: working.volume(refusal.total) },
        ),
      ];
  }
}

/** The mixture that the printed volumes make is judged like an ordered one where it is stronger than ordered. */
function rounded(fill: Fill, { asDrawn }: Compounding, formulary: Formulary): readonly Finding[] {
  return asDrawn.flatMap(({ drug: id, concentration }) => {
    const { spokenIn, concentration: limits } = drug(id);
    const ordered = concentrationIn(fill.components, id);
    if (compare(concentration, ordered) <= 0) return [];
    const orderedCrosses = judgeAll(limits, null, ordered, formulary).map((judgement) => judgement.limit);
    return judgeAll(limits, null, concentration, formulary)
      .filter((judgement) => judgement.side === 'above' && !orderedCrosses.includes(judgement.limit))
      .map((judgement) => ({
        ...finding(
          'compounding-rounded',
          AT,
          judgement.severity,
          `Drawn to ${words.volumeWords(DRAWN_TO.value)}, the mixture holds ${words.concentrationWords(concentration, spokenIn)} of ${id} and crosses ${words.concentrationWords(judgement.bound, spokenIn)}, which the ordered ${words.concentrationWords(ordered, spokenIn)} does not.`,
          say('compounding-rounded', {
            step: DRAWN_TO.value,
            made: concentration,
            drug: id,
            bound: judgement.bound,
            ordered,
          }),
          { ordered: working.concentration(ordered), asDrawn: working.concentration(concentration) },
        ),
        source: judgement.source,
      }));
  });
}
