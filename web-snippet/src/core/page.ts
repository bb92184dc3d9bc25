/** Runs after the next paint, in a task of its own; soon also where nothing is painted, as in a hidden tab. */
export const afterPaint = (run: () => void): void => {
  let done = false;
  const once = (): void => {
    if (!done) run();
    done = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 250);
};

/** Runs as soon as there is a body: mostly before its first element is there. */
export const whenBody = (run: () => void): void => {
  if (document.body) return run();
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    run();
  });
  observer.observe(document.documentElement, { childList: true });
};
