// The vendor whose page is visited day by day: what it says of training and SOC 2, and a house that has accepted it.
import type { CellRef } from '#types/cell.ts';
import { acceptOpen, houseOf, page, visitAt } from './houses.ts';

export const training: CellRef = {
  offering: 'northwind-api',
  dimension: 'training_on_customer_data',
} as unknown as CellRef;
export const soc = { offering: 'northwind-api', dimension: 'soc2_type2' } as unknown as CellRef;

export const noTraining =
  'We do not use customer data submitted through the Northwind API to train our models.';
export const socYes = 'Our SOC 2 Type II report is available to customers under NDA on request.';
export const filler = [
  'Northwind builds language models and serves them through one programming interface.',
  'This page describes how we protect what you send to us and what we promise about it.',
  'Our security team reviews every change before it reaches production systems.',
];
export const day = (n: number, hour = 8): string =>
  `2026-03-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

export async function baseline(): Promise<ReturnType<typeof houseOf>> {
  const house = houseOf();
  await visitAt(house, day(1), page([...filler, noTraining, socYes]));
  acceptOpen(house);
  return house;
}
