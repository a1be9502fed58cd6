// Coming in with a passkey: asked only on a press. The device looks at a finger, a face or a code, and signs; what it
// gives goes to the server as it is.

import { bytes, tekst } from "./bytes.js";
import { doe } from "./post.js";

const $ = (naam) => document.getElementById(naam);
const GETAL = /^[\d.]+$|^\[/; // no browser makes a passkey for an address that is a number
const NIET_IN = "Het toestel gaf geen passkey. Log in met een code uit je mail.";
const NIET_GEMAAKT = "Er is geen passkey gemaakt. Probeer het nog eens, of blijf inloggen met een code.";
const AL = "Dit toestel heeft al een passkey voor jou.";

export const kanPasskey = () => "PublicKeyCredential" in window && !GETAL.test(location.hostname);

async function vraagToestel(daad, anders) {
  try {
    return await daad();
  } catch (fout) {
    throw new Error(fout.name === "InvalidStateError" ? AL : anders);
  }
}

export async function kom() {
  const { vraag } = await doe("passkey-vraag", {});
  const publicKey = { ...vraag, challenge: bytes(vraag.challenge), allowCredentials: [] };
  const { rawId, response } = await vraagToestel(() => navigator.credentials.get({ publicKey }), NIET_IN);
  return doe("passkey-in", {
    id: tekst(rawId),
    client: tekst(response.clientDataJSON),
    wat: tekst(response.authenticatorData),
    handtekening: tekst(response.signature),
    wie: tekst(response.userHandle),
  });
}

export async function maakPasskey() {
  const { vraag } = await doe("passkey-nieuw", {});
  const publicKey = {
    ...vraag,
    challenge: bytes(vraag.challenge),
    user: { ...vraag.user, id: bytes(vraag.user.id) },
    excludeCredentials: vraag.excludeCredentials.map((een) => ({ ...een, id: bytes(een.id) })),
  };
  const { rawId, response } = await vraagToestel(() => navigator.credentials.create({ publicKey }), NIET_GEMAAKT);
  return doe("passkey-maak", {
    id: tekst(rawId), client: tekst(response.clientDataJSON), wat: tekst(response.attestationObject),
  });
}

// After a code: offered once, where the device can do it by itself.
export async function biedAan() {
  if (!kanPasskey() || localStorage.getItem("sneller") === "nee") return;
  $("sneller").hidden = !(await window.PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable());
}

export function luisterPasskeys({ meld }) {
  $("sneller-aan").addEventListener("click", async () => {
    $("sneller").hidden = true;
    await maakPasskey().then(({ woord }) => meld(woord), (fout) => meld(fout.message));
    $("invoer").focus();
  });
  $("sneller-niet").addEventListener("click", () => {
    localStorage.setItem("sneller", "nee");
    $("sneller").hidden = true;
    $("invoer").focus();
  });
}
