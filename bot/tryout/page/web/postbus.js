// The web door in the try-out: an invitation at a press, the mailbox, and the pings that its push service read.

import { dag, tijd } from "./deel/datum.js";
import { maak } from "./deel/maak.js";
import { doe, haal } from "./post.js";

const $ = (naam) => document.getElementById(naam);
const PAUZE = 2000;
let nummer = -1;

const wanneer = (moment) => `${dag(new Date(moment)).split(" ").slice(0, 3).join(" ")}, ${tijd(new Date(moment))}`;

// Each is drawn once; of the mails the newest lies open.
function teken(lijst, dingen, leeg, maakEen) {
  const er = new Set([...lijst.children].map((een) => een.dataset.nummer));
  const nieuw = dingen.filter((een) => !er.has(String(een.nummer)));
  lijst.querySelector(".leeg")?.remove();
  if (nieuw.length) lijst.querySelectorAll("details").forEach((een) => { een.open = false; });
  lijst.prepend(...nieuw.map(maakEen));
  while (lijst.children.length > dingen.length) lijst.lastChild.remove();
  if (!dingen.length) lijst.replaceChildren(maak("li", { class: "leeg" }, leeg));
}

const mail = ({ nummer: eigen, aan, onderwerp, tekst, moment }, plaats) =>
  maak("li", { "data-nummer": eigen }, maak("details", { open: plaats === 0 ? "" : undefined },
    maak("summary", {}, maak("strong", {}, onderwerp), maak("small", {}, `aan ${aan}, ${wanneer(moment)}`)),
    maak("p", {}, tekst)));

const ping = ({ nummer: eigen, titel, tekst, moment }) =>
  maak("li", { "data-nummer": eigen }, maak("strong", {}, titel), maak("p", {}, tekst), maak("small", {}, wanneer(moment)));

function toon({ adres, nummer: nu, mails, pings }) {
  $("naar-webpagina").href = adres;
  if (nu === nummer) return;
  teken($("mails"), mails, "Nog geen mail sinds de start.", mail);
  teken($("pings"), pings, "Nog geen melding sinds de start.", ping);
  if (nummer >= 0 && nu > nummer) $("post-nieuws").textContent = "Er is iets nieuws in de postbus of bij de meldingen.";
  nummer = nu;
}

async function nodigUit() {
  try {
    const { link, domein, organisatie } = await doe("uitnodiging", {});
    $("uitgenodigd").replaceChildren(
      maak("a", { href: link, target: "ketenbot-web" }, `Open de uitnodiging voor ${organisatie}`),
      ` en verzin een adres op @${domein}. De code komt hieronder in de postbus.`);
  } catch (fout) {
    $("uitgenodigd").textContent = fout.message;
  }
}

async function kijk() {
  const gevonden = await haal("proef/post");
  $("post").hidden = $("welkom-web").hidden = gevonden.adres === null;
  if (gevonden.adres === null) return false;
  const eerste = nummer < 0;
  toon(gevonden);
  if (eerste && location.hash === "#post") $("post").scrollIntoView();
  return true;
}

export async function beginPostbus() {
  $("nodig-uit").addEventListener("click", nodigUit);
  for (;;) {
    try {
      if (document.visibilityState === "visible" && !(await kijk())) return;
    } catch { /* the page says elsewhere that the try-out does not answer */ }
    await new Promise((klaar) => setTimeout(klaar, PAUZE));
  }
}
