// The page as an app: opening without a line, a place on the home screen, and a newer version.

const $ = (naam) => document.getElementById(naam);

// One address is trusted as a script's, and no other: the page makes no scripts of words.
const beleid = window.trustedTypes?.createPolicy("ketenbot", {
  createScriptURL(adres) {
    if (adres !== "sw.js") throw new TypeError(adres);
    return adres;
  },
});

export function meldAan() {
  navigator.serviceWorker?.register(beleid ? beleid.createScriptURL("sw.js") : "sw.js").catch(() => {});
}

export function luisterInstalleren() {
  let vraag = null;
  addEventListener("beforeinstallprompt", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    vraag = gebeurtenis;
    $("installeer").hidden = false;
  });
  $("installeer").addEventListener("click", () => {
    $("eigen").open = false;
    $("installeer").hidden = true;
    vraag?.prompt();
  });
  addEventListener("appinstalled", () => { $("installeer").hidden = true; });
  $("ververs").addEventListener("click", () => location.reload());
}

// Safari on an iPhone or iPad keeps a page on the home screen apart from the one in the browser.
export function isIos() {
  return navigator.standalone === false;
}

export function vergelijkVersie(versie) {
  $("nieuw").hidden = versie === document.documentElement.dataset.versie;
}
