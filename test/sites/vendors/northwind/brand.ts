// What all pages of Northwind share.
import { brand } from '../../markup/brand.ts';

export const northwind = brand('Northwind', 'northwind.test', ['Gale API', 'Gale Studio'], 212);
export const sidebar = [
  'Quickstart',
  'Authentication',
  'Streaming',
  'Batch jobs',
  'Data handling',
  'Platform controls',
  'Errors',
];

export const footerLinks = [
  ['Terms', '/legal/terms'],
  ['Privacy', '/legal/privacy'],
  ['Trust Center', 'http://trust.northwind.test/'],
  ['Cookie settings', '#cookies'],
] as const;
