// For whom a candidate is: two by name, the rest by number.
import type { House } from '#pipeline/house.ts';
import type { CellRef } from '#types/cell.ts';

export function offeringNames(cells: readonly Pick<CellRef, 'offering'>[], house: House): string {
  const [only] = cells;
  if (only && cells.length === 1) return house.plan.offering(only.offering)?.name ?? only.offering;
  const names = [...new Set(cells.map((cell) => house.plan.offering(cell.offering)?.name ?? cell.offering))];
  const shown = names.slice(0, 2).join(', ');
  return names.length > 2 ? `${shown} and ${names.length - 2} more` : shown;
}
