/** A long list drawn only where it is looked at: heights are fixed by kind, so that every offset is known at once. */
export interface Layout {
  readonly tops: readonly number[];
  readonly total: number;
}

export function layout(heights: readonly number[]): Layout {
  const tops: number[] = [];
  let total = 0;
  for (const height of heights) {
    tops.push(total);
    total += height;
  }
  return { tops, total };
}

/** Index of the last item that begins at or before an offset; 0 before the first. */
export function indexAt({ tops }: Layout, offset: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** From which to which item (the last not included) a view of `height` at `offset` touches, with a margin around. */
export function inView(
  of: Layout,
  offset: number,
  height: number,
  margin: number,
): { readonly from: number; readonly until: number } {
  if (of.tops.length === 0) return { from: 0, until: 0 };
  return { from: indexAt(of, offset - margin), until: indexAt(of, offset + height + margin) + 1 };
}
