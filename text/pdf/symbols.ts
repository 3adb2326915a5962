// Glyphs of symbol fonts that word processors write at private code points: boxes, ticks and bullets.

const symbols: Readonly<Record<string, string>> = {
  '\uf0fe': '☑',
  '\uf0fd': '☒',
  '\uf078': '☒',
  '\uf0a8': '☐',
  '\uf06f': '☐',
  '\uf0fc': '✓',
  '\uf0fb': '✗',
  '\uf0b7': '•',
  '\uf0a7': '•',
  '\uf0d8': '•',
  '\uf076': '•',
  '\uf0e0': '→',
};
const privateUse = /[\ue000-\uf8ff]/g;

export function plainSymbols(text: string): string {
  return text.replace(privateUse, (glyph) => symbols[glyph] ?? '');
}
