// Says what a press in the banner would have done. Stops nothing: the page's sandbox and policy do, whatever the banner's code is.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const say = (text) => {
    const line = document.createElement("li");
    line.textContent = text;
    document.getElementById("said").append(line);
  };

  // What most visitors got: whoever looks at it here may have the signal on.
  try {
    Object.defineProperty(navigator, "globalPrivacyControl", { value: false });
  } catch {
    // It can't be set in this browser: the notice then says that the signal is on.
  }

  // The colours that are asked for instead of the reader's own: the style is given to the browser as if its system had them.
  if (words.scheme) {
    const asked = (css) =>
      css
        .replace(/\(prefers-color-scheme:\s*(\w+)\)/g, (query, scheme) => (scheme === words.scheme ? "all" : "not all"))
        .replace(/color-scheme:\s*light dark/g, "color-scheme:" + words.scheme);
    for (const method of ["replaceSync", "insertRule"]) {
      const own = CSSStyleSheet.prototype[method];
      CSSStyleSheet.prototype[method] = function (css, ...rest) {
        return own.call(this, asked(css), ...rest);
      };
    }
  }

  // What is allowed before any answer is no answer's doing.
  let always = {};
  document.addEventListener("jawoord:ready", ({ detail }) => {
    always = { ...detail.decision.categories, ...detail.decision.services };
  });
  document.addEventListener("jawoord:choice", ({ detail }) => {
    const { categories, services } = detail.decision;
    const granted = Object.entries({ ...categories, ...services }).filter(([key, yes]) => yes && !always[key]);
    const keys = granted.map(([key]) => key).join(", ") || words.none;
    say(`${words.would}: ${words[detail.action] || detail.action} (${detail.surface}); ${words.allowed}: ${keys}.`);
  });

  // Links of the notice are the site's: here they would lead astray.
  addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
      if (!link || link.getRootNode() === document) return;
      event.preventDefault();
      say(`${words.leads} ${link.getAttribute("href")}`);
    },
    true,
  );

  if (words.layer === "2") document.addEventListener("DOMContentLoaded", () => window.jawoord && window.jawoord.show());
})();
