// Only in the try-out. A browser subscribes with the push service of its maker, far from this machine: here that of the
// try-out stands in for it, and this page shows what it read. All else is as in real use.

(() => {
  const PLEK = "proef-abonnement";
  const JSON_ = { "Content-Type": "application/json" };
  const lees = () => JSON.parse(localStorage.getItem(PLEK) ?? "null");
  const schrijf = (abonnement) => localStorage.setItem(PLEK, JSON.stringify(abonnement));

  const alsAbonnement = ({ sleutel, eindpunt, p256dh, auth }) => ({
    options: { applicationServerKey: new Uint8Array(sleutel).buffer },
    toJSON: () => ({ endpoint: eindpunt, keys: { p256dh, auth } }),
    async unsubscribe() {
      localStorage.removeItem(PLEK);
      return true;
    },
  });

  async function neem({ applicationServerKey }) {
    const antwoord = await fetch("/proef/abonnement", { method: "POST", headers: JSON_, body: "{}" });
    if (!antwoord.ok) throw new DOMException("geen dienst", "AbortError");
    const { eindpunt, p256dh, auth, wie, nummer } = await antwoord.json();
    const sleutel = [...new Uint8Array(applicationServerKey.buffer ?? applicationServerKey)];
    schrijf({ sleutel, eindpunt, p256dh, auth, wie, nummer });
    return alsAbonnement(lees());
  }

  async function toon({ titel, tekst, tag }) {
    const plek = await navigator.serviceWorker.ready;
    await plek.showNotification(titel, { body: tekst, tag, lang: "nl", icon: "icoon-192.png", renotify: true });
    await fetch("api/ontvangen", { method: "POST", headers: JSON_, body: "{}" });
    navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: "ontvangen" }));
  }

  // One tab at a time looks, so that each ping is shown once.
  async function kijk() {
    const abonnement = lees();
    if (!abonnement) return;
    const { pings = [] } = await (await fetch("/proef/post", { cache: "no-store" })).json();
    const nieuw = pings.filter(({ wie, nummer }) => wie === abonnement.wie && nummer > abonnement.nummer).reverse();
    if (!nieuw.length) return;
    schrijf({ ...abonnement, nummer: nieuw.at(-1).nummer });
    for (const ping of nieuw) await toon(ping);
  }

  function zegWaar() {
    const balk = document.createElement("p");
    const naar = document.createElement("a");
    Object.assign(naar, { href: "/#post", target: "ketenbot-proef", textContent: "postbus van de proef" });
    balk.className = "lijn";
    balk.append("Proefversie. De mail met je code staat in de ", naar, ".");
    document.querySelector(".balk").after(balk);
  }

  if ("PushManager" in window) {
    PushManager.prototype.subscribe = neem;
    PushManager.prototype.getSubscription = async () => (lees() ? alsAbonnement(lees()) : null);
    setInterval(() => navigator.locks.request("proef-pings", { ifAvailable: true }, (vrij) => vrij && kijk()).catch(() => {}), 2000);
  }
  document.addEventListener("DOMContentLoaded", zegWaar);
})();
