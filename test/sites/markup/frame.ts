// The dress of a page: head, menus, cookie banner, footer and scripts around a main part.
import { hashOf, randomFrom, shuffled } from '../random.ts';
import { escapeHtml, type Brand } from './brand.ts';
import { icon } from './icons.ts';
import { styles } from './styles.ts';

export interface FrameOptions {
  readonly brand: Brand;
  readonly title: string;
  readonly path: string;
  readonly host?: string;
  readonly main: string;
  readonly language?: string;
  readonly description?: string;
  /** false leaves the link out. */
  readonly canonical?: boolean;
  readonly head?: string;
  /** After the footer: scripts, dialogs. */
  readonly tail?: string;
  /** "banner" stands in the page, "late" is put there by a script, as consent managers do. */
  readonly cookies?: 'banner' | 'late' | 'none';
  /** Models in the menu: vendors change these every few weeks. */
  readonly menu?: readonly string[];
  /** Another order of the footer's links. */
  readonly footerSeed?: string;
  readonly year?: number;
  /** Inside a documentation layout, with a side bar and a table of contents. */
  readonly sidebar?: readonly string[];
  readonly footerLinks?: readonly (readonly [string, string])[];
}

export function frame(options: FrameOptions): string {
  const { brand, title, language = 'en' } = options;
  const host = options.host ?? `www.${brand.domain}`;
  const canonical =
    options.canonical === false ? '' : `<link rel="canonical" href="http://${host}${options.path}">`;
  return `<!DOCTYPE html>
<html lang="${language}" class="scroll-smooth antialiased" data-theme="light" style="--brand-hue:${brand.hue}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | ${escapeHtml(brand.name)}</title>
<meta name="description" content="${escapeHtml(options.description ?? `${title} at ${brand.name}`)}">
<meta property="og:title" content="${escapeHtml(title)}"><meta property="og:site_name" content="${escapeHtml(brand.name)}"><meta property="og:type" content="website">
${canonical}
<link rel="icon" href="data:,">
<style>${styles}</style>
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'WebPage', name: title, publisher: { '@type': 'Organization', name: brand.name } })}</script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('consent','default',{ad_storage:'denied',analytics_storage:'denied'});</script>
${options.head ?? ''}
</head>
<body class="min-h-dvh bg-canvas text-ink">
<a class="sr-only focus:not-sr-only" href="#main">Skip to main content</a>
${header(options)}
${options.sidebar ? documentation(options) : `<main id="main" class="mx-auto max-w-screen-lg px-6 md:px-10 pb-24">${options.main}</main>`}
${footer(options)}
${cookieBanner(options)}
${options.tail ?? ''}
</body>
</html>`;
}

function header({ brand, menu }: FrameOptions): string {
  const models = menu ?? brand.products;
  const entries = [
    ['Products', models],
    [
      'Solutions',
      ['Customer support', 'Financial services', 'Public sector', 'Life sciences', 'Software teams'],
    ],
    ['Developers', ['Quickstart', 'API reference', 'Cookbook', 'Release notes', 'Status']],
    ['Company', ['About', 'Careers', 'Newsroom', 'Partners', 'Contact sales']],
  ] as const;
  const groups = entries
    .map(
      ([
        label,
        items,
      ]) => `<li class="relative group"><button type="button" class="nav-trigger inline-flex items-center gap-1 px-3 py-2" aria-expanded="false" aria-haspopup="true">${label} ${icon('chevron', 12)}</button>
<div class="nav-flyout hidden group-hover:block absolute shadow-lg rounded-xl bg-surface p-4" data-state="closed"><ul>${items
        .map(
          (item) =>
            `<li><a class="block px-3 py-2 rounded-md hover:bg-muted" href="/${slug(item)}"><span class="font-medium">${escapeHtml(item)}</span></a></li>`,
        )
        .join('')}</ul></div></li>`,
    )
    .join('\n');
  return `<header class="sticky top-0 z-40 backdrop-blur border-b border-subtle" role="banner">
<div class="mx-auto flex h-16 max-w-screen-xl items-center justify-between px-6"><a href="/" class="flex items-center gap-2 font-semibold" aria-label="${escapeHtml(brand.name)} home">${icon('shield', 22)}<span>${escapeHtml(brand.name)}</span></a>
<nav aria-label="Main" class="hidden md:block"><ul class="flex gap-1">${groups}</ul></nav>
<div class="flex items-center gap-2"><button type="button" class="btn btn-ghost text-sm" aria-label="Search"><span>Search</span><kbd class="ml-2 text-xs">Ctrl+I</kbd></button><a class="btn btn-ghost" href="/login">Log in</a><a class="btn btn-primary" href="/contact-sales">Contact sales</a><button class="md:hidden" aria-label="Open menu">${icon('menu', 20)}</button></div></div></header>`;
}

function documentation({ main, sidebar = [], title }: FrameOptions): string {
  const items = sidebar.map(
    (item) =>
      `<li><a class="sidebar-item block py-1.5 pl-4 text-sm" href="/docs/${slug(item)}">${escapeHtml(item)}</a></li>`,
  );
  return `<div class="mx-auto grid max-w-screen-xl grid-cols-[16rem_1fr_14rem] gap-10 px-6">
<aside class="sticky top-20 h-[calc(100vh-5rem)] overflow-y-auto py-8" aria-label="Docs sidebar"><nav><p class="px-4 text-xs font-semibold uppercase tracking-wider text-faint">Guides</p><ul>${items.join('')}</ul></nav></aside>
<main id="main" class="py-8 min-w-0"><nav aria-label="Breadcrumb" class="text-sm text-faint"><ol class="flex gap-2"><li><a href="/docs">Docs</a></li><li aria-hidden="true">/</li><li aria-current="page">${escapeHtml(title)}</li></ol></nav>
<article class="prose max-w-none">${main}</article>
<div class="mt-16 border-t border-subtle pt-6 text-sm"><span>Was this page helpful?</span> <button class="btn btn-ghost">Yes</button> <button class="btn btn-ghost">No</button></div></main>
<aside class="py-8 text-sm" aria-label="On this page"><p class="font-semibold">On this page</p></aside></div>`;
}

function footer({ brand, footerSeed, footerLinks, year = 2027 }: FrameOptions): string {
  const columns: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      'Product',
      [
        ...brand.products.map((product) => [product, `/${slug(product)}`] as const),
        ['Pricing', '/pricing'],
        ['Changelog', '/changelog'],
      ],
    ],
    [
      'Resources',
      [
        ['Documentation', '/docs'],
        ['Help centre', '/help'],
        ['Community', '/community'],
        ['System status', '/status'],
        ['Blog', '/blog'],
      ],
    ],
    [
      'Company',
      [
        ['About', '/about'],
        ['Careers', '/careers'],
        ['Press', '/press'],
        ['Brand', '/brand'],
      ],
    ],
    [
      'Legal',
      footerLinks ?? [
        ['Terms', '/terms'],
        ['Imprint', '/imprint'],
        ['Cookie settings', '#cookies'],
        ['Accessibility', '/accessibility'],
      ],
    ],
  ];
  const html = columns.map(([label, links]) => {
    const ordered = footerSeed ? shuffled(links, randomFrom(hashOf(`${footerSeed}/${label}`))) : links;
    const items = ordered.map(
      ([name, href]) =>
        `<li><a class="text-sm text-faint hover:text-ink" href="${href}">${escapeHtml(name)}</a></li>`,
    );
    return `<div><h3 class="text-sm font-semibold">${label}</h3><ul role="list" class="mt-4 space-y-2">${items.join('')}</ul></div>`;
  });
  return `<footer class="border-t border-subtle bg-muted" role="contentinfo"><div class="mx-auto grid max-w-screen-xl grid-cols-2 gap-8 px-6 py-16 md:grid-cols-4">${html.join('\n')}</div>
<div class="mx-auto flex max-w-screen-xl justify-between px-6 pb-10 text-xs text-faint"><p>© ${year} ${escapeHtml(brand.name)}. All rights reserved.</p><label>Language <select aria-label="Language"><option>English</option><option>Deutsch</option><option>Français</option><option>日本語</option></select></label></div></footer>`;
}

function cookieBanner({ brand, cookies = 'banner' }: FrameOptions): string {
  if (cookies === 'none') return '';
  const banner = `<div id="consent-sdk" class="consent-overlay fixed inset-x-4 bottom-4 z-50 rounded-2xl bg-surface p-6 shadow-2xl" role="dialog" aria-modal="false" aria-label="Cookie preferences"><h2 class="text-base font-semibold">Your privacy choices</h2><p class="mt-2 text-sm">We and our 231 partners use cookies to operate this site, to measure its use and to show you offers from ${escapeHtml(brand.name)}. You can change your mind at any time in the footer.</p><div class="mt-4 flex gap-3"><button id="consent-accept" class="btn btn-primary">Accept all</button><button id="consent-reject" class="btn btn-ghost">Reject optional</button><button class="btn btn-ghost">Manage preferences</button></div></div>`;
  if (cookies === 'banner') return banner;
  return `<script>setTimeout(function(){document.body.insertAdjacentHTML('beforeend',${JSON.stringify(banner).replaceAll('</', '<\\/')})},120)</script>`;
}

export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
