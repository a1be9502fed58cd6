// A list of messages as a log that a screen reader follows: one node for each message, never drawn anew as a whole
// while somebody listens. Said once by `status`: what changed in place, which a log does not tell.

import { tekenBericht } from "./bericht.js";
import { dag } from "./datum.js";
import { maak } from "./maak.js";

export class Gesprek {
  // `log` has role="log", `lijst` is the list in it; `bot` has naam and gebruiker
  constructor({ log, lijst, status = null, bot, daden }) {
    Object.assign(this, { log, lijst, status, bot, daden });
  }

  dichtbij() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120;
  }

  onderaan() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  stil(daad) {
    this.log.setAttribute("aria-live", "off"); // what was said before is not news
    daad();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 300);
  }

  toon(berichten, leeg = null) {
    this.stil(() => {
      this.lijst.replaceChildren();
      delete this.lijst.dataset.dag;
      if (!berichten.length && leeg) this.lijst.append(leeg);
      berichten.forEach((bericht) => this.voegToe(bericht, false));
      this.onderaan();
    });
  }

  // Before the first that is shown; the reader's place on the screen stays.
  voegVoor(berichten) {
    const hoog = this.log.scrollHeight - this.log.scrollTop;
    this.stil(() => {
      const rijen = [];
      let vorige = "";
      for (const bericht of berichten) {
        const datum = dag(new Date(bericht.gemaakt));
        if (datum !== vorige) rijen.push(maak("li", { class: "dag" }, datum));
        vorige = datum;
        rijen.push(tekenBericht(bericht, this.bot, this.daden));
      }
      const eerste = this.lijst.querySelector(".dag");
      if (eerste?.textContent === vorige) eerste.remove();
      this.lijst.prepend(...rijen);
      this.log.scrollTop = this.log.scrollHeight - hoog;
    });
  }

  voegToe(bericht, vers) {
    const oud = document.getElementById(`b${bericht.id}`);
    const rij = tekenBericht(bericht, this.bot, this.daden);
    if (oud) return this.vervang(oud, rij, vers);
    const onderaan = !vers || this.dichtbij() || bericht.mijn;
    this.lijst.querySelector(".leeg")?.remove();
    const datum = dag(new Date(bericht.gemaakt));
    if (this.lijst.dataset.dag !== datum || !this.lijst.children.length) this.lijst.append(maak("li", { class: "dag" }, datum));
    this.lijst.dataset.dag = datum;
    if (vers) rij.classList.add("vers");
    this.lijst.append(rij);
    rij.querySelector("img")?.addEventListener("load", () => { if (onderaan) this.onderaan(); });
    if (onderaan) this.onderaan();
  }

  vervang(oud, rij, vers) {
    const hadFocus = oud.contains(document.activeElement);
    const onderaan = this.dichtbij();
    oud.replaceWith(rij);
    if (hadFocus) (rij.querySelector(".knoppen button, button, a") ?? this.log).focus();
    if (onderaan) this.onderaan();
    if (vers && this.status) this.status.textContent = rij.querySelector(".tekst")?.textContent ?? "";
  }

  // One that was never shown leaves its trace at the end, where `nooit` says that it was the reader's own.
  haalWeg(id, woorden = "Dit bericht is weggehaald.", nooit = false) {
    const rij = document.getElementById(`b${id}`);
    if (!rij) {
      if (nooit) this.lijst.append(maak("li", { class: "weg mijn" }, woorden));
      return;
    }
    const mijn = rij.classList.contains("mijn");
    if (rij.contains(document.activeElement)) this.log.focus();
    rij.replaceWith(maak("li", { class: mijn ? "weg mijn" : "weg" }, woorden));
  }
}

// The fixed keyboard: rows of words, each of which is typed by a press.
export function tekenToetsen(plek, rijen, zeg) {
  plek.replaceChildren(...rijen.map((rij) => maak("div", {}, ...rij.map((woord) =>
    maak("button", { type: "button", onclick: () => zeg(woord) }, woord)))));
}

// A text field that grows with its words.
export function groei(veld) {
  veld.style.height = "auto";
  veld.style.height = `${veld.scrollHeight + 2}px`;
}

// Panels that fold open: one press beside them, or Escape, folds them.
export function panelen() {
  document.addEventListener("click", (klik) => {
    document.querySelectorAll("details.meer[open]").forEach((paneel) => { if (!paneel.contains(klik.target)) paneel.open = false; });
  });
  document.addEventListener("keydown", (toets) => {
    if (toets.key !== "Escape") return;
    document.querySelectorAll("details.meer[open]").forEach((paneel) => { paneel.open = false; paneel.querySelector("summary").focus(); });
  });
}
