// Pings on this device: only asked for on a press, tried on a press. The mail comes whether or not they are on.

import { bytes } from "./bytes.js";
import { dag, tijd } from "./deel/datum.js";
import { doe, haal } from "./post.js";

const $ = (naam) => document.getElementById(naam);
const kan = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const IPHONE = "Op een iPhone of iPad (vanaf iOS 16.4) komen meldingen alleen van het beginscherm. Kies in Safari Deel, dan "
  + "“Zet op beginscherm”. Open Ketenbot daar, log in met je werkmail, en kom hier terug.";
const KAN_NIET = "Deze browser toont geen meldingen. Als er iets dringends is, krijg je een mail.";
const GEWEIGERD = "Dit apparaat houdt meldingen van Ketenbot tegen. Sta ze toe bij de instellingen van je browser voor deze "
  + "pagina (het slotje naast het adres), en kom hier terug.";
const GEEN = "Je organisatie heeft meldingen niet aangezet. Als er iets dringends is, krijg je een mail.";
const UIT = "Wil je hier meteen een melding als er iets voor je is? Er staat nooit een zaak of een naam in.";

const gelijk = (een, ander) => een?.byteLength === ander.byteLength && new Uint8Array(een).every((b, i) => b === ander[i]);

async function abonneer(sleutel) {
  const { pushManager: bezorger } = await navigator.serviceWorker.ready;
  let abonnement = await bezorger.getSubscription();
  if (abonnement && !gelijk(abonnement.options.applicationServerKey, bytes(sleutel))) {
    await abonnement.unsubscribe(); // it was made for a key that is no longer ours
    abonnement = null;
  }
  abonnement ??= await bezorger.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(sleutel) });
  const { endpoint: eindpunt, keys } = abonnement.toJSON();
  return doe("push", { eindpunt, p256dh: keys.p256dh, auth: keys.auth });
}

// The browser's own subscription ends too: it is of the browser, and the next who logs in here is somebody else.
export async function zegAf() {
  if (!kan()) return;
  const plek = await navigator.serviceWorker.getRegistration();
  await (await plek?.pushManager.getSubscription())?.unsubscribe();
}

// At each opening: a subscription that a browser changed by itself is told, one of somebody else is ended.
export async function kijkNa() {
  if (!kan() || Notification.permission !== "granted") return;
  const { sleutel, aan } = await haal("push-stand");
  if (aan && sleutel) await abonneer(sleutel);
  else await zegAf();
}

export function luisterMeldingen({ meld }) {
  let stand = { sleutel: null, aan: false, ontvangen: null };

  function woorden() {
    if (stand.aan) {
      const laatst = stand.ontvangen ? new Date(stand.ontvangen) : null;
      const wanneer = laatst ? `${dag(laatst)}, ${tijd(laatst)}` : "nog geen";
      return `Meldingen staan aan op dit apparaat. Laatste melding ontvangen: ${wanneer}.`;
    }
    if (!stand.sleutel) return GEEN;
    if (navigator.standalone === false) return IPHONE;
    if (!kan()) return KAN_NIET;
    return Notification.permission === "denied" ? GEWEIGERD : UIT;
  }

  function teken() {
    $("melding-stand").textContent = woorden();
    const uit = !stand.aan && woorden() === UIT;
    $("melding-aan").hidden = !uit;
    for (const naam of ["melding-uit", "melding-proef"]) $(naam).hidden = !stand.aan;
  }

  async function probeer(daad) {
    try {
      await daad();
    } catch (fout) {
      const eigen = fout instanceof DOMException;
      meld(eigen ? "Het lukte je browser niet om meldingen aan te zetten. Als er iets dringends is, krijg je een mail." : fout.message);
    }
    teken();
  }

  $("meldingen-open").addEventListener("click", () => probeer(async () => {
    $("eigen").open = false;
    stand = await haal("push-stand");
    teken();
    $("meldingen").showModal();
  }));
  $("melding-aan").addEventListener("click", () => {
    // Asked in the press itself: some browsers forget it at the first wait.
    const gevraagd = Notification.requestPermission();
    probeer(async () => {
      if (await gevraagd === "granted") stand = await abonneer(stand.sleutel);
    });
  });
  $("melding-uit").addEventListener("click", () => probeer(async () => {
    stand = await doe("push-uit", {});
    await zegAf();
  }));
  $("melding-proef").addEventListener("click", () => probeer(async () => {
    const { woord } = await doe("push-proef", {});
    $("melding-woord").textContent = woord;
  }));
  $("meldingen-dicht").addEventListener("click", () => $("meldingen").close());
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data !== "ontvangen" || !$("meldingen").open) return;
    haal("push-stand").then((nu) => { stand = nu; teken(); }, () => {});
  });
}
