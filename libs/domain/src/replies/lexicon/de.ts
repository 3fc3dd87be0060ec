/** German. */
import type { ReplyLexicon } from './lexicon.js';

export const DE: ReplyLexicon = {
  language: 'de',
  unsubscribe: [
    /\b(?:abmelden|abbestellen|austragen|abgemeldet|ausgetragen)\b/,
    /\b(?:melden|tragen|bestellen) sie (?:mich|uns) (?:\w+ ){0,4}?(?:ab|aus)\b/,
    /\b(?:loschen|entfernen|streichen|nehmen) sie (?:\w+ ){0,2}?(?:mich|uns|meine|unsere)\b/,
    /\b(?:mich|uns|meine (?:daten|adresse|e-?mail\S*)) (?:\w+ ){0,5}?(?:loschen|entfernen|streichen)\b/,
    /\b(?:keine (?:weiteren? )?(?:e-?mails?|mails?|nachrichten|werbung)|nicht (?:mehr|weiter|wieder) (?:kontaktieren|anschreiben|schreiben|kontaktiert|angeschrieben))\b/,
    /\b(?:kontaktieren|schreiben|belastigen) sie (?:mich|uns) (?:\w+ )?nicht\b/,
    /\b(?:horen|lassen) sie (?:\w+ )?(?:auf|mich in ruhe|uns in ruhe)\b/,
  ],
  unsubscribeOffer:
    /\b(?:(?:um|zum) (?:sich )?(?:\w+ ){0,4}?(?:abmelden|abbestellen|abzumelden|abzubestellen)|(?:hier|jederzeit) (?:abmelden|abbestellen)|newsletter abbestellen)\b/g,
  notInterested: [
    /\b(?:kein|keine|keinerlei|null) (?:\w+ )?(?:interesse|bedarf|verwendung)\b/,
    /\bnicht (?:\w+ )?(?:interessiert|interessant|relevant|passend|notwendig)\b/,
    /\binteressiert (?:mich|uns) (?:\w+ ){0,2}?nicht\b/,
    /\bnein,? danke\b/,
    /\b(?:nichts|nix) fur (?:uns|mich)\b/,
    /\b(?:passt|brauchen|benotigen|brauche|benotige) (?:\w+ ){0,4}?(?:nicht|nichts|kein\w*)\b/,
    /\b(?:nicht|kein) (?:der |die |das )?(?:richtige|passende|gute|guter) (?:zeitpunkt|moment|zeit)\b/,
    /\b(?:derzeit|momentan|aktuell|zur zeit|im moment) (?:nicht|kein\w*)\b/,
    /\bkein budget\b/,
    /\b(?:haben|nutzen|verwenden) (?:wir )?(?:bereits|schon)\b|\bwir (?:haben|nutzen|verwenden|sind) (?:bereits|schon)\b/,
  ],
  interested: [
    /\binteress(?:iert|ant|e)\b/,
    /\b(?:klingt|hort sich|sieht|tont) (?:\w+ )?(?:gut|spannend|interessant|super|toll|an)\b/,
    /\b(?:mehr|weitere) (?:erfahren|informationen|infos|details)\b/,
    /\b(?:erzahlen|schicken|senden|nennen) sie (?:mir|uns)\b|\b(?:schick|erzahl|sende?) (?:mir|uns)\b/,
    /\b(?:gerne|sehr gern|warum nicht|freue mich)\b/,
    /\b(?:termin|telefonieren|telefonat|gesprach|austauschen|call) (?:\w+ )?(?:vereinbaren|ausmachen|machen|finden|fuhren)\b/,
    /\b(?:konnen|konnten|wollen|sollen) wir (?:\w+ ){0,4}?(?:sprechen|telefonieren|reden|treffen|austauschen)\b/,
    /\b(?:rufen sie mich|ruf mich)\b/,
    /\b(?:was|wie viel|wieviel) (?:kostet|kosten|wurde)\b|\bwelche kosten\b/,
    /\b(?:passt|passen) (?:mir|uns|es|ihnen)\b|\bhatte (?:ich )?(?:zeit|interesse)\b/,
  ],
  negator: /\b(?:nicht|nichts|kein\w*|nie|niemals|ohne|weder)\b/,
  yesInDisguise: /\bwarum nicht\b|\bkein problem\b|\bzogern sie nicht\b/g,
  outOfOffice: [
    /\b(?:abwesenheit|abwesend|nicht im (?:buro|haus)|ausser haus|im urlaub|in elternzeit|auf (?:dienst|geschafts)reise)\w*/,
    /\babwesenheits(?:notiz|nachricht|meldung)\b|\bautomatische (?:antwort|nachricht)\b/,
    /\bwieder (?:im buro|erreichbar|da ab)\b/,
    /\b(?:eingeschrankt|keinen|nur begrenzt) (?:\w+ )?(?:zugriff|erreichbar)\b/,
  ],
  outOfOfficeSubject: /^(?:automatische antwort|abwesenheit\w*|abwesend|ausser haus)\b/,
  yes: /^(?:ja|ja gerne|gerne|gern|klar|ok|okay|einverstanden|ja bitte)$/,
  no: /^(?:nein|nee|ne|leider nein|leider nicht)$/,
  stop: /^(?:stop|stopp|abmelden)$/,
};
