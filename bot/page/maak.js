// A piece of the page: its kind, its properties, what stands in it. No text is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

export function maak(soort, eigenschappen = {}, ...inhoud) {
  const deel = document.createElement(soort);
  for (const [naam, waarde] of Object.entries(eigenschappen)) {
    if (waarde === undefined || waarde === false) continue;
    if (naam.startsWith("on")) deel.addEventListener(naam.slice(2), waarde);
    else deel.setAttribute(naam, waarde === true ? "" : waarde);
  }
  deel.append(...inhoud.filter((stuk) => stuk !== null && stuk !== undefined));
  return deel;
}

export function teken(vorm) {
  const beeld = document.createElementNS(SVG, "svg");
  beeld.setAttribute("viewBox", "0 0 24 24");
  beeld.setAttribute("aria-hidden", "true");
  const lijn = document.createElementNS(SVG, "path");
  lijn.setAttribute("d", vorm);
  beeld.append(lijn);
  return beeld;
}
