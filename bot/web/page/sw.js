// Opens the page without a line: its own files, and nothing of anybody. The network comes first, so that nobody stays on
// an old version; what the server answers about a chat is never kept. The server fills in the version and the files.

const VERSIE = "ketenbot-__VERSIE__";
const BESTANDEN = __BESTANDEN__;

self.addEventListener("install", (gebeurtenis) => {
  const nieuw = BESTANDEN.map((naam) => new Request(naam, { cache: "reload" }));
  gebeurtenis.waitUntil(caches.open(VERSIE).then((kast) => kast.addAll(nieuw)).then(() => self.skipWaiting()));
});

async function ruimOp() {
  const namen = await caches.keys();
  await Promise.all(namen.filter((naam) => naam !== VERSIE).map((naam) => caches.delete(naam)));
  await self.clients.claim();
}

self.addEventListener("activate", (gebeurtenis) => gebeurtenis.waitUntil(ruimOp()));

// Every ping is shown, whatever is open: a browser takes the right away from who shows nothing.
async function toon(melding) {
  const gegevens = { body: melding.body, tag: melding.tag, lang: "nl", icon: "icoon-192.png", badge: "icoon-192.png", renotify: true };
  await self.registration.showNotification(melding.title, gegevens);
  await fetch("api/ontvangen", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: "{}", credentials: "same-origin",
  }).then(async () => {
    for (const raam of await self.clients.matchAll({ type: "window" })) raam.postMessage("ontvangen");
  }).catch(() => {}); // that it was shown is good to know, and no more
}

self.addEventListener("push", (gebeurtenis) => {
  let melding = { title: "Ketenbot", body: "Er staat een nieuw bericht voor je klaar.", tag: "ketenbot" };
  try {
    melding = { ...melding, ...gebeurtenis.data.json().notification };
  } catch { /* shown all the same */ }
  gebeurtenis.waitUntil(toon(melding));
});

async function open() {
  const ramen = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const raam = ramen.find((een) => new URL(een.url).pathname.startsWith("/chat/"));
  return raam ? raam.focus() : self.clients.openWindow("./");
}

self.addEventListener("notificationclick", (gebeurtenis) => {
  gebeurtenis.notification.close();
  gebeurtenis.waitUntil(open());
});

self.addEventListener("fetch", (gebeurtenis) => {
  const { request: vraag } = gebeurtenis;
  const plek = new URL(vraag.url);
  if (vraag.method !== "GET" || plek.origin !== self.location.origin) return;
  const naam = plek.pathname.replace("/chat/", "");
  if (!BESTANDEN.includes(naam || "./")) return; // the chat, files: straight to the server, never through a cache
  gebeurtenis.respondWith(fetch(vraag).catch(async (fout) => {
    const kast = await caches.open(VERSIE);
    const bewaard = await kast.match(naam || "./", { ignoreSearch: true });
    if (!bewaard) throw fout;
    return bewaard;
  }));
});
