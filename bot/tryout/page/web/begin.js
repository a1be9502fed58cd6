// The page: who you are, the chat, and the news that keeps both up to date.

import { Gesprek, groei as groeiVeld, panelen, tekenToetsen as tekenRijen } from "./deel/gesprek.js";
import { maak } from "./deel/maak.js";
import { beginKlok, toonKlok } from "./klok.js";
import { beginPostbus } from "./postbus.js";
import { base64, doe, haal } from "./post.js";
import { vanTelegram } from "./van_telegram.js";

const $ = (naam) => document.getElementById(naam);
const VOORBEELDEN = ["Nieuwe koppeling", "/termijn 15 maart 2026", "Wat doe ik bij een no-show?"];
const KLEUREN = ["#0d5c63", "#8a4b08", "#4a4e8c", "#7b2d5b", "#2f6b2f", "#5b5149", "#9b2c1f", "#31597a"];
const smal = matchMedia("(max-width: 700px)");

let stand = { personen: [], bot: { naam: "", gebruiker: "" }, gesprekken: {}, opdrachten: {}, nummer: 0, zitting: "" };
let gekozen = null;
let bewerkt = null;
let typtTot = 0;
const verrast = new Set();
const gezien = JSON.parse(localStorage.getItem("gezien") || "{}");

const daden = {
  zeg: (tekst) => probeer(() => doe("zeg", { persoon: gekozen, tekst })),
  druk: druk,
  bewerk: (bericht) => begin_bewerken(bericht),
  verwijder: (bericht) => probeer(() => doe("verwijder", { persoon: gekozen, bericht: bericht.id })),
};
const beeld = new Gesprek({ log: $("berichten"), lijst: $("rijen"), bot: stand.bot, daden });

function gesprek(id) {
  return (stand.gesprekken[id] ??= { berichten: [], toetsenbord: null, geblokkeerd: false });
}

async function probeer(daad) {
  try {
    await daad();
    return true;
  } catch (fout) {
    meld(fout.message);
    return false;
  }
}

function meld(woorden) {
  const melding = $("melding");
  melding.hidden = !woorden;
  melding.textContent = woorden;
  clearTimeout(meld.klok);
  meld.klok = setTimeout(() => { melding.hidden = true; }, 6000);
}

// People

function tekenLijst() {
  const knoppen = stand.personen.map((persoon, plaats) => {
    const aantal = ongelezen(persoon.id);
    return maak("li", {}, maak("button", {
      type: "button", class: "persoon", "data-id": persoon.id, "aria-current": persoon.id === gekozen ? "true" : undefined,
      onclick: () => kies(persoon.id),
    },
      maak("span", { class: "bol", "aria-hidden": "true", style: undefined, "data-kleur": plaats % KLEUREN.length }, persoon.first_name[0]),
      maak("strong", {}, persoon.first_name), maak("small", {}, persoon.description),
      aantal ? maak("span", { class: "nieuw" }, String(aantal), maak("span", { class: "onzichtbaar" }, aantal === 1 ? " nieuw bericht" : " nieuwe berichten")) : null));
  });
  const vorige = document.activeElement?.dataset?.id;
  $("lijst").replaceChildren(...knoppen);
  document.querySelectorAll(".bol").forEach((bol) => bol.style.setProperty("--bol", KLEUREN[bol.dataset.kleur]));
  if (vorige) document.querySelector(`.persoon[data-id="${vorige}"]`)?.focus();
}

function ongelezen(id) {
  if (id === gekozen && document.visibilityState === "visible" && document.body.dataset.beeld === "gesprek") return 0;
  return gesprek(id).berichten.filter((b) => b.from.is_bot && b.message_id > (gezien[id] ?? 0)).length;
}

function merkGelezen() {
  if (gekozen === null || document.visibilityState !== "visible" || document.body.dataset.beeld !== "gesprek") return;
  gezien[gekozen] = gesprek(gekozen).berichten.at(-1)?.message_id ?? 0;
  localStorage.setItem("gezien", JSON.stringify(gezien));
}

function kies(id) {
  gekozen = id;
  const persoon = stand.personen.find((een) => een.id === id);
  localStorage.setItem("gekozen", id);
  document.body.dataset.beeld = "gesprek";
  $("welkom").hidden = true;
  $("gesprek").hidden = false;
  $("gesprek-kop").textContent = `Jij bent ${persoon.first_name}`;
  $("gesprek-wie").replaceChildren(persoon.description, maak("span", { class: "met-bot" }, `, in gesprek met ${stand.bot.naam}`));
  stop_bewerken();
  tekenGesprek();
  tekenOpdrachten();
  merkGelezen();
  tekenLijst();
  if (smal.matches) $("gesprek-kop").focus();
  else $("invoer").focus();
}

function naarLijst() {
  document.body.dataset.beeld = "mensen";
  tekenLijst();
  document.querySelector(`.persoon[data-id="${gekozen}"]`)?.focus();
}

function toonUitleg() {
  gekozen = null;
  localStorage.removeItem("gekozen");
  document.body.dataset.beeld = "mensen";
  $("welkom").hidden = false;
  $("gesprek").hidden = true;
  tekenLijst();
  document.querySelector("#voorbeelden button").focus();
}

// The chat

function tekenGesprek() {
  beeld.bot = stand.bot;
  beeld.toon(gesprek(gekozen).berichten.map(vanTelegram), leeg());
  $("typt").textContent = "";
  tekenToetsen();
  $("blokkeer").textContent = gesprek(gekozen).geblokkeerd ? "Blokkade opheffen" : "Bot blokkeren";
}

function leeg() {
  const knop = maak("button", { type: "button", class: "groot", onclick: () => daden.zeg("/start") }, "Start");
  return maak("li", { class: "leeg" }, maak("p", {}, "Hier staat nog niets. Druk op Start of typ je vraag."), knop);
}

function tekenToetsen() {
  const rijen = gesprek(gekozen).toetsenbord?.keyboard ?? [];
  const open = localStorage.getItem("toetsen") !== "dicht";
  const onderaan = beeld.dichtbij();
  tekenRijen($("toetsen"), rijen.map((rij) => rij.map((knop) => knop.text)), daden.zeg);
  $("toetsen").hidden = !rijen.length || !open;
  $("toets-knop").hidden = !rijen.length;
  $("toets-knop").setAttribute("aria-expanded", String(open));
  if (onderaan) beeld.onderaan(); // the buttons take room from the messages
}

function tekenOpdrachten() {
  const lijst = [`chat:${gekozen}:0:`, "all_private_chats::", "default::"].map((plek) => stand.opdrachten[plek]).find(Boolean) ?? [];
  $("menu").hidden = !lijst.length;
  $("opdrachten").replaceChildren(...lijst.map((een) => maak("button", {
    type: "button", class: "optie", onclick: () => { $("menu").open = false; daden.zeg(`/${een.command}`); $("invoer").focus(); },
  }, `/${een.command}`, maak("small", {}, een.description))));
}

async function druk(bericht, knop, element) {
  element.setAttribute("aria-busy", "true");
  setTimeout(() => element.removeAttribute("aria-busy"), 5000);
  if (!(await probeer(() => doe("druk", { persoon: gekozen, bericht: bericht.id, actie: knop.actie })))) {
    element.removeAttribute("aria-busy");
  }
}

// News

const NIEUWS = {
  bericht({ gesprek: id, inhoud }) {
    const { berichten } = gesprek(id);
    const plaats = berichten.findIndex((oud) => oud.message_id === inhoud.message_id);
    if (plaats >= 0) berichten[plaats] = inhoud;
    else berichten.push(inhoud);
    if (plaats < 0 && inhoud.from.is_bot) verrast.add(id);
    if (id !== gekozen) return;
    if (inhoud.from.is_bot) toonTypen(false);
    beeld.voegToe(vanTelegram(inhoud), true);
  },
  weg({ gesprek: id, inhoud }) {
    gesprek(id).berichten = gesprek(id).berichten.filter((bericht) => bericht.message_id !== inhoud);
    if (id === gekozen) beeld.haalWeg(inhoud);
  },
  toetsenbord({ gesprek: id, inhoud }) {
    gesprek(id).toetsenbord = inhoud;
    if (id === gekozen) tekenToetsen();
  },
  geblokkeerd({ gesprek: id, inhoud }) {
    gesprek(id).geblokkeerd = inhoud;
    if (id !== gekozen) return;
    $("blokkeer").textContent = inhoud ? "Blokkade opheffen" : "Bot blokkeren";
    meld(inhoud ? "De bot kan je nu niets meer sturen." : "De bot kan je weer berichten sturen.");
  },
  antwoord({ inhoud }) {
    if (inhoud.persoon !== gekozen) return;
    document.querySelectorAll('[aria-busy="true"]').forEach((knop) => knop.removeAttribute("aria-busy"));
    if (!inhoud.tekst) return;
    if (!inhoud.venster) return meld(inhoud.tekst);
    $("venster-tekst").textContent = inhoud.tekst;
    if (!$("venster").open) $("venster").showModal();
  },
  opdrachten({ inhoud }) {
    stand.opdrachten = inhoud;
    if (gekozen !== null) tekenOpdrachten();
  },
  typt() {},
};

function toonTypen(aan) {
  $("typt").textContent = aan ? `${stand.bot.naam} typt …` : "";
  clearTimeout(toonTypen.klok);
  if (aan) toonTypen.klok = setTimeout(() => toonTypen(false), 5000);
}

async function opnieuw() {
  stand = await haal("proef/begin");
  toonKlok(stand.klok);
  document.querySelector(".balk h1").firstChild.textContent = `${stand.bot.naam} `;
  tekenLijst();
  if (gekozen !== null) tekenGesprek();
}

async function volg() {
  for (;;) {
    try {
      const nieuws = await haal(`proef/nieuws?na=${stand.nummer}&zitting=${stand.zitting}`);
      if (nieuws.opnieuw) {
        await opnieuw();
        continue;
      }
      for (const gebeurd of nieuws.gebeurd) NIEUWS[gebeurd.soort]?.(gebeurd);
      if (nieuws.typt.includes(gekozen)) toonTypen(true);
      stand.nummer = nieuws.nummer;
      toonKlok(nieuws.klok);
      if (!nieuws.gebeurd.length) continue;
      merkGelezen();
      tekenLijst();
    } catch (fout) {
      meld(fout.message);
      await new Promise((klaar) => setTimeout(klaar, 1500));
    }
  }
}

// Writing

function begin_bewerken(bericht) {
  bewerkt = bericht;
  $("bewerken").hidden = false;
  $("invoer").value = bericht.tekst;
  $("invoer").focus();
  groei();
}

function stop_bewerken() {
  bewerkt = null;
  $("bewerken").hidden = true;
  $("invoer").value = "";
  groei();
}

const groei = () => groeiVeld($("invoer"));

async function stuur(gebeurtenis) {
  gebeurtenis?.preventDefault();
  const tekst = $("invoer").value;
  if (!tekst.trim() || gekozen === null) return $("invoer").focus();
  const oud = bewerkt;
  stop_bewerken();
  const gelukt = oud
    ? await probeer(() => doe("bewerk", { persoon: gekozen, bericht: oud.id, tekst }))
    : await daden.zeg(tekst);
  if (!gelukt && !$("invoer").value) $("invoer").value = tekst;
}

async function stuurBestand() {
  const [bestand] = $("bestand").files;
  if (!bestand) return;
  const onderschrift = $("invoer").value;
  const gelukt = await probeer(async () => {
    const inhoud = await base64(bestand);
    const beeld = ["image/png", "image/jpeg", "image/webp"].includes(bestand.type);
    await doe(beeld ? "foto" : "document", { persoon: gekozen, inhoud, onderschrift, naam: bestand.name, soort: bestand.type });
  });
  if (gelukt) stop_bewerken();
  $("bestand").value = "";
  $("bijlagen").open = false;
}

const ANDERS = {
  spraak: () => doe("spraak", { persoon: gekozen }),
  contact: () => doe("contact", { persoon: gekozen, nummer: "+31 6 00000000", naam: "Voorbeeld" }),
  blokkeer: () => doe("blokkeer", { persoon: gekozen, aan: !gesprek(gekozen).geblokkeerd }),
};

function luister() {
  $("schrijf").addEventListener("submit", stuur);
  $("invoer").addEventListener("input", groei);
  $("invoer").addEventListener("keydown", (toets) => {
    if (toets.key === "Enter" && !toets.shiftKey && !toets.isComposing) stuur(toets);
    if (toets.key === "Escape" && bewerkt) stop_bewerken();
  });
  $("bewerk-stop").addEventListener("click", stop_bewerken);
  $("bestand").addEventListener("change", stuurBestand);
  for (const knop of document.querySelectorAll("[data-doe]")) {
    knop.addEventListener("click", () => {
      $("bijlagen").open = false;
      probeer(ANDERS[knop.dataset.doe]);
    });
  }
  $("toets-knop").addEventListener("click", () => {
    localStorage.setItem("toetsen", $("toetsen").hidden ? "open" : "dicht");
    tekenToetsen();
  });
  $("terug").addEventListener("click", naarLijst);
  $("uitleg").addEventListener("click", toonUitleg);
  document.addEventListener("visibilitychange", () => { merkGelezen(); tekenLijst(); });
  panelen();
}

async function start() {
  window.name = "ketenbot-proef"; // the web door's page leads back to this one
  luister();
  beginPostbus();
  $("voorbeelden").append(...VOORBEELDEN.map((tekst) => maak("li", {}, maak("button", {
    type: "button", onclick: () => { kies(stand.personen[0].id); daden.zeg(tekst); },
  }, tekst))));
  while (!stand.zitting) {
    if (!(await probeer(opnieuw))) await new Promise((klaar) => setTimeout(klaar, 1500));
  }
  beginKlok(() => {
    const namen = stand.personen.filter((persoon) => verrast.has(persoon.id)).map((persoon) => persoon.first_name);
    verrast.clear();
    return namen;
  });
  const eerder = Number(localStorage.getItem("gekozen"));
  if (!smal.matches && stand.personen.some((persoon) => persoon.id === eerder)) kies(eerder);
  volg();
}

start();
