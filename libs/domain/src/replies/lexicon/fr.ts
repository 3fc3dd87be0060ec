/** French. */
import type { ReplyLexicon } from './lexicon.js';

export const FR: ReplyLexicon = {
  language: 'fr',
  unsubscribe: [
    /\b(?:me |m'|nous )?(?:des(?:a|in)(?:bonn|scri)\w*)\b/,
    /\b(?:retirez|retirer|supprimez|supprimer|enlevez|enlever|effacez|effacer|sortez|otez|rayez)(?:[ -](?:moi|nous|mon|mes|mon adresse|me))\b/,
    /\bme (?:retirer|supprimer|enlever|rayer) (?:de|du)\b/,
    /\b(?:ne (?:me|nous) (?:contact|ecri|sollicit|relanc|recontact|envoy)\w+ plus|ne plus (?:me|nous|etre|recevoir) ?\w*)\b/,
    /\b(?:cessez|arretez) (?:de |d'|vos )/,
    /\bplus (?:recevoir|aucun (?:mail|message|e-?mail))\b/,
    /\blaissez[ -](?:moi|nous) tranquille\b/,
  ],
  unsubscribeOffer:
    /\b(?:pour (?:vous |se )(?:desabonner|desinscrire)|lien de (?:desabonnement|desinscription)|(?:desabonner|desinscrire) (?:ici|a tout moment))\b/g,
  notInterested: [
    /\b(?:pas|plus|peu|guere|aucunement|nullement) (?:\w+ ){0,2}?interess\w*/,
    /\bn(?:e |')(?:m'|nous |me |l')?interess\w* (?:pas|plus|guere)\b/,
    /\b(?:aucun|sans|pas d')\s?interet\b/,
    /\bnon,? merci\b/,
    /\bpas (?:pour (?:nous|moi)|le bon moment|maintenant|d'actualite|a l'ordre du jour|une priorite|actuellement|pour l'instant|pour le moment)\b/,
    /\b(?:pas|aucun|plus) (?:de |d'|le )?(?:besoin|budget)\b/,
    /\b(?:nous avons|on a|j'ai) deja\b/,
    /\bdeja (?:equipe|un (?:prestataire|fournisseur|outil|partenaire))\w*/,
    /\bne (?:correspond|convient) pas\b/,
    /\bje (?:passe mon tour|decline)\b/,
    /\bpas preneur\b/,
  ],
  interested: [
    /\binteress(?:e|ee|es|ees|ant|ante|ants|antes|erait)\b/,
    /\b(?:m'|nous )interesse\w*/,
    /\b(?:avec plaisir|volontiers|pourquoi pas|ca marche|ca me va|bonne idee|je veux bien)\b/,
    /\b(?:en savoir|m'en dire|nous en dire|dites[ -]m'en|dites[ -]moi en) ?(?:un peu )?plus\b/,
    /\b(?:envoyez|envoie|transmettez|partagez)[ -](?:moi|nous)\b/,
    /\b(?:on peut|pouvons[ -]nous|pourrions[ -]nous|discutons|parlons|echangeons|prenons|calons|fixons)\b.{0,30}?\b(?:parler|discuter|echanger|rendez[ -]vous|rdv|appel|en|point|creneau|voir)\b/,
    /\b(?:je suis|on est|nous sommes|etes[ -]vous|seriez[ -]vous|serais) (?:disponible|dispo|partant|libre|preneur)\w*/,
    /\b(?:quel est|quels sont|combien)\b.{0,25}\b(?:prix|tarifs?|cout|coute\w*)\b|\bvos tarifs\b/,
    /\b(?:appelez|rappelez)[ -]moi\b|\bquand (?:peut[ -]on|pouvons)\b/,
  ],
  negator: /\b(?:pas|ne|jamais|aucun\w*|sans|ni|guere|non)\b|\bn'/,
  yesInDisguise: /\bpourquoi pas\b|\bn'hesitez pas\b|\bpas de (?:souci|probleme)s?\b/g,
  outOfOffice: [
    /\b(?:absente?|en conges?|en vacances|hors (?:du |de mon )?bureau|en deplacement|en arret|conge (?:maternite|paternite|parental))\b/,
    /\b(?:message|reponse) automatique\b/,
    /\bde retour (?:le|au bureau|a partir)\b/,
    /\bacces limite a (?:mes|ma)\b/,
  ],
  outOfOfficeSubject:
    /^(?:reponse automatique|message (?:automatique|d'absence)|absence|absente?|absent du bureau)\b/,
  yes: /^(?:oui|ok|d'accord|volontiers|avec plaisir|bien sur|parfait|oui merci|pourquoi pas)$/,
  no: /^(?:non|non desole|desole non)$/,
  stop: /^(?:stop|stop svp|arretez)$/,
};
