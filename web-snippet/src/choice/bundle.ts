import type { BannerPart, Host, Parts } from "../ui.ts";
import { create } from "./index.ts";

// Shorter than what the bundler makes of an export; the server joins the parts, and adds `banner`, which runs the banner's.
interface Part {
  create(host: Host): Parts;
  banner?(): BannerPart;
}
declare let jawoordPart: Part;
const part: Part = { create: (host) => create(host, () => part.banner!()) };
jawoordPart = part;
