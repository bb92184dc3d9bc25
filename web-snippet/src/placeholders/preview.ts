import type { Config } from "../core/config.ts";

const PLACE = "{id}";

/** The id in an embed's address, by a template that ends in `{id}`; what follows the id in the address is not looked at. */
export const idIn = (address: string, template: string): string | undefined => {
  const before = template.slice(0, -PLACE.length);
  const [id] = (address.startsWith(before) && /^[\w-]{1,64}(?![\w-])/.exec(address.slice(before.length))) || [];
  return id;
};

/** Where our server has the picture of an embed, if a service of the notice says how to find it. */
export const previewOf = ({ site, services }: Config, api: string, address: string): string | undefined => {
  for (const { key, preview } of services) {
    const id = preview && idIn(address, preview.id);
    if (id) return `${api}/v1/sites/${site}/previews/${key}/${id}`;
  }
  return undefined;
};
