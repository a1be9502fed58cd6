// The news. One tab asks for all tabs of this browser, for a browser opens few lines to one server; the others hear it
// from that one. A tab that comes to see again what it missed asks for itself.

import { GeenLijn, haal, Weigering } from "./post.js";

const PAUZES = [500, 1500, 4000, 10_000];
const slaap = (ms) => new Promise((klaar) => setTimeout(klaar, ms));

export class Volger {
  // `stand` holds nummer and leven; `nieuws(gekregen)`, `opnieuw()`, `uit(fout)` and `lijn(is_er)` hear what happens
  constructor(stand, { nieuws, opnieuw, uit, lijn }) {
    Object.assign(this, { stand, nieuws, opnieuw, uit, lijn, loopt: false, keren: 0 });
    this.zender = new BroadcastChannel("ketenbot");
    this.zender.onmessage = ({ data }) => {
      if (!this.loopt) return;
      if (data === "uit") this.uit(null);
      else if (data.leven === this.stand.leven) this.nieuws(data);
    };
  }

  begin() {
    if (this.loopt) return;
    this.loopt = true;
    navigator.locks.request("ketenbot-nieuws", () => this.vraagSteeds());
  }

  stop(overal = false) {
    this.loopt = false;
    if (overal) this.zender.postMessage("uit");
  }

  deel(gekregen) {
    this.zender.postMessage(gekregen);
  }

  async vraagSteeds() {
    while (this.loopt) {
      try {
        const gekregen = await haal(`nieuws?na=${this.stand.nummer}&leven=${this.stand.leven}`);
        this.keren = 0;
        this.lijn(true);
        if (!this.loopt) return;
        if (gekregen.opnieuw) await this.opnieuw();
        else {
          this.nieuws(gekregen);
          if (gekregen.berichten.length) this.deel(gekregen);
        }
      } catch (fout) {
        if (!this.loopt) return; // who logged out here was told so already
        if (fout instanceof Weigering && fout.status === 401) return this.uit(fout);
        if (fout instanceof GeenLijn) this.lijn(false);
        await slaap(PAUZES[Math.min(this.keren++, PAUZES.length - 1)]);
      }
    }
  }
}
