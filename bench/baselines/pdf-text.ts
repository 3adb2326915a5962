// The text of a PDF as pdf-parse gives it: no paragraphs, no places, no tables.
import { PDFParse } from 'pdf-parse';

export async function pdfText(bytes: Uint8Array): Promise<string> {
  const parser = new PDFParse({ data: Uint8Array.from(bytes) });
  try {
    const { text } = await parser.getText({ pageJoiner: '' });
    return text;
  } finally {
    await parser.destroy();
  }
}
