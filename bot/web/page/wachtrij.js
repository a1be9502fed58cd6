// What was typed and is not with the server yet. It is kept on this device so that nothing is lost without a line, and
// only until there is an answer: sent by itself within ten minutes, later on a press, and thrown away after a day.

import { doe, GeenLijn, Weigering } from "./post.js";

const PLEK = "wachtrij";
const VANZELF = 10 * 60_000;
const LANGST = 24 * 3_600_000;
const AF = [1000, 2000, 5000, 10_000];

function lees() {
  const alles = JSON.parse(localStorage.getItem(PLEK) ?? "[]");
  return alles.filter((een) => Date.now() - Date.parse(een.moment) < LANGST);
}

function bewaar(rij) {
  if (rij.length) localStorage.setItem(PLEK, JSON.stringify(rij));
  else localStorage.removeItem(PLEK);
}

export class Wachtrij {
  // `na` tells how far the page is; `klaar(antwoord, een)`, `geweigerd(fout, een)`, `lijn(is_er)` and `verandering()`
  // hear of it
  constructor({ na, klaar, geweigerd, lijn, verandering }) {
    Object.assign(this, { na, klaar, geweigerd, lijn, verandering, bezig: false, keren: 0 });
  }

  alles() {
    return lees();
  }

  wacht(een) {
    return !een.nu && Date.now() - Date.parse(een.moment) > VANZELF;
  }

  zeg(tekst) {
    bewaar([...lees(), { sleutel: crypto.randomUUID(), tekst, moment: new Date().toISOString() }]);
    this.verandering();
    return this.verder();
  }

  weg(sleutel) {
    bewaar(lees().filter((een) => een.sleutel !== sleutel));
    this.verandering();
  }

  nu(sleutel) {
    bewaar(lees().map((een) => (een.sleutel === sleutel ? { ...een, nu: true } : een)));
    return this.verder();
  }

  // One tab at a time sends, in order.
  async verder() {
    if (this.bezig) return;
    this.bezig = true;
    try {
      await navigator.locks.request("ketenbot-stuur", () => this.stuurAlles());
    } finally {
      this.bezig = false;
    }
  }

  async stuurAlles() {
    for (;;) {
      const een = lees().find((ander) => !this.wacht(ander));
      if (!een) return;
      try {
        const antwoord = await doe("zeg", { sleutel: een.sleutel, tekst: een.tekst, moment: een.moment, nu: new Date().toISOString(), na: this.na() });
        this.keren = 0;
        this.lijn(true);
        bewaar(lees().filter((ander) => ander.sleutel !== een.sleutel));
        this.klaar(antwoord, een);
      } catch (fout) {
        if (fout instanceof GeenLijn || (fout instanceof Weigering && (fout.soort === "later" || fout.status >= 500))) {
          if (fout instanceof GeenLijn) this.lijn(false);
          this.later();
          return;
        }
        if (fout.status !== 401) bewaar(lees().filter((ander) => ander.sleutel !== een.sleutel));
        this.geweigerd(fout, een);
        return;
      }
    }
  }

  later() {
    this.verandering();
    clearTimeout(this.klok);
    this.klok = setTimeout(() => this.verder(), AF[Math.min(this.keren++, AF.length - 1)]);
  }

  static wis() {
    localStorage.removeItem(PLEK);
  }
}
