// How the elements of HTML nest: which hold nothing, which a new one closes, where markup is foreign.

function named(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

export const holdsNothing = named(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);

/** In these a tag that closes itself is an element without content. */
export const foreign = named('math svg');
/** Inside those, in these it is not. */
export const home = named('mi mo mn ms mtext annotation-xml foreignobject desc title');

const control = named('input option optgroup select button datalist textarea');
const paragraph = named('p');
const term = named('dd dt');
const ruby = named('rt rp');
const tableSection = named('thead tbody');

/** What a new element closes, for as long as the innermost open one is among these. */
export const closedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['body', named('head link script')],
  ['li', named('li')],
  ['tr', named('tr th td')],
  ['th', named('th')],
  ['td', named('thead th td')],
  ['option', named('option')],
  ['optgroup', named('optgroup option')],
  ...each('select input output button datalist textarea', control),
  ...each('dd dt', term),
  ...each('rt rp', ruby),
  ...each('tbody tfoot', tableSection),
  ...each('p h1 h2 h3 h4 h5 h6 pre blockquote hr table ul ol dl form fieldset details address', paragraph),
  ...each('div section article aside header footer main nav figure figcaption', paragraph),
]);

function each(names: string, closes: ReadonlySet<string>): [string, ReadonlySet<string>][] {
  return names.split(' ').map((name) => [name, closes]);
}
