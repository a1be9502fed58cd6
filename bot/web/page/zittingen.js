// Where somebody is logged in, with which passkeys that goes without a code, and going out.

import { dag, tijd } from "./deel/datum.js";
import { maak } from "./deel/maak.js";
import { kanPasskey, maakPasskey } from "./passkeys.js";
import { doe, haal } from "./post.js";

const $ = (naam) => document.getElementById(naam);
const laatst = (moment) => `laatst gebruikt ${dag(new Date(moment))}, ${tijd(new Date(moment))}`;

export function luisterZittingen({ uit, meld }) {
  async function probeer(daad) {
    try {
      await daad();
    } catch (fout) {
      meld(fout.message);
    }
  }

  const rij = (een, bij, knop) => maak("li", {},
    maak("span", {}, maak("strong", {}, een.apparaat), bij, maak("small", {}, laatst(een.gebruikt))), knop);

  const weg = (woord, naam, daad) => maak("button", {
    type: "button", "aria-label": naam, onclick: () => probeer(async () => { await daad(); await teken(); }),
  }, woord);

  async function teken() {
    const { zittingen, passkeys, kan } = await haal("zittingen");
    $("zittingen").replaceChildren(...zittingen.map((een) => rij(een, een.hier ? " (hier)" : null,
      een.hier ? null : weg("Log uit", `Log uit: ${een.apparaat}`, () => doe("uit", { zitting: een.id })))));
    $("passkeys").replaceChildren(...passkeys.map((een) => rij(een, null,
      weg("Verwijder", `Verwijder passkey: ${een.apparaat}`, () => doe("passkey-weg", { passkey: een.id })))));
    $("passkey-maak").hidden = !kan || !kanPasskey();
    $("passkey-deel").hidden = $("passkey-maak").hidden && !passkeys.length;
    $("passkeys").hidden = $("passkeys-mee").hidden = !passkeys.length;
  }

  $("waar-open").addEventListener("click", () => probeer(async () => {
    $("eigen").open = false;
    $("passkey-woord").textContent = "";
    $("passkeys-weg").checked = true;
    await teken();
    $("waar").showModal();
  }));
  $("passkey-maak").addEventListener("click", async () => {
    const woord = await maakPasskey().then((gelukt) => gelukt.woord, (fout) => fout.message);
    $("passkey-woord").textContent = woord;
    await probeer(teken);
  });
  $("waar-dicht").addEventListener("click", () => $("waar").close());
  $("overal").addEventListener("click", () => probeer(async () => {
    await doe("uit", { alles: true, passkeys: $("passkeys-weg").checked ? "weg" : "houden" });
    $("waar").close();
    uit("Je bent overal uitgelogd.");
  }));
  $("uit").addEventListener("click", () => probeer(async () => {
    $("eigen").open = false;
    await doe("uit", {});
    uit("Je bent uitgelogd.");
  }));
}
