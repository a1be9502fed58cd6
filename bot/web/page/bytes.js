// Bytes as text in the alphabet that the standards of browsers use, and back.

export function bytes(tekst) {
  const gewoon = atob(tekst.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(gewoon, (teken) => teken.charCodeAt(0));
}

export function tekst(buffer) {
  const gewoon = Array.from(new Uint8Array(buffer ?? []), (een) => String.fromCharCode(een)).join("");
  return btoa(gewoon).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
