// The page: who is there, the chat, and what keeps it up to date.

import { Gesprek, groei as groeiVeld, panelen, tekenToetsen } from "./deel/gesprek.js";
import { maak } from "./deel/maak.js";
import { kwijt, luisterInloggen, toonInloggen, uitgenodigd } from "./inloggen.js";
import { isIos, luisterInstalleren, meldAan, vergelijkVersie } from "./installeren.js";
import { kijkNa, luisterMeldingen, zegAf } from "./meldingen.js";
import { biedAan, luisterPasskeys } from "./passkeys.js";
import { doe, GeenLijn, haal, stuurBestand, Weigering } from "./post.js";
import { Volger } from "./volgen.js";
import { Wachtrij } from "./wachtrij.js";
import { luisterZittingen } from "./zittingen.js";
import { luisterZoeken } from "./zoeken.js";

const $ = (naam) => document.getElementById(naam);
const CONCEPT = "concept";
const NIET_BEWAARD = "Dit bericht is niet bewaard.";

const stand = { nummer: 0, leven: "", meer: false };
const berichten = new Map();
const bot = { naam: "Ketenbot", gebruiker: "" };
const daden = { zeg: (tekst) => wachtrij.zeg(tekst), druk };
const beeld = new Gesprek({ log: $("berichten"), lijst: $("rijen"), status: $("veranderd"), bot, daden });
const wachtrij = new Wachtrij({
  na: () => stand.nummer,
  klaar: (antwoord) => { neem(antwoord); volger.deel(antwoord); tekenWachtrij(); },
  geweigerd(fout, een) {
    tekenWachtrij();
    if (fout.status === 401) return eruit(fout.message);
    meld(fout.message);
    if (!$("invoer").value) { $("invoer").value = een.tekst; groei(); }
  },
  lijn: toonLijn,
  verandering: tekenWachtrij,
});
const volger = new Volger(stand, {
  nieuws: neem,
  opnieuw: begin,
  uit: (fout) => eruit(fout?.message ?? "Je bent uitgelogd."),
  lijn: toonLijn,
});

function meld(woorden) {
  $("melding").hidden = !woorden;
  $("melding").textContent = woorden;
  clearTimeout(meld.klok);
  meld.klok = setTimeout(() => { $("melding").hidden = true; }, 6000);
}

function toonLijn(is_er) {
  const was = $("lijn").hidden;
  $("lijn").hidden = is_er;
  $("lijn").textContent = is_er ? "" : "Er is geen verbinding. Wat je typt, bewaar ik hier en stuur ik zodra het kan.";
  if (is_er !== was) tekenWachtrij();
  if (is_er && !was) wachtrij.verder();
}

// What comes in

function metAdres(bericht) {
  const adres = `api/bestand/${bericht.id}`;
  if (!bericht.bestand) return { ...bericht, bestand: bericht.gestuurd };
  if (bericht.bestand.naam.endsWith(".png")) return { ...bericht, bestand: undefined, foto: { adres } };
  return { ...bericht, bestand: { ...bericht.bestand, adres } };
}

function neem(gekregen) {
  for (const bericht of gekregen.berichten ?? []) {
    const oud = berichten.get(bericht.id);
    if (oud && oud.nummer >= bericht.nummer) continue;
    if (bericht.stand === "los") continue; // its words were let go; where the page has them, they stay on the screen
    berichten.set(bericht.id, bericht);
    if (bericht.stand === "weg") beeld.haalWeg(bericht.id, bericht.mijn ? NIET_BEWAARD : undefined, bericht.mijn);
    else beeld.voegToe(metAdres(bericht), true);
    if (!oud && !bericht.mijn && document.visibilityState !== "visible") tel(1);
  }
  if (gekregen.nummer > stand.nummer) stand.nummer = gekregen.nummer;
  if (gekregen.toetsenbord) toonToetsen(gekregen.toetsenbord);
  if (gekregen.menu) toonMenu(gekregen.menu);
  if (gekregen.ping !== undefined) stand.ping = gekregen.ping;
  if (gekregen.versie) vergelijkVersie(gekregen.versie);
  onderaanWachtrij();
  merkGezien();
}

function tel(aantal) {
  tel.nieuw = aantal === 0 ? 0 : (tel.nieuw ?? 0) + aantal;
  document.title = tel.nieuw ? `(${tel.nieuw}) Ketenbot` : "Ketenbot";
}

function merkGezien() {
  if (document.visibilityState !== "visible") return;
  tel(0);
  const laatste = Math.max(0, ...berichten.keys());
  if (laatste) localStorage.setItem("gezien", String(laatste));
  if (!stand.ping) return;
  stand.ping = false; // what is looked at needs no mail
  doe("gezien", { na: stand.nummer }).catch(() => { stand.ping = true; });
}

async function begin() {
  const gekregen = await haal("begin");
  const { nummer, naam, organisaties } = gekregen.wie;
  vanWie(nummer);
  const gezien = Number(localStorage.getItem("gezien") ?? 0);
  const vorige = [...berichten.values()].filter((een) => een.mijn && een.stand === "er");
  berichten.clear();
  const kennen = new Set(gekregen.berichten.map((een) => een.id));
  // What this page still shows of what was typed is let go by the server, and stays here until the page is closed.
  const samen = [...gekregen.berichten, ...vorige.filter((een) => !kennen.has(een.id))].sort((a, b) => a.id - b.id);
  for (const bericht of samen) berichten.set(bericht.id, bericht);
  Object.assign(stand, { nummer: gekregen.nummer, leven: gekregen.leven, meer: gekregen.meer, ping: gekregen.ping });
  $("eerder").hidden = !stand.meer;
  vergelijkVersie(gekregen.versie);
  $("bewaar").hidden = !gekregen.bewaar;
  $("bewaar").textContent = gekregen.bewaar;
  $("wie").textContent = [naam, ...organisaties].join(" · ");
  beeld.toon(samen.map(metAdres));
  toonToetsen(gekregen.toetsenbord);
  toonMenu(gekregen.menu);
  toonVandaag(gekregen);
  nieuweLijn(gezien, samen);
  tekenWachtrij();
  merkGezien();
}

// What was typed here by somebody else, who is no longer logged in, is not sent in the name of who is.
function vanWie(nummer) {
  if (localStorage.getItem("wie") !== String(nummer)) wisAlles();
  localStorage.setItem("wie", String(nummer));
}

function wisAlles() {
  Wachtrij.wis();
  for (const naam of [CONCEPT, "gezien", "wie"]) localStorage.removeItem(naam);
  $("invoer").value = "";
}

function nieuweLijn(gezien, samen) {
  const eerste = samen.find((een) => !een.mijn && een.id > gezien);
  if (!gezien || !eerste) return;
  document.getElementById(`b${eerste.id}`)?.before(maak("li", { class: "nieuw-lijn" }, maak("span", {}, "Nieuw")));
}

async function eerder() {
  if (!stand.meer) return false;
  const gekregen = await haal(`eerder?voor=${Math.min(...berichten.keys())}`);
  for (const bericht of gekregen.berichten) berichten.set(bericht.id, bericht);
  beeld.voegVoor(gekregen.berichten.map(metAdres));
  stand.meer = gekregen.meer;
  $("eerder").hidden = !stand.meer;
  return gekregen.berichten.length > 0;
}

// What somebody does

async function probeer(daad) {
  try {
    return await daad();
  } catch (fout) {
    if (fout instanceof Weigering && fout.status === 401) eruit(fout.message);
    else meld(fout instanceof GeenLijn ? "Er is geen verbinding. Probeer het zo nog eens." : fout.message);
    return null;
  }
}

// A line that falls once is no reason to ask somebody to press again: under the same key it is done once.
async function nogEens(daad) {
  try {
    return await daad();
  } catch (fout) {
    if (!(fout instanceof GeenLijn)) throw fout;
    await new Promise((klaar) => setTimeout(klaar, 700));
    return daad();
  }
}

async function druk(bericht, knop, element) {
  element.setAttribute("aria-busy", "true");
  const vraag = bericht.op ? berichten.get(bericht.op)?.tekst ?? "" : "";
  const gegevens = { bericht: bericht.id, actie: knop.actie, vraag, sleutel: crypto.randomUUID(), na: stand.nummer };
  const antwoord = await probeer(() => nogEens(() => doe("druk", gegevens)));
  element.removeAttribute("aria-busy");
  if (!antwoord) return;
  neem(antwoord);
  volger.deel(antwoord);
  if (antwoord.woord) meld(antwoord.woord);
}

async function stuur(gebeurtenis) {
  gebeurtenis?.preventDefault();
  const tekst = $("invoer").value;
  if (!tekst.trim()) return $("invoer").focus();
  $("invoer").value = "";
  localStorage.removeItem(CONCEPT);
  groei();
  $("vandaag").hidden = true;
  await wachtrij.zeg(tekst);
}

async function kiesBestand() {
  const [bestand] = $("bestand").files;
  $("menu").open = false;
  if (!bestand) return;
  const bijschrift = $("invoer").value;
  const antwoord = await probeer(() => stuurBestand(bestand, { sleutel: crypto.randomUUID(), bijschrift, na: stand.nummer }));
  $("bestand").value = "";
  if (!antwoord) return;
  $("invoer").value = "";
  groei();
  neem(antwoord);
}

const groei = () => groeiVeld($("invoer"));

function toonToetsen(rijen) {
  const open = localStorage.getItem("toetsen") !== "dicht";
  const onderaan = beeld.dichtbij();
  const nu = JSON.stringify(rijen);
  if (toonToetsen.nu !== nu) tekenToetsen($("toetsen"), rijen, daden.zeg);
  toonToetsen.nu = nu;
  $("toetsen").hidden = !rijen.length || !open;
  $("toets-knop").hidden = !rijen.length;
  $("toets-knop").setAttribute("aria-expanded", String(open));
  if (onderaan) beeld.onderaan(); // the buttons take room from the messages
}

function toonMenu(opdrachten) {
  const nu = JSON.stringify(opdrachten);
  $("menu").hidden = false;
  if (toonMenu.nu === nu) return;
  toonMenu.nu = nu;
  $("opdrachten").replaceChildren(...opdrachten.map(([naam, uitleg]) => maak("button", {
    type: "button", class: "optie", onclick: () => { $("menu").open = false; daden.zeg(`/${naam}`); $("invoer").focus(); },
  }, `/${naam}`, maak("small", {}, uitleg))));
}

// On another day than that of the last message: one press shows what asks for attention.
// A question that was asked at another door comes first.
function toonVandaag({ berichten: rij, toetsenbord, bezig }) {
  const knop = toetsenbord.flat().find((woord) => woord.toLowerCase().includes("vandaag"));
  const laatste = rij.at(-1);
  const oud = laatste && new Date(laatste.gemaakt).toDateString() !== new Date().toDateString();
  const [zeg, woorden] = bezig ? ["/verder", "Je bent ergens mee bezig: ga verder"] : [knop, "Wat vraagt vandaag aandacht?"];
  $("vandaag").hidden = !zeg || !(oud || bezig);
  $("vandaag").replaceChildren(maak("button", {
    type: "button", class: "groot", onclick: () => { $("vandaag").hidden = true; daden.zeg(zeg); },
  }, woorden));
}

function tekenWachtrij() {
  document.querySelectorAll(".wacht").forEach((rij) => rij.remove());
  for (const een of wachtrij.alles()) {
    const oud = wachtrij.wacht(een);
    const keuze = oud ? maak("div", { class: "naast" },
      maak("button", { type: "button", onclick: () => wachtrij.nu(een.sleutel) }, "Stuur nu"),
      maak("button", { type: "button", onclick: () => wachtrij.weg(een.sleutel) }, "Gooi weg")) : null;
    $("rijen").append(maak("li", { class: "bericht mijn wacht" }, maak("div", { class: "ballon" },
      maak("div", { class: "tekst" }, een.tekst), maak("small", {}, oud ? "Nog niet verstuurd" : $("lijn").hidden ? "Wordt verstuurd …" : "Wacht op verbinding"), keuze)));
  }
  if (wachtrij.alles().length) beeld.onderaan();
}

function onderaanWachtrij() {
  document.querySelectorAll(".wacht").forEach((rij) => $("rijen").append(rij));
}

// In and out

async function binnen({ code = false } = {}) {
  try {
    await begin();
  } catch (fout) {
    if (fout instanceof Weigering && fout.status === 401) return toonInloggen(localStorage.getItem("wie") ? fout.message : "");
    document.body.dataset.beeld = "gesprek";
    $("gesprek").hidden = false;
    toonLijn(false);
    if (!$("rijen").children.length) $("rijen").append(maak("li", { class: "leeg" }, "Je gesprek staat er weer zodra er verbinding is."));
    tekenWachtrij();
    setTimeout(() => binnen({ code }), 3000);
    return;
  }
  document.body.dataset.beeld = "gesprek";
  $("inloggen").hidden = true;
  $("gesprek").hidden = false;
  $("eigen").hidden = false;
  toonLijn(true);
  meldAan();
  beeld.onderaan();
  $("invoer").focus();
  wachtrij.verder();
  volger.begin();
  kijkNa().catch(() => {}); // the mail comes all the same
  if (code) biedAan().catch(() => {});
}

function eruit(waarom, overal = true) {
  volger.stop(overal);
  wisAlles();
  zegAf().catch(() => {});
  berichten.clear();
  $("rijen").replaceChildren();
  $("sneller").hidden = true;
  Object.assign(stand, { nummer: 0, leven: "" });
  toonInloggen(waarom);
}

function luister() {
  $("schrijf").addEventListener("submit", stuur);
  $("invoer").addEventListener("input", () => {
    groei();
    localStorage.setItem(CONCEPT, $("invoer").value);
  });
  $("invoer").addEventListener("keydown", (toets) => {
    if (toets.key === "Enter" && !toets.shiftKey && !toets.isComposing) stuur(toets);
  });
  $("invoer").value = localStorage.getItem(CONCEPT) ?? "";
  $("bestand").addEventListener("change", kiesBestand);
  $("eerder").addEventListener("click", () => probeer(eerder));
  $("toets-knop").addEventListener("click", () => {
    localStorage.setItem("toetsen", $("toetsen").hidden ? "open" : "dicht");
    toonToetsen(JSON.parse(toonToetsen.nu));
  });
  document.addEventListener("visibilitychange", merkGezien);
  panelen();
  luisterInstalleren();
  $("ios").hidden = !isIos();
  luisterInloggen(binnen);
  luisterZittingen({ uit: eruit, meld });
  luisterZoeken({ eerder });
  luisterMeldingen({ meld });
  luisterPasskeys({ meld });
}

luister();
if (kwijt || uitgenodigd()) toonInloggen();
else binnen();
