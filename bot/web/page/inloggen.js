// Coming in: a mail address, a code, and for who was invited a name. The invitation stands behind the # of the link;
// it is taken out of the address at once and goes to the server only with what is asked for.

import { kanPasskey, kom } from "./passkeys.js";
import { doe, Weigering } from "./post.js";

const $ = (naam) => document.getElementById(naam);
const SECONDEN = 60;
const UITNODIGING = /^#u=([\w-]{4,64})$/;

const WOORDEN = {
  terug: ["Inloggen bij Ketenbot", "Typ je werkmail. Je krijgt een code van zes cijfers. Een wachtwoord is er niet."],
  nieuw: ["Je bent uitgenodigd", "Typ je werkmail. Je krijgt een code waarmee je binnenkomt."],
  kwijt: ["Telefoon of laptop kwijt?", "Typ je werkmail. Met de code uit de mail log je overal uit: wie je toestel vindt, kan dan niet meer bij je zaken. Kan een ander ook bij je werkmail? Bel dan eerst je ICT-afdeling."],
  erbij: ["Ketenbot ook hier", "Typ je werkmail. Met de code uit de mail kom je hier bij dezelfde zaken."],
};

let uitnodiging = "";
let mail = "";

function leesUitnodiging() {
  const gevonden = location.hash.match(UITNODIGING);
  if (gevonden) {
    sessionStorage.setItem("uitnodiging", gevonden[1]);
    history.replaceState(null, "", location.pathname);
  }
  uitnodiging = sessionStorage.getItem("uitnodiging") ?? "";
}

export function uitgenodigd() {
  leesUitnodiging();
  return uitnodiging !== "";
}

// The same page stands at /chat/kwijt, and ends there what it begins here.
export const kwijt = location.pathname.endsWith("/kwijt");

export function toonInloggen(waarom = "") {
  if (!kwijt) leesUitnodiging();
  document.body.dataset.beeld = "inloggen";
  $("gesprek").hidden = true;
  $("eigen").hidden = true;
  $("wie").textContent = "";
  $("inloggen").hidden = false;
  const wijze = kwijt ? "kwijt" : !uitnodiging ? "terug" : uitnodiging.startsWith("deur-") ? "erbij" : "nieuw";
  [$("inlog-kop").textContent, $("inlog-uitleg").textContent] = WOORDEN[wijze];
  $("naam-deel").hidden = wijze !== "nieuw";
  $("naam").required = wijze === "nieuw";
  $("kwijt").hidden = wijze !== "terug";
  $("passkey-in").dataset.kan = String(wijze === "terug" && kanPasskey());
  $("terug").hidden = !kwijt;
  if (kwijt) [$("code-uitleg").textContent, $("typ-code").querySelector(".groot").textContent] = ["Zes cijfers. Na het zesde ben je overal uitgelogd.", "Log overal uit"];
  $("inlog-fout").textContent = waarom;
  naarMail();
}

function naarMail() {
  $("vraag-code").hidden = false;
  $("passkey-in").hidden = $("passkey-in").dataset.kan !== "true";
  $("inlog-uitleg").hidden = false;
  $("typ-code").hidden = true;
  $("code").value = "";
  $("inlog-kop").focus();
}

async function probeer(knop, daad) {
  $("inlog-fout").textContent = "";
  knop.disabled = true;
  try {
    return await daad();
  } catch (fout) {
    $("inlog-fout").textContent = fout.message;
    if (fout instanceof Weigering && fout.soort.startsWith("BAD_")) sessionStorage.removeItem("uitnodiging");
    return null;
  } finally {
    knop.disabled = false;
  }
}

async function vraag() {
  mail = $("mail").value.trim();
  const gelukt = await probeer($("vraag-code").querySelector(".groot"), () => doe("code", { mail, uitnodiging }));
  if (!gelukt) return;
  $("vraag-code").hidden = $("passkey-in").hidden = true;
  $("inlog-uitleg").hidden = true;
  $("typ-code").hidden = false;
  $("waarheen").textContent = `${gelukt.woord} Hij gaat naar ${mail} en werkt 10 minuten.`;
  $("code").focus();
  wacht(gelukt.laat);
}

// What to do when the mail is late: said after a minute, and more after five.
function wacht(laat) {
  $("opnieuw").disabled = true;
  $("mail-hulp").textContent = laat || "De mail komt meestal binnen een minuut. Laat dit venster open.";
  wacht.klokken?.forEach(clearTimeout);
  wacht.klokken = [
    setTimeout(() => {
      $("opnieuw").disabled = false;
      $("mail-hulp").textContent =
        "Nog geen mail? Kijk bij ongewenste mail. Soms houdt een mailserver een eerste mail vijf minuten vast: wacht, of vraag een nieuwe code. Een code die je al hebt, blijft werken.";
    }, SECONDEN * 1000),
    setTimeout(() => {
      $("mail-hulp").textContent =
        "Na vijf minuten nog geen mail? Kijk of je werkmail goed is getypt. Vraag je coördinator of je toegang hebt, en je ICT-afdeling of de mail van Ketenbot wordt tegengehouden.";
    }, 5 * SECONDEN * 1000),
  ];
}

function toonUitgelogd(woord) {
  wacht.klokken?.forEach(clearTimeout);
  $("typ-code").hidden = true;
  $("inlog-kop").textContent = "Je bent overal uitgelogd";
  $("inlog-uitleg").hidden = false;
  $("inlog-uitleg").textContent = `${woord} Stond Telegram ook op dat toestel? Log in, typ /deuren en haal Telegram weg. Meld het verlies ook bij je ICT-afdeling.`;
  $("inlog-kop").focus();
}

export function luisterInloggen(binnen) {
  $("vraag-code").addEventListener("submit", (e) => { e.preventDefault(); vraag(); });
  $("passkey-in").firstChild.addEventListener("click", async (e) => {
    if (await probeer(e.currentTarget, kom)) binnen({ code: false });
  });
  $("opnieuw").addEventListener("click", vraag);
  $("anders").addEventListener("click", naarMail);
  $("code").addEventListener("input", () => {
    const cijfers = $("code").value.replace(/\D/g, "");
    if (cijfers.length === 6 && !$("typ-code").querySelector(".groot").disabled) $("typ-code").requestSubmit();
  });
  $("typ-code").addEventListener("submit", async (e) => {
    e.preventDefault();
    const gegevens = { code: $("code").value, uitnodiging, naam: $("naam").value };
    const gelukt = await probeer($("typ-code").querySelector(".groot"), () => doe(kwijt ? "kwijt" : "in", gegevens));
    if (!gelukt) return $("code").select();
    if (kwijt) return toonUitgelogd(gelukt.woord);
    sessionStorage.removeItem("uitnodiging");
    uitnodiging = "";
    $("code").value = "";
    wacht.klokken?.forEach(clearTimeout);
    binnen({ code: true });
  });
}
