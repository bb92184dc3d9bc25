const PROBE = "jawoord_probe";

/** The widest domain of this page that takes cookies, found by trying, since browsers know which names are public suffixes; empty for none. */
export const sharedDomain = (): string => {
  const labels = location.hostname.split(".");
  try {
    for (let at = labels.length - 2; at >= 0; at--) {
      const domain = labels.slice(at).join(".");
      const attributes = `;path=/;domain=${domain}`;
      document.cookie = PROBE + "=1" + attributes;
      if (document.cookie.includes(PROBE)) {
        document.cookie = PROBE + "=" + attributes + ";max-age=0";
        return domain;
      }
    }
  } catch {
    // Cookies are blocked.
  }
  return "";
};
