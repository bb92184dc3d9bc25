// The live panel: shows what the stand-ins have counted, which cookies exist, and what browser and server hold for a decision.
// An ordinary page's script: it uses window.jawoord and the public lookup, nothing else of Jawoord.
(() => {
  const POLL_EVERY = 2000;
  /** A request that was on its way when consent ended may still arrive; in milliseconds. */
  const GRACE = 1500;
  const SHOWN_EVENTS = 60;

  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("panel-data").textContent);
  const words = data.words;
  const panel = byId("panel");
  const jawoord = window.jawoord && window.jawoord.decision ? window.jawoord : undefined;
  const rows = [...document.querySelectorAll("#panel-services [data-service]")].map((element) => ({
    element,
    key: element.dataset.service,
    title: element.dataset.title,
    asked: element.dataset.asked === "true",
    cookies: element.dataset.cookies.split(" ").filter(Boolean),
    hits: 0,
    wasAllowed: false,
    deniedAt: 0,
    /** Hits that had arrived once consent had ended; those that come later are leaks. */
    settled: undefined,
  }));
  const titles = Object.fromEntries(rows.map((row) => [row.key, row.title]));

  const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const set = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  /* Timeline */
  const clock = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const log = (text) => {
    const now = new Date();
    const item = make("li");
    const time = make("time", clock.format(now));
    time.dateTime = now.toISOString();
    item.append(time, make("span", text));
    const list = byId("panel-events");
    list.prepend(item);
    while (list.children.length > SHOWN_EVENTS) list.lastChild.remove();
  };
  /** Several tags are held or let go in one breath: one line for them. */
  const gather = (tell) => {
    let keys = new Set();
    let timer;
    return (detail) => {
      (detail.keys || []).forEach((key) => keys.add(titles[key] || key));
      clearTimeout(timer);
      timer = setTimeout(() => {
        tell([...keys]);
        keys = new Set();
      }, 120);
    };
  };

  /* What is allowed, held, fired */
  const decision = () => jawoord && jawoord.decision();
  const allows = (key) => !!jawoord && jawoord.allows(key);
  const isOpen = (status) => status === "unanswered" || status === "expired";

  const stateOf = (row, now) => {
    if (!row.asked) return "always";
    if (allows(row.key)) return row.hits ? "fired" : "allowed";
    const late = row.settled === undefined ? 0 : row.hits - row.settled;
    if (row.hits && (!row.wasAllowed || late > 0)) return "leak";
    if (row.hits) return "stopped";
    if (!now) return "unreachable";
    return isOpen(now.status) || !now.current ? "held" : "refused";
  };

  const verdictOf = (now, states) => {
    const granted = rows.filter((row) => row.asked && allows(row.key)).length;
    const all = states.length;
    if (states.includes("leak")) return say("verdictLeak");
    if (!now) return say("verdictUnreachable");
    if (isOpen(now.status) || !now.current) return say("verdictUnanswered", { held: all });
    if (now.status === "withdrawn") return say("verdictWithdrawn");
    if (!granted) return say("verdictRefused");
    return say(granted === all ? "verdictAll" : "verdictGranted", { granted, all });
  };

  const render = () => {
    const now = decision();
    const asked = rows.filter((row) => row.asked);
    const states = asked.map((row) => stateOf(row, now));
    rows.forEach((row) => {
      const state = stateOf(row, now);
      const word = state === "fired" && row.hits === 1 ? "firedOne" : state;
      row.element.dataset.state = state;
      set(row.element.querySelector(".state"), say(word, { n: row.hits }));
    });
    set(byId("panel-verdict"), verdictOf(now, states));
    set(byId("panel-requests"), String(rows.reduce((sum, row) => sum + row.hits, 0)));
    set(byId("panel-held"), String(asked.filter((row) => !allows(row.key)).length));
    panel.toggleAttribute("data-alarm", states.includes("leak"));
    byId("panel-withdraw").hidden = !asked.some((row) => allows(row.key));
    renderDecision(now);
  };

  const noteChange = () => {
    rows.forEach((row) => {
      if (allows(row.key)) {
        row.wasAllowed = true;
        row.settled = undefined;
      } else if (row.wasAllowed && row.settled === undefined) {
        const counted = row;
        setTimeout(async () => {
          await count();
          if (!allows(counted.key)) counted.settled = counted.hits;
        }, GRACE);
      }
    });
  };

  /* Hits, as the stand-ins count them */
  const count = async () => {
    let counts;
    try {
      counts = await (await fetch(data.hits, { cache: "no-store" })).json();
    } catch {
      return;
    }
    const more = [];
    rows.forEach((row) => {
      const hits = counts.byService[row.key] || 0;
      if (hits > row.hits) more.push(`${row.title} ${hits - row.hits}`);
      row.hits = hits;
    });
    if (more.length) log(say("event.hits", { list: more.join(", ") }));
    renderThirdParty(counts.recent);
    render();
  };

  /* Cookies */
  let known;
  const ownerOf = (name) =>
    rows.find((row) => row.cookies.some((own) => (own.endsWith("*") ? name.startsWith(own.slice(0, -1)) : name === own)));
  const cookieItem = (name, owner) => {
    const item = make("li");
    item.append(make("code", name), make("span", owner));
    return item;
  };
  const renderCookies = () => {
    const names = document.cookie
      .split("; ")
      .map((pair) => pair.split("=")[0])
      .filter(Boolean)
      .sort();
    const before = known || names;
    if (known && String(known) === String(names)) return;
    set(byId("panel-cookie-count"), String(names.length));
    byId("panel-no-cookies").hidden = names.length > 0;
    const made = names.filter((name) => !before.includes(name)).join(", ");
    const gone = before.filter((name) => !names.includes(name)).join(", ");
    if (made) log(say("event.cookie", { names: made }));
    if (gone) log(say("event.cookieGone", { names: gone }));
    known = names;
    byId("panel-cookie-list").replaceChildren(
      ...names.map((name) => cookieItem(name, (ownerOf(name) || { title: say("unknownCookie") }).title)),
    );
  };
  const renderThirdParty = (recent) => {
    const set = new Map();
    recent.forEach((hit) => hit.cookies.forEach((name) => set.set(`${name} ${hit.host}`, [name, hit.host])));
    byId("panel-third-party").hidden = !set.size;
    byId("panel-third-party-list").replaceChildren(...[...set.values()].map(([name, host]) => cookieItem(name, host)));
  };

  /* The decision here, and as the server sees it */
  let server;
  let asking = false;
  const agrees = (now) =>
    server &&
    server.answer &&
    server.answer.status === now.status &&
    Object.keys(now.services).every((key) => server.answer.services[key] === now.services[key]);

  const askServer = async () => {
    const now = decision();
    if (!now || !now.session) {
      server = undefined;
      return;
    }
    if (asking || agrees(now)) return;
    asking = true;
    const path = data.sessions + now.session;
    const start = performance.now();
    try {
      const response = await fetch(path, { cache: "no-store" });
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      server = { answer, path, ms: performance.now() - start };
      if (agrees(now)) log(say("event.recorded"));
    } catch {
      server = { path };
    }
    asking = false;
    renderDecision(decision());
  };

  const answerCell = (yes) => {
    if (yes === undefined) return make("td", "–");
    return make("td", (yes ? "✓ " : "✕ ") + say(yes ? "yes" : "no"), yes ? "yes" : "");
  };
  const decisionRow = (label, ...cells) => {
    const row = make("tr");
    const head = make("th", label);
    head.scope = "row";
    row.append(head, ...cells);
    return row;
  };
  let drawn = "";
  const renderDecision = (now) => {
    const there = server && server.answer;
    const signature = JSON.stringify([now, server]);
    if (signature === drawn) return;
    drawn = signature;
    const categories = new Map();
    rows.forEach((row) => row.asked && categories.set(row.element.dataset.category, row.element.dataset.categoryTitle));
    const body = [
      decisionRow(
        say("status"),
        make("td", now ? say(now.status) : "–"),
        make("td", there ? say(there.status) : server ? say("away") : say("none")),
      ),
    ];
    categories.forEach((title, key) => {
      body.push(decisionRow(title, answerCell(now && now.categories[key]), answerCell(there && there.categories[key])));
      rows
        .filter((row) => row.element.dataset.category === key && now && now.services[row.key] !== now.categories[key])
        .forEach((row) => body.push(decisionRow("– " + row.title, answerCell(now.services[row.key]), answerCell(there && there.services[row.key]))));
    });
    byId("panel-decision-rows").replaceChildren(...body);
    const note = byId("panel-server");
    note.hidden = !now;
    if (!server) set(note, say("serverNothing"));
    else if (there) set(note, say("serverAnswered", { path: server.path, ms: server.ms < 10 ? server.ms.toFixed(1) : Math.round(server.ms) }));
    else set(note, say("serverAway"));
  };

  /* When to look */
  let soon;
  const look = async () => {
    renderCookies();
    render();
    await Promise.all([count(), askServer()]);
    renderCookies();
    panel.dataset.looked = "true";
  };
  const lookSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(look, 80);
  };
  if (jawoord) {
    jawoord.on("ready", () => log(say("event.ready")));
    jawoord.on("shown", ({ layer }) => log(say("event.shown", { layer: say("event." + layer) })));
    jawoord.on("blocked", gather((keys) => log(keys.length === 1 ? say("event.blockedOne", { keys }) : say("event.blocked", { n: keys.length }))));
    jawoord.on("released", gather((keys) => log(say("event.released", { keys: keys.join(", ") }))));
    jawoord.on("choice", ({ action }) => log(say("event.choice", { action: say("action." + action) })));
    jawoord.on("refused", ({ status }) => log(say("event.refused", { status })));
    jawoord.on("change", () => log(say("event.change")));
    ["shown", "blocked", "released", "choice", "change", "refused"].forEach((name) =>
      jawoord.on(name, () => {
        noteChange();
        lookSoon();
      }),
    );
  }
  new PerformanceObserver((list) => {
    const ours = ({ name }) => name.startsWith(data.standIns) || name.includes("/demo/beacon");
    if (list.getEntries().some(ours)) lookSoon();
  }).observe({ type: "resource", buffered: true });
  if (window.cookieStore) window.cookieStore.addEventListener("change", lookSoon);
  setInterval(() => document.visibilityState === "visible" && look(), POLL_EVERY);
  noteChange();
  look();

  /* Buttons */
  document.querySelectorAll("[data-demo-settings]").forEach((button) => button.addEventListener("click", () => jawoord && jawoord.show()));
  byId("panel-withdraw").addEventListener("click", () => jawoord && jawoord.withdraw());

  /* Start over: choice, cookies here and at the stand-ins, counts of this page */
  byId("panel-start-over").addEventListener("click", async () => {
    [localStorage, sessionStorage].forEach((storage) =>
      Object.keys(storage)
        .filter((key) => key.startsWith("jawoord"))
        .forEach((key) => storage.removeItem(key)),
    );
    known.forEach((name) =>
      ["/", "/demo"].forEach((path) => {
        document.cookie = `${name}=; path=${path}; max-age=0`;
      }),
    );
    await Promise.allSettled([
      fetch(data.hits, { method: "DELETE" }),
      fetch(data.forget, { method: "POST", mode: "no-cors", credentials: "include" }),
    ]);
    location.reload();
  });

  /* The bar on narrow screens */
  const toggle = byId("panel-toggle");
  toggle.addEventListener("click", () => {
    const open = panel.toggleAttribute("data-open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? toggle.dataset.less : toggle.dataset.more;
  });
  const measure = () => {
    document.documentElement.style.setProperty("--bar", panel.querySelector(".panel-bar").offsetHeight + "px");
    const banner = document.querySelector("jawoord-banner[data-state=open]");
    const box = banner && banner.shadowRoot && banner.shadowRoot.querySelector("section");
    document.documentElement.style.setProperty("--asked", box ? innerHeight - box.getBoundingClientRect().top + "px" : "0px");
  };
  new ResizeObserver(measure).observe(panel.querySelector(".panel-bar"));
  addEventListener("resize", measure);
  ["shown", "choice"].forEach((name) => document.addEventListener("jawoord:" + name, () => requestAnimationFrame(measure)));
  measure();
})();
