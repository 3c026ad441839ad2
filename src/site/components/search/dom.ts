/** Making elements. */

type Child = Node | string | undefined | false;

/** @param properties attributes; true is an attribute without a value, false and undefined are none */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === true) element.setAttribute(key, '');
    else if (typeof value === 'string') element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** @throws Error where the page lacks the element */
export function need<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`Found no ${selector} on the page`);
  return element;
}
