/** Memory for the values of one simulation after the other, for who keeps none of them. */
export interface LentRoom {
  /** What it lends is anybody's after the next `again`; what is in it is left over from before. */
  readonly room: (values: number) => Float64Array;
  /** All of it can be lent once more. */
  readonly again: () => void;
}

/** As large as the largest simulation needs, however many there are. */
export function lentRoom(): LentRoom {
  const rooms: Float64Array[] = [];
  let lent = 0;
  return {
    room: (values) => {
      if (rooms[lent]?.length !== values) rooms[lent] = new Float64Array(values);
      return rooms[lent++];
    },
    again: () => {
      lent = 0;
    },
  };
}
