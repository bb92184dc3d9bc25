// Stands in for Meta's fbevents.js: works off the queue of the base code, obeys fbq('consent', …), and reports clicks by itself.
const ids = [];
let held = false;
let waiting = [];

const send = (event) => {
  if (held) {
    waiting.push(event);
    return;
  }
  const fbp = keepCookie("_fbp", () => `fb.1.${Date.now()}.${chance(18)}`, 90);
  ids.forEach((id) => pixel("www.facebook.com/tr/", event, { tid: id, fbp }));
};

const commands = {
  init: (id) => ids.push(id),
  track: send,
  trackCustom: send,
  consent(state) {
    held = state === "revoke";
    const late = held ? [] : waiting;
    if (!held) waiting = [];
    late.forEach(send);
  },
};

const handle = ([command, ...rest]) => commands[command]?.(...rest);
window.fbq.callMethod = (...entry) => handle(entry);
window.fbq.queue.splice(0).forEach((entry) => handle([...entry]));
onClicks(() => send("SubscribedButtonClick"));
