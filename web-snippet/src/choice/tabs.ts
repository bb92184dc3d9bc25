/** Other tabs of the same site. */
export interface Tabs {
  /** From here on it is heard what they tell. */
  listen(): void;
  tell(choice: unknown): void;
}

/**
 * Tabs tell each other of a choice also where there is no storage whose events would. The channel is closed while the page is put by, or
 * the browser could not keep it for going back to.
 */
export const createTabs = (name: string, heard: (choice: unknown) => void): Tabs => {
  let channel: BroadcastChannel | undefined;
  const listen = (): void => {
    try {
      channel ||= new BroadcastChannel(name);
      channel.onmessage = ({ data }) => heard(data);
    } catch {
      // Not in this browser, or not on this page.
    }
  };
  addEventListener("pagehide", () => (channel = channel?.close() as undefined));
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  return {
    listen,
    tell(choice) {
      listen();
      channel?.postMessage(choice);
    },
  };
};
