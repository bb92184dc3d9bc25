/** The server that a script came from: its origin, and the path that the owner's proxy has it under. */
export const serverOf = (src: string): string => src.replace(/\/s\/[^/?#]+(\/\w+)?\.js.*/, "");

/** The script that runs, also on a page with `<img name="currentScript">`. */
export const running = (): HTMLScriptElement | null =>
  Reflect.get(Document.prototype, "currentScript", document) as HTMLScriptElement | null;

/** Runs after the next paint, in a task of its own; soon also where nothing is painted, as in a hidden tab. */
export const afterPaint = (run: () => void): void => {
  let done: boolean | undefined;
  const once = (): void => {
    if (!done) run();
    done = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 250);
};
