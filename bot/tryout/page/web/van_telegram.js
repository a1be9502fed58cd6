// A message as Telegram says it, as the page draws it.

const FILES = "proef/bestand/";

export function vanTelegram(bericht) {
  return {
    id: bericht.message_id,
    mijn: !bericht.from.is_bot,
    tekst: bericht.text ?? bericht.caption ?? "",
    opmaak: bericht.entities ?? bericht.caption_entities ?? [],
    knoppen: bericht.reply_markup?.inline_keyboard?.map((rij) =>
      rij.map((knop) => ({ tekst: knop.text, actie: knop.callback_data, adres: knop.url }))),
    foto: bericht.photo && { adres: FILES + bericht.photo.at(-1).file_id },
    bestand: bericht.document && {
      naam: bericht.document.file_name ?? "Document",
      grootte: bericht.document.file_size,
      adres: FILES + bericht.document.file_id,
    },
    los: los(bericht),
    gemaakt: bericht.date * 1000,
    bewerkt: bericht.edit_date,
  };
}

function los({ voice, contact }) {
  if (voice) return [`Spraakbericht van ${voice.duration} seconden`];
  return contact ? [`Contactkaart: ${contact.first_name}, ${contact.phone_number}`] : [];
}
