import type { DrugId } from '../../core/ids.ts';

/**
 * The ids of parameters that every drug has of its own, each joined once: a string that was joined anew is hashed letter by letter
 * whenever it is looked up.
 */
export function drugParameterIds<Name extends string>(between: string): (drug: DrugId, name: Name) => string {
  const known = new Map<DrugId, Map<Name, string>>();
  return (drug, name) => {
    const ofDrug = known.get(drug) ?? new Map<Name, string>();
    const found = ofDrug.get(name);
    if (found !== undefined) return found;
    const id = `${drug}${between}${name}`;
    known.set(drug, ofDrug.set(name, id));
    return id;
  };
}
