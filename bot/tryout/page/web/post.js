// Asking the server. A refusal comes back as an Error whose words are meant for the reader.

const AFWEZIG = "De proef antwoordt niet. Kijk of hij nog draait.";

export async function haal(adres) {
  const antwoord = await fetch(adres, { cache: "no-store" });
  if (!antwoord.ok) throw new Error(AFWEZIG);
  return antwoord.json();
}

export async function doe(wat, gegevens) {
  const inhoud = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(gegevens) };
  let antwoord;
  try {
    antwoord = await fetch(`proef/${wat}`, inhoud);
  } catch {
    throw new Error(AFWEZIG);
  }
  const uitkomst = await antwoord.json().catch(() => ({}));
  if (!antwoord.ok) throw new Error(uitkomst.fout || AFWEZIG);
  return uitkomst;
}

export function base64(bestand) {
  return new Promise((klaar, mislukt) => {
    const lezer = new FileReader();
    lezer.onload = () => klaar(lezer.result.slice(lezer.result.indexOf(",") + 1));
    lezer.onerror = () => mislukt(new Error("Dit bestand kan ik niet lezen. Kies een ander bestand."));
    lezer.readAsDataURL(bestand);
  });
}
