// The clock panel: shows the try-out's moment and moves it on.

import { dag, invoerdag, tijd } from "./deel/datum.js";
import { doe } from "./post.js";

const $ = (naam) => document.getElementById(naam);
let verschil = 0;

export function toonKlok(moment) {
  verschil = new Date(moment) - Date.now();
  teken();
}

function nu() {
  return new Date(Date.now() + verschil);
}

function teken() {
  $("klok-dag").textContent = dag(nu());
  $("klok-tijd").textContent = `${tijd(nu())} uur`;
  $("klok-kort").textContent = dag(nu()).split(" ").slice(0, 3).join(" ");
  $("datum").min = invoerdag(nu());
}

// `nieuw` tells for whom there are new messages since it was last asked.
export function beginKlok(nieuw) {
  setInterval(teken, 5000);
  for (const knop of document.querySelectorAll("[data-stap]")) {
    knop.addEventListener("click", () => verzet(JSON.parse(knop.dataset.stap), nieuw));
  }
  $("klok-datum").addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    verzet({ datum: $("datum").value }, nieuw);
  });
  $("naar-klok").addEventListener("click", () => toonPaneel(document.body.dataset.klok !== "open"));
  document.addEventListener("keydown", (toets) => {
    if (toets.key === "Escape" && document.body.dataset.klok === "open") {
      toonPaneel(false);
      $("naar-klok").focus();
    }
  });
  document.addEventListener("click", (klik) => {
    if (!klik.target.closest("#klok, #naar-klok")) toonPaneel(false);
  });
}

function toonPaneel(open) {
  document.body.dataset.klok = open ? "open" : "";
  $("naar-klok").setAttribute("aria-expanded", String(open));
}

async function verzet(stap, nieuw) {
  const knoppen = document.querySelectorAll("#klok button");
  nieuw();
  knoppen.forEach((knop) => { knop.disabled = true; });
  $("klok-melding").textContent = "De klok loopt …";
  try {
    const uitkomst = await doe("klok", stap);
    toonKlok(uitkomst.klok);
    await new Promise((klaar) => setTimeout(klaar, 400)); // the news about messages comes by another road
    $("klok-melding").textContent = verslag(uitkomst, nieuw());
  } catch (fout) {
    $("klok-melding").textContent = fout.message;
  } finally {
    const actief = document.activeElement;
    knoppen.forEach((knop) => { knop.disabled = false; });
    if (actief === document.body) document.querySelector("[data-stap]").focus();
  }
}

function verslag(uitkomst, namen) {
  if (!uitkomst.gevonden) return "Er staat geen herinnering klaar. Registreer eerst een koppeling.";
  const stand = `Het is nu ${dag(nu())}, ${tijd(nu())} uur.`;
  return namen.length ? `${stand} Nieuw bericht voor ${namen.join(", ")}.` : `${stand} In deze gesprekken kwam geen nieuw bericht.`;
}
