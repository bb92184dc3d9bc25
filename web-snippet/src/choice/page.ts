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
