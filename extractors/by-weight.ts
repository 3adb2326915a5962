// Things in the order of their weight.

/** The heaviest first, each weighed once; of equal ones the first stays first. */
export function byWeight<Thing>(things: readonly Thing[], weigh: (thing: Thing) => number): Thing[] {
  return things
    .map((thing) => ({ thing, weight: weigh(thing) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ thing }) => thing);
}
