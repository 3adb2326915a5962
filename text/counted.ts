// "1 capture", "1,200 captures": a number with what it counts, as people read it.

const grouped = new Intl.NumberFormat('en');

/** What is counted may carry its verb: `counted(n, 'answer was', 'answers were')`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}
