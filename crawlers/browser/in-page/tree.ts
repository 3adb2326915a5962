// Walking a page as a visitor meets it: through open shadow roots, slots and same-origin frames.

const unread = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

/** The children as they are laid out: a shadow root's in place of its host's, assigned nodes in place of a slot's. */
export function childrenOf(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  if (node.localName === 'slot') {
    const assigned = (node as HTMLSlotElement).assignedNodes?.() ?? [];
    if (assigned.length > 0) return assigned;
  }
  return node.childNodes;
}

/** The body of a frame of the same origin; nothing for all others. */
export function frameBody(node: Element): HTMLElement | undefined {
  if (node.localName !== 'iframe' && node.localName !== 'frame') return undefined;
  try {
    return (node as HTMLIFrameElement).contentDocument?.body ?? undefined;
  } catch {
    return undefined;
  }
}

/** Every element below and including the root, in the order of reading, without scripts and styles. */
export function* elementsOf(root: Node): Generator<Element> {
  if (isElement(root)) {
    if (unread.has(root.nodeName)) return;
    yield root;
    const body = frameBody(root);
    if (body) yield* elementsOf(body);
  }
  for (const child of childrenOf(root)) if (isElement(child)) yield* elementsOf(child);
}

export function* textNodesOf(root: Node): Generator<Text> {
  if (root.nodeType === Node.TEXT_NODE) {
    yield root as Text;
    return;
  }
  if (isElement(root)) {
    if (unread.has(root.nodeName)) return;
    const body = frameBody(root);
    if (body) yield* textNodesOf(body);
  }
  for (const child of childrenOf(root)) yield* textNodesOf(child);
}

export function textOf(root: Node): string {
  let text = '';
  for (const node of textNodesOf(root)) text += `${node.data} `;
  return oneLine(text);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** Upwards through shadow roots and frames. */
export function parentOf(node: Node): Element | undefined {
  const parent = node.parentNode;
  if (parent && isElement(parent)) return parent;
  if (parent instanceof ShadowRoot || (parent && 'host' in parent)) return (parent as ShadowRoot).host;
  return (node.ownerDocument?.defaultView?.frameElement as Element | null) ?? undefined;
}

export function* ancestorsOf(node: Node): Generator<Element> {
  for (let at = parentOf(node); at; at = parentOf(at)) yield at;
}

export function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}
