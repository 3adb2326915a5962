// A page without navigation: login, refusals.
import { asset } from '../assets.ts';
import { html, type Html } from '../html.ts';

export function plainPage(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Assay</title>
<link rel="icon" href="${asset('mark.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('inbox.css')}">
</head>
<body class="plain">
<main>
<p class="brand"><img src="${asset('mark.svg')}" alt="" width="24" height="24"> Assay</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
}
