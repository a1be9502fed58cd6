// One message as a piece of the page.

import { tijd } from "./datum.js";

const SOORTEN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span", text_link: "a",
};
const LOS = /(https?:\/\/[^\s<>]*[^\s<>.,;:!?)]|(?<![\w/.])\/[a-z_]{2,32}(?!\w))/g;
const BLAD = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 3h7l4 4v14H7zM14 3v4h4"/></svg>';

export function maak(soort, eigenschappen = {}, ...inhoud) {
  const deel = document.createElement(soort);
  for (const [naam, waarde] of Object.entries(eigenschappen)) {
    if (waarde === undefined || waarde === false) continue;
    if (naam.startsWith("on")) deel.addEventListener(naam.slice(2), waarde);
    else deel.setAttribute(naam, waarde === true ? "" : waarde);
  }
  deel.append(...inhoud.filter((stuk) => stuk !== null && stuk !== undefined));
  return deel;
}

// `daden` says what the reader can do: zeg(tekst), druk(bericht, knop, element), bewerk(bericht), verwijder(bericht)
export function tekenBericht(bericht, eigen, bot, daden) {
  const moment = new Date(bericht.date * 1000);
  const wie = maak("span", { class: "onzichtbaar" }, eigen ? "Jij: " : `${bot.naam}: `);
  const ballon = maak("div", { class: "ballon" }, wie, ...inhoud(bericht, bot, daden));
  const laat = `${bericht.edit_date ? "bewerkt " : ""}${tijd(moment)}`;
  ballon.append(maak("time", { class: "tijd", datetime: moment.toISOString() }, laat));
  const rij = maak("li", { id: `b${bericht.message_id}`, class: eigen ? "bericht mijn" : "bericht" }, ballon);
  if (bericht.reply_markup?.inline_keyboard) rij.append(knoppen(bericht, bot, daden));
  if (eigen) rij.append(doen(bericht, daden, rij));
  return rij;
}

function inhoud(bericht, bot, daden) {
  const stukken = [];
  if (bericht.photo) stukken.push(foto(bericht));
  if (bericht.document) stukken.push(bestand(bericht.document));
  if (bericht.voice) stukken.push(maak("p", { class: "tekst" }, `Spraakbericht van ${bericht.voice.duration} seconden`));
  if (bericht.contact) {
    stukken.push(maak("p", { class: "tekst" }, `Contactkaart: ${bericht.contact.first_name}, ${bericht.contact.phone_number}`));
  }
  const woorden = bericht.text ?? bericht.caption;
  if (woorden) {
    const opmaak = [...(bericht.entities ?? bericht.caption_entities ?? [])];
    stukken.push(maak("div", { class: "tekst" }, opgemaakt(woorden, opmaak, 0, woorden.length, bot, daden)));
  }
  return stukken;
}

function foto(bericht) {
  const adres = `proef/bestand/${bericht.photo.at(-1).file_id}`;
  const beeld = maak("img", { src: adres, alt: bericht.caption ? "Afbeelding bij deze tekst" : "Afbeelding", loading: "lazy" });
  return maak("a", { class: "foto", href: adres, target: "_blank", rel: "noopener" }, beeld, maak("span", { class: "onzichtbaar" }, " (groot, in nieuw tabblad)"));
}

function bestand(document_) {
  const maat = document_.file_size < 1024 ? `${document_.file_size} bytes` : `${Math.ceil(document_.file_size / 1024)} kB`;
  const schakel = maak("a", { class: "bestand", href: `proef/bestand/${document_.file_id}`, target: "_blank", rel: "noopener" });
  schakel.innerHTML = BLAD;
  schakel.append(maak("span", {}, maak("strong", {}, document_.file_name ?? "Document"), maak("small", {}, maat)));
  return schakel;
}

function opgemaakt(woorden, opmaak, van, tot, bot, daden) {
  const stuk = document.createDocumentFragment();
  let hier = van;
  while (opmaak.length) {
    const deel = opmaak.shift();
    const einde = Math.min(deel.offset + deel.length, tot);
    if (deel.offset < hier || !SOORTEN[deel.type]) continue;
    const binnen = [];
    while (opmaak.length && opmaak[0].offset < einde) binnen.push(opmaak.shift());
    stuk.append(gewoon(woorden.slice(hier, deel.offset), bot, daden));
    const element = deel.type === "text_link" ? schakel(deel.url, bot, daden) : maak(SOORTEN[deel.type]);
    if (deel.type === "text_link" || deel.type === "code" || deel.type === "pre") element.append(woorden.slice(deel.offset, einde));
    else element.append(opgemaakt(woorden, binnen, deel.offset, einde, bot, daden));
    stuk.append(element);
    hier = einde;
  }
  stuk.append(gewoon(woorden.slice(hier, tot), bot, daden));
  return stuk;
}

function gewoon(woorden, bot, daden) {
  const stuk = document.createDocumentFragment();
  woorden.split(LOS).forEach((deel, plaats) => {
    if (plaats % 2 === 0) stuk.append(deel);
    else if (deel.startsWith("/")) stuk.append(maak("button", { type: "button", class: "opdracht", onclick: () => daden.zeg(deel) }, deel));
    else {
      const element = schakel(deel, bot, daden);
      element.append(deel);
      stuk.append(element);
    }
  });
  return stuk;
}

// A link that starts this bot stays here: it says "/start code", as Telegram does.
function schakel(adres, bot, daden) {
  const start = adres.match(/^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]+)$/);
  if (start && start[1].toLowerCase() === bot.gebruiker.toLowerCase()) {
    return maak("button", { type: "button", class: "opdracht", onclick: () => daden.zeg(`/start ${start[2]}`) });
  }
  const veilig = /^(https?|mailto|tel):/i.test(adres);
  return veilig ? maak("a", { href: adres, target: "_blank", rel: "noopener noreferrer" }) : maak("span");
}

function knoppen(bericht, bot, daden) {
  const rijen = bericht.reply_markup.inline_keyboard.map((rij) =>
    maak("div", {}, ...rij.map((knop) => {
      if (!knop.url) return maak("button", { type: "button", "data-actie": knop.callback_data, onclick: (e) => daden.druk(bericht, knop, e.currentTarget) }, knop.text);
      const element = schakel(knop.url, bot, daden);
      element.append(knop.text);
      return element;
    })));
  return maak("div", { class: "knoppen", role: "group", "aria-label": "Knoppen bij dit bericht" }, ...rijen);
}

function doen(bericht, daden, rij) {
  rij.addEventListener("click", () => rij.classList.toggle("open"));
  const wat = (bericht.text ?? bericht.caption ?? "bericht").slice(0, 40);
  const knop = (naam, daad) => maak("button", { type: "button", "aria-label": `${naam}: ${wat}`, onclick: () => daad(bericht) }, naam);
  return maak("div", { class: "doen" }, bericht.text ? knop("Bewerk", daden.bewerk) : null, knop("Haal weg", daden.verwijder));
}
