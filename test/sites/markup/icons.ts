// Inline vector icons, as design systems put them before every label.

const shapes = {
  lock: 'M7 10V7a5 5 0 0 1 10 0v3h1.5A1.5 1.5 0 0 1 20 11.5v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19.5v-8A1.5 1.5 0 0 1 5.5 10H7Zm2 0h6V7a3 3 0 0 0-6 0v3Z',
  check: 'M9.6 16.6 4.9 12l-1.4 1.4 6.1 6.1L21 8.1l-1.4-1.4-10 9.9Z',
  chevron: 'm6.7 8.6 5.3 5.3 5.3-5.3 1.4 1.4L12 16.7 5.3 10l1.4-1.4Z',
  file: 'M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Zm7 1.5V8h4.5L13 3.5Z',
  shield: 'M12 2 4 5v6c0 5 3.4 9.4 8 11 4.6-1.6 8-6 8-11V5l-8-3Z',
  external: 'M14 3h7v7h-2V6.4l-9.3 9.3-1.4-1.4L17.6 5H14V3ZM5 5h5v2H5v12h12v-5h2v7H3V5h2Z',
  menu: 'M3 6h18v2H3V6Zm0 5h18v2H3v-2Zm0 5h18v2H3v-2Z',
  chat: 'M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9l-5 4V5a1 1 0 0 1 0-1Z',
} as const;

export type IconName = keyof typeof shapes;

export function icon(name: IconName, size = 16, label?: string): string {
  const access = label ? `role="img" aria-label="${label}"` : 'aria-hidden="true" focusable="false"';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="currentColor" class="inline-block shrink-0 align-[-0.125em] icon icon-${name}" ${access}><path d="${shapes[name]}"/></svg>`;
}
