// Writes PDFs: the same pages always give the same bytes.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encryption, type Encryption } from './encrypt.ts';
import { layOut, type PdfBlock } from './lay-out.ts';

export interface PdfOptions {
  readonly title: string;
  /** On every page, above and below the text. */
  readonly header?: string;
  readonly footer?: string;
  readonly blocks: readonly PdfBlock[];
  readonly passwords?: { readonly user: string; readonly owner: string };
  /** ISO date. */
  readonly date?: string;
}

/** A page as an image in place of text: a black and white bitmap. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

interface PdfObject {
  readonly number: number;
  readonly dictionary: string;
  readonly stream?: Uint8Array;
}

export function writePdf(options: PdfOptions): Uint8Array {
  const pages = layOut(options);
  return assemble(
    options,
    pages.map((content) => ({ content })),
  );
}

export function writeScannedPdf(options: Omit<PdfOptions, 'blocks'>, bitmaps: readonly Bitmap[]): Uint8Array {
  return assemble(
    options,
    bitmaps.map((bitmap) => ({ content: 'q 595 0 0 842 0 0 cm /Scan Do Q', bitmap })),
  );
}

function assemble(
  options: Omit<PdfOptions, 'blocks'>,
  pages: readonly { readonly content: string; readonly bitmap?: Bitmap }[],
): Uint8Array {
  const id = createHash('md5').update(options.title).digest();
  const secret = options.passwords && encryption(options.passwords.user, options.passwords.owner, id);
  const objects: PdfObject[] = [
    { number: 1, dictionary: '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>' },
    {
      number: 3,
      dictionary: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    },
    {
      number: 4,
      dictionary: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    },
    {
      number: 5,
      dictionary: `<< /Title ${info(options.title, 5, secret)} /Producer ${info('Replica Press', 5, secret)} /CreationDate ${info(`D:${(options.date ?? '2027-01-04').replaceAll('-', '')}090000Z`, 5, secret)} >>`,
    },
  ];
  const kids: string[] = [];
  let next = 6;
  for (const { content, bitmap } of pages) {
    const page = next++;
    const contents = next++;
    const image = bitmap ? next++ : undefined;
    kids.push(`${page} 0 R`);
    const xobject = image ? ` /XObject << /Scan ${image} 0 R >>` : '';
    objects.push({
      number: page,
      dictionary: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >>${xobject} >> /Contents ${contents} 0 R >>`,
    });
    objects.push({
      number: contents,
      dictionary: '/Filter /FlateDecode',
      stream: deflateSync(Buffer.from(content, 'latin1')),
    });
    if (bitmap && image) {
      objects.push({
        number: image,
        dictionary: `/Type /XObject /Subtype /Image /Width ${bitmap.width} /Height ${bitmap.height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`,
        stream: deflateSync(bitmap.bits),
      });
    }
  }
  objects.push({
    number: 2,
    dictionary: `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`,
  });
  return serialised(
    objects.sort((a, b) => a.number - b.number),
    id,
    secret,
  );
}

/** Strings of an encrypted document are encrypted too. */
function info(text: string, object: number, secret: Encryption | undefined): string {
  const bytes = Buffer.from(text, 'latin1');
  return `<${Buffer.from(secret ? secret.encrypt(object, bytes) : bytes).toString('hex')}>`;
}

function serialised(objects: readonly PdfObject[], id: Buffer, secret: Encryption | undefined): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let length = chunks[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  const push = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const { number, dictionary, stream } of objects) {
    offsets.set(number, length);
    if (!stream) {
      push(Buffer.from(`${number} 0 obj\n${dictionary}\nendobj\n`, 'latin1'));
      continue;
    }
    const bytes = secret ? secret.encrypt(number, stream) : stream;
    push(Buffer.from(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, 'latin1'));
    push(Buffer.from(bytes));
    push(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }
  const size = objects.length + 1;
  const table = objects
    .map(({ number }) => `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`)
    .join('');
  const start = length;
  push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]${secret ? ` /Encrypt ${secret.dictionary}` : ''} >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(chunks);
}
