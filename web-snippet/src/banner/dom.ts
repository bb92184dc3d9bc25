/** Elements and words. Configuration only ever becomes text or a checked address: there is no markup in it. */
export type Child = Node | string | false | undefined;
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value || value === "") element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...(children.filter(Boolean) as (Node | string)[]));
  return element;
};

/** Only these lead somewhere; anything else (`javascript:`, `data:`) is shown as text. */
export const isLinkable = (address: string): boolean => {
  try {
    return /^https?:$/.test(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
};

export const link = (address: string, text: string): Node =>
  isLinkable(address) ? h("a", { href: address, target: "_blank", rel: "noopener" }, text) : h("span", {}, text + ": " + address);
