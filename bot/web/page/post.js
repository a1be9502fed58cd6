// Asking the server. What it refuses comes back as a Weigering, with words meant for the reader; no answer as a
// GeenLijn: whether the browser calls itself online says nothing.

export class GeenLijn extends Error {}

export class Weigering extends Error {
  constructor(status, { fout, soort }) {
    super(fout || "Er ging iets mis. Probeer het nog eens.");
    Object.assign(this, { status, soort });
  }
}

const GEDULD = 40_000;

async function antwoord(adres, inhoud) {
  let gekregen;
  try {
    gekregen = await fetch(`api/${adres}`, { cache: "no-store", signal: AbortSignal.timeout(GEDULD), ...inhoud });
  } catch {
    throw new GeenLijn("Er is geen verbinding.");
  }
  const uitkomst = await gekregen.json().catch(() => null);
  if (uitkomst === null) throw new GeenLijn("Er kwam een antwoord dat niet van Ketenbot is."); // a proxy, not us
  if (!gekregen.ok) throw new Weigering(gekregen.status, uitkomst);
  return uitkomst;
}

export const haal = (adres) => antwoord(adres, {});

export const doe = (wat, gegevens) => antwoord(wat, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(gegevens),
});

export const stuurBestand = (bestand, { sleutel, bijschrift, na }) => antwoord("stuur", {
  method: "POST",
  headers: {
    "Content-Type": "application/octet-stream",
    "X-Naam": encodeURIComponent(bestand.name),
    "X-Sleutel": sleutel,
    "X-Bijschrift": encodeURIComponent(bijschrift),
    "X-Na": String(na),
  },
  body: bestand,
});
