import { definition } from "./jawoord.mjs";

const en = (texts) => texts.en;

/** What every banner tells, in English: the same purposes and services for all. */
export const content = () => {
  const { categories, services } = definition();
  const twelve = [...services.slice(0, 11), { ...services.at(-1), key: "pinterest-tag", title: { en: "Pinterest" } }];
  return {
    title: "May we watch along?",
    intro: "Kom & Kan B.V. wants to use cookies and similar techniques on this site. Data then goes to 7 other parties.",
    hint: "You can always change or withdraw your choice through ‘Cookie settings’ at the bottom of each page.",
    privacy: "https://komenkan.example/privacy",
    accept: "Accept all",
    reject: "Reject all",
    settings: "Choose yourself",
    save: "Save choice",
    close: "Close",
    categories: categories.map(({ key, title, purpose }) => ({ key, title: en(title), purpose: en(purpose) })),
    services: twelve.map(({ key, category, title, purpose, provider, cookies }) => ({
      key,
      category,
      title: en(title),
      purpose: en(purpose),
      provider: provider.name,
      privacyUrl: provider.privacyUrl,
      cookies: cookies.map(({ name, lifetime }) => ({ name, lifetime })),
    })),
  };
};

/** The services that have a tag on the page, with their category. */
export const TAGS = { ga4: "analytics", "meta-pixel": "marketing" };

/** The least style that a banner needs, for those that bring none. */
export const plainStyle = (selector) =>
  `<style>${selector}{position:fixed;left:1rem;bottom:1rem;width:26rem;max-width:calc(100vw - 2rem);padding:1rem;background:#fff;` +
  "border:1px solid #999;border-radius:8px}</style>";
