// Markup of any kind, good and broken, drawn at random and the same for the same seed.

const pieces = [
  '<p>',
  '</p>',
  '<a href="/x?a=1&amp;b=2">',
  "<a title='it&#39;s'>",
  '<p class="a b" ID="c" hidden>',
  '<i a=""b="2"/>',
  '<i =a="b" / c ="d" e= "f">',
  '<i a="&" b="x&amp;y" data-n="1>2">',
  '</a>',
  'words & more',
  '&amp;',
  '&copy',
  '&#x41;',
  '<',
  '>',
  '"',
  "'",
  '=',
  '<!-- a -- b -->',
  '<!--',
  '-->',
  '<![CDATA[ x ]]>',
  '<script>if (a < b && c) "</p>"</script>',
  '<style>a>b{}</style>',
  '<title>a &lt; b</title>',
  '<textarea><b></textarea>',
  '<script>',
  '</script>',
  '<svg/>',
  '<img alt=x src=y>',
  '<b class="',
  '<?php x ?>',
  '<!doctype html>',
  ' \n ',
  '</',
  '<p a b=c',
  'é漢😀',
];

export function randomBelow(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

export function markup(random: (below: number) => number): string {
  return Array.from({ length: 1 + random(14) }, () => pieces[random(pieces.length)]).join('');
}
