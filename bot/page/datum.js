// Dates as people here write them: "zo 10 mei 2026", always in Dutch time.

const DAGEN = { zo: "zo", ma: "ma", di: "di", wo: "wo", do: "do", vr: "vr", za: "za" };
const MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];
const delen = new Intl.DateTimeFormat("nl-NL", {
  timeZone: "Europe/Amsterdam", weekday: "short", day: "numeric", month: "numeric", year: "numeric",
  hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

function los(moment) {
  return Object.fromEntries(delen.formatToParts(moment).map((deel) => [deel.type, deel.value]));
}

export function dag(moment) {
  const d = los(moment);
  return `${DAGEN[d.weekday.slice(0, 2)]} ${Number(d.day)} ${MAANDEN[Number(d.month) - 1]} ${d.year}`;
}

export function tijd(moment) {
  const d = los(moment);
  return `${d.hour}.${d.minute}`;
}

export function invoerdag(moment) {
  const d = los(moment);
  return `${d.year}-${d.month.padStart(2, "0")}-${d.day.padStart(2, "0")}`;
}
