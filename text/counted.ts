// "1 capture", "1,200 captures": a number with what it counts, as people read it.

/** What is counted may carry its verb: `counted(n, 'answer was', 'answers were')`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
