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
