// Walking a page as a visitor meets it: through open shadow roots, slots and same-origin frames.

const unread = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

export interface Visitor {
  readonly element?: (element: Element) => void;
  readonly text?: (text: Text) => void;
}

/** Everything below and including the root, in the order of reading, without scripts and styles. */
export function visit(root: Node, visitor: Visitor): void {
  if (root.nodeType === Node.TEXT_NODE) {
    visitor.text?.(root as Text);
    return;
  }
  if (isElement(root)) {
    if (unread.has(root.nodeName)) return;
    visitor.element?.(root);
    const body = frameBody(root);
    if (body) visit(body, visitor);
  }
  for (const child of childrenOf(root)) {
    if (child.nodeType === Node.TEXT_NODE) visitor.text?.(child as Text);
    else if (child.nodeType === Node.ELEMENT_NODE) visit(child, visitor);
  }
}

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

export function elementsOf(root: Node | null): Element[] {
  const elements: Element[] = [];
  if (root) visit(root, { element: (element) => elements.push(element) });
  return elements;
}

export function textNodesOf(root: Node): Text[] {
  const texts: Text[] = [];
  visit(root, { text: (text) => texts.push(text) });
  return texts;
}

export function textOf(root: Node): string {
  let text = '';
  visit(root, {
    text: (node) => {
      text += `${node.data} `;
    },
  });
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
  if (parent && 'host' in parent) return (parent as ShadowRoot).host;
  return (node.ownerDocument?.defaultView?.frameElement as Element | null) ?? undefined;
}

export function ancestorsOf(node: Node): Element[] {
  const ancestors: Element[] = [];
  for (let at = parentOf(node); at; at = parentOf(at)) ancestors.push(at);
  return ancestors;
}

export function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}
