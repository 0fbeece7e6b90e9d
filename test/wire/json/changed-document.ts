export type Path = readonly (string | number)[];
type Holder = Record<string | number, unknown>;

/** A JSON document with one value set at a path, or taken away where the value is undefined. */
export function changedDocument(text: string, path: Path, value: unknown): string {
  const document = JSON.parse(text) as Holder;
  const holder = path.slice(0, -1).reduce<Holder>((at, key) => at[key] as Holder, document);
  const key = path.at(-1) ?? '';
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return JSON.stringify(document);
}

/** The path of every value in a document, the document itself apart. */
export function pathsIn(text: string): readonly Path[] {
  const paths: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) visit(member, [...path, key]);
  };
  visit(JSON.parse(text), []);
  return paths;
}
