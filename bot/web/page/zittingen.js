// Where somebody is logged in, and going out.

import { dag, tijd } from "./deel/datum.js";
import { maak } from "./deel/maak.js";
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

  async function teken() {
    const { zittingen } = await haal("zittingen");
    $("zittingen").replaceChildren(...zittingen.map((een) => maak("li", {},
      maak("span", {}, maak("strong", {}, een.apparaat), een.hier ? " (hier)" : null, maak("small", {}, laatst(een.gebruikt))),
      een.hier ? null : maak("button", {
        type: "button", "aria-label": `Log uit: ${een.apparaat}`,
        onclick: () => probeer(async () => { await doe("uit", { zitting: een.id }); await teken(); }),
      }, "Log uit"))));
  }

  $("waar-open").addEventListener("click", () => probeer(async () => {
    $("eigen").open = false;
    await teken();
    $("waar").showModal();
  }));
  $("waar-dicht").addEventListener("click", () => $("waar").close());
  $("overal").addEventListener("click", () => probeer(async () => {
    await doe("uit", { alles: true });
    $("waar").close();
    uit("Je bent overal uitgelogd.");
  }));
  $("uit").addEventListener("click", () => probeer(async () => {
    $("eigen").open = false;
    await doe("uit", {});
    uit("Je bent uitgelogd.");
  }));
}
