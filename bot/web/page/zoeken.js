// Looking for a word in the own chat: in what the page shows, and in what came before, fetched piece by piece.

const $ = (naam) => document.getElementById(naam);
const MEEST = 12; // pieces that one search fetches

export function luisterZoeken({ eerder }) {
  let vorige = "";
  let plek = -1;

  const gevonden = (woord) => [...document.querySelectorAll("#rijen .bericht")]
    .filter((rij) => rij.textContent.toLowerCase().includes(woord)).reverse();

  async function zoek(gebeurtenis) {
    gebeurtenis.preventDefault();
    const woord = $("zoekwoord").value.trim().toLowerCase();
    if (!woord) return;
    plek = woord === vorige ? plek + 1 : 0;
    vorige = woord;
    let rijen = gevonden(woord);
    for (let keer = 0; rijen.length <= plek && keer < MEEST; keer += 1) {
      if (!(await eerder())) break;
      rijen = gevonden(woord);
    }
    document.querySelectorAll(".gevonden").forEach((rij) => rij.classList.remove("gevonden"));
    if (!rijen.length) {
      $("zoek-uitslag").textContent = "Niet gevonden in wat van dit gesprek is bewaard.";
      return;
    }
    plek %= rijen.length;
    rijen[plek].classList.add("gevonden");
    rijen[plek].scrollIntoView({ block: "center" });
    $("zoek-uitslag").textContent = `${plek + 1} van ${rijen.length}. Nog eens Zoek: de vorige.`;
  }

  function dicht() {
    $("zoek").hidden = true;
    document.querySelectorAll(".gevonden").forEach((rij) => rij.classList.remove("gevonden"));
    $("invoer").focus();
  }

  $("zoek-open").addEventListener("click", () => {
    $("eigen").open = false;
    $("zoek").hidden = false;
    $("zoek-uitslag").textContent = "";
    $("zoekwoord").focus();
  });
  $("zoek").addEventListener("submit", zoek);
  $("zoek").addEventListener("keydown", (toets) => { if (toets.key === "Escape") dicht(); });
  $("zoek-dicht").addEventListener("click", dicht);
}
