// The data processing addendum of Northwind, as a PDF.
import type { PdfBlock } from '../../pdf/lay-out.ts';
import { writePdf } from '../../pdf/write.ts';
import type { Scene } from '../../scene.ts';
import { written } from '../routes.ts';

const addenda = new Map<string, Uint8Array>();

export function addendum(scene: Scene): Uint8Array {
  const date = written(scene.day(-200));
  const known =
    addenda.get(date) ??
    writePdf({
      title: 'Northwind Data Processing Addendum',
      header: 'Northwind Data Processing Addendum',
      footer: 'Version 4.2',
      blocks: addendumBlocks(date),
    });
  addenda.set(date, known);
  return known;
}

function addendumBlocks(date: string): PdfBlock[] {
  const p = (text: string): PdfBlock => ({ kind: 'paragraph', text });
  const h = (text: string): PdfBlock => ({ kind: 'heading', text });
  return [
    { kind: 'title', text: 'Data Processing Addendum' },
    p(
      `Version 4.2, effective ${date}. This addendum forms part of the agreement for the Gale API between Northwind and the customer.`,
    ),
    h('1. Roles'),
    p(
      'The customer is the controller and Northwind is the processor of the personal data that the customer submits to the Gale API.',
    ),
    p(
      'Northwind processes personal data on documented instructions of the customer only, unless the law to which it is subject requires otherwise.',
    ),
    h('2. Confidentiality and security'),
    p(
      'People who are allowed to handle personal data are bound to secrecy by contract. Annex II describes the measures that protect the data.',
    ),
    p(
      'Northwind tells the customer of a personal data breach without undue delay and at the latest within 48 hours after it became aware of it.',
    ),
    h('3. Sub-processors'),
    p(
      'The customer gives a general authorisation to engage sub-processors. The current list of sub-processors is published at http://trust.northwind.test/subprocessors and changes are announced thirty days ahead.',
    ),
    h('4. International transfers'),
    p(
      'Where personal data leaves the European Economic Area, the Standard Contractual Clauses of Decision (EU) 2021/914 apply: module two where the customer is a controller, module three where it is a processor.',
    ),
    h('5. Return and deletion'),
    p(
      'After the end of the services Northwind deletes the personal data of the customer within 30 days, unless storage is required by law.',
    ),
    h('6. Audits'),
    p(
      'Northwind makes available the information that is needed to show that it complies with this addendum, and allows for audits once a year.',
    ),
    { kind: 'pageBreak' },
    h('Annex I: description of the processing'),
    { kind: 'row', cells: ['Item', 'Description'], head: true },
    { kind: 'row', cells: ['Data subjects', 'Users of the applications that the customer builds'] },
    { kind: 'row', cells: ['Categories of data', 'Text and files that the customer submits'] },
    { kind: 'row', cells: ['Duration', 'The term of the agreement'] },
    h('Annex II: technical and organisational measures'),
    {
      kind: 'item',
      text: 'Access to production systems needs a hardware token and is reviewed each quarter.',
    },
    { kind: 'item', text: 'Changes are tested and approved by a second person.' },
    { kind: 'item', text: 'Backups are restored twice a year to prove that they work.' },
  ];
}
