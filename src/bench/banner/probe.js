/**
 * Runs in each page before anything of it. One rule for every banner: it is visible in the first frame after which its accept button has
 * a size, lies inside the window and is not transparent. It is looked for when the document changes, not in each frame, so that looking costs
 * a page without a banner, where it finds nothing, no less than one with.
 */
(expression) => {
  const find = new Function("return " + expression);
  const seen = { visible: undefined, longTasks: [], shifts: 0, events: [] };
  window.bench = seen;

  const observe = (type, each, more) => {
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  };
  observe("longtask", ({ startTime, duration }) => seen.longTasks.push({ startTime, duration }));
  observe("layout-shift", ({ value, hadRecentInput }) => (seen.shifts += hadRecentInput ? 0 : value));
  const input = ({ name, interactionId, duration, startTime, processingStart, processingEnd }) =>
    seen.events.push({ name, interactionId, duration, delay: processingStart - startTime, handlers: processingEnd - processingStart });
  observe("event", (entry) => entry.interactionId && input(entry), { durationThreshold: 16 });
  observe("first-input", input);

  const isVisible = (element) => {
    const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
    return (
      width > 0 && height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    );
  };
  window.benchAccept = () => {
    const element = find();
    return element && isVisible(element) ? element : null;
  };

  let looking = false;
  const look = () => {
    if (window.benchAccept()) {
      // A message that is sent in a frame arrives when the frame is done.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        seen.visible = performance.now();
        window.benchSeen("");
      };
      port2.postMessage(0);
      observer.disconnect();
    } else if (find()) requestAnimationFrame(look);
    else looking = false;
  };
  const observer = new MutationObserver(() => {
    if (looking || !find()) return;
    looking = true;
    requestAnimationFrame(look);
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "style"] });
};
