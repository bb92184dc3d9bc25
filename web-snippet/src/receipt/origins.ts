/** Whether an origin is on a site's list, as the server compares it: by character; `https://*.shop.example` is one label more. */
export const isOfSite = (origin: string, origins: readonly string[]): boolean =>
  origins.some((entry) => {
    const star = entry.indexOf("://*.");
    if (star < 0) return entry === origin;
    const scheme = entry.slice(0, star + 3);
    const parent = entry.slice(star + 4);
    if (!origin.startsWith(scheme) || !origin.endsWith(parent)) return false;
    return /^[a-z0-9-]+$/.test(origin.slice(scheme.length, -parent.length));
  });
