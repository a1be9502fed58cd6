// One message as a piece of the page, whatever channel it came by:
// { id, mijn, tekst, opmaak, knoppen: [[{ tekst, actie, adres }]], foto: { adres }, bestand: { naam, grootte, adres },
//   los: [tekst], gemaakt, bewerkt }, with `opmaak` as [{ type, offset, length, url }].

import { tijd } from "./datum.js";
import { maak, teken } from "./maak.js";

const SOORTEN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span", text_link: "a",
};
const LOS = /(https?:\/\/[^\s<>]*[^\s<>.,;:!?)]|(?<![\w/.])\/[a-z_]{2,32}(?!\w))/g;
const BLAD = "M7 3h7l4 4v14H7zM14 3v4h4";

// `daden` says what the reader can do: zeg(tekst), druk(bericht, knop, element), and where the channel can:
// bewerk(bericht), verwijder(bericht)
export function tekenBericht(bericht, bot, daden) {
  const moment = new Date(bericht.gemaakt);
  const wie = maak("span", { class: "onzichtbaar" }, bericht.mijn ? "Jij: " : `${bot.naam}: `);
  const ballon = maak("div", { class: "ballon" }, wie, ...inhoud(bericht, bot, daden));
  const laat = `${bericht.bewerkt ? "bewerkt " : ""}${tijd(moment)}`;
  ballon.append(maak("time", { class: "tijd", datetime: moment.toISOString() }, laat));
  const rij = maak("li", { id: `b${bericht.id}`, class: bericht.mijn ? "bericht mijn" : "bericht" }, ballon);
  if (bericht.knoppen?.length) rij.append(knoppen(bericht, bot, daden));
  if (bericht.mijn && daden.verwijder) rij.append(doen(bericht, daden, rij));
  return rij;
}

function inhoud(bericht, bot, daden) {
  const stukken = [];
  if (bericht.foto) stukken.push(foto(bericht));
  if (bericht.bestand) stukken.push(bestand(bericht.bestand));
  for (const tekst of bericht.los ?? []) stukken.push(maak("p", { class: "tekst" }, tekst));
  if (bericht.tekst) {
    const opmaak = [...(bericht.opmaak ?? [])];
    stukken.push(maak("div", { class: "tekst" }, opgemaakt(bericht.tekst, opmaak, 0, bericht.tekst.length, bot, daden)));
  }
  return stukken;
}

function foto(bericht) {
  const { adres } = bericht.foto;
  const beeld = maak("img", { src: adres, alt: bericht.tekst ? "Afbeelding bij deze tekst" : "Afbeelding", loading: "lazy" });
  return maak("a", { class: "foto", href: adres, target: "_blank", rel: "noopener" }, beeld, maak("span", { class: "onzichtbaar" }, " (groot, in nieuw tabblad)"));
}

export function maat(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} kB`;
}

function bestand({ naam, grootte, adres }) {
  const woorden = maak("span", {}, maak("strong", {}, naam), maak("small", {}, maat(grootte)));
  if (!adres) return maak("div", { class: "bestand" }, teken(BLAD), woorden);
  return maak("a", { class: "bestand", href: adres, target: "_blank", rel: "noopener" }, teken(BLAD), woorden);
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
  if (start && bot.gebruiker && start[1].toLowerCase() === bot.gebruiker.toLowerCase()) {
    return maak("button", { type: "button", class: "opdracht", onclick: () => daden.zeg(`/start ${start[2]}`) });
  }
  const veilig = /^(https?|mailto|tel):/i.test(adres);
  return veilig ? maak("a", { href: adres, target: "_blank", rel: "noopener noreferrer" }) : maak("span");
}

function knoppen(bericht, bot, daden) {
  const rijen = bericht.knoppen.map((rij) =>
    maak("div", {}, ...rij.map((knop) => {
      if (!knop.adres) return maak("button", { type: "button", "data-actie": knop.actie, onclick: (e) => daden.druk(bericht, knop, e.currentTarget) }, knop.tekst);
      const element = schakel(knop.adres, bot, daden);
      element.append(knop.tekst);
      return element;
    })));
  return maak("div", { class: "knoppen", role: "group", "aria-label": "Knoppen bij dit bericht" }, ...rijen);
}

function doen(bericht, daden, rij) {
  rij.addEventListener("click", () => rij.classList.toggle("open"));
  const wat = (bericht.tekst || "bericht").slice(0, 40);
  const knop = (naam, daad) => maak("button", { type: "button", "aria-label": `${naam}: ${wat}`, onclick: () => daad(bericht) }, naam);
  return maak("div", { class: "doen" }, bericht.tekst && !bericht.foto && !bericht.bestand ? knop("Bewerk", daden.bewerk) : null, knop("Haal weg", daden.verwijder));
}
