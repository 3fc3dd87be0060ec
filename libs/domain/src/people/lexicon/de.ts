/** German titles. Compounds are taken apart before: `Vertriebsleiterin` is looked up as `vertrieb leiter`. */
import type { LexiconRow } from './row.js';

export const DE: readonly LexiconRow[] = [
  [
    'general_management',
    'c_level',
    'vorstandsvorsitzende*, vorsitzende* der geschaftsfuhrung, sprecher* der geschaftsfuhrung',
  ],
  [
    'any',
    'c_level',
    'geschaftsfuhrer*, geschaftsfuhrende*, geschaftsfuhrung, geschaftsleitung, geschaft leiter, geschaft leitung, vorstand*, prasident*',
  ],
  [
    'any',
    'founder',
    'grunder, grunderin, mitgrunder, mitgrunderin, inhaber, inhaberin, eigentumer, eigentumerin, unternehmer, unternehmerin, firmengrunder, firmengrunderin',
  ],
  [null, 'vp', 'vizeprasident*, vice prasident*'],
  [
    'any',
    'director',
    'niederlassung leiter, standort leiter, werk leiter, landesgeschaftsfuhrer*, filial leiter',
  ],
  ['any', 'manager', 'betrieb leiter, prokurist, prokuristin'],
  [null, 'director', 'direktor, direktorin'],
  [
    null,
    'head',
    'leiter, leitende*, leitung, abteilung leiter, bereich leiter, hauptabteilung leiter, ressort leiter',
  ],
  [null, 'manager', 'team leiter, gruppen leiter, gruppe leiter, schicht leiter, managerin, referat leiter'],
  [null, 'senior', 'fachexperte, fachexpertin'],
  [
    null,
    'staff',
    'referent*, sachbearbeiter*, mitarbeiter*, fachkraft, angestellte*, spezialist*, berater, beraterin, assistent, assistentin, assistenz, koordinator*, kauffrau, kaufmann',
  ],
  [null, 'junior', 'berufseinsteiger*'],
  [
    null,
    'intern',
    'praktikant*, praktikum, werkstudent*, azubi, auszubildende*, student*, lehrling, volontar*',
  ],

  [
    'marketing',
    null,
    'werbung, offentlichkeitsarbeit, unternehmenskommunikation, kommunikation, marken, onlinemarketing, wachstum, presse, veranstaltung*',
  ],
  ['marketing', 'staff', 'redakteur, redakteurin, pressesprecher*'],
  ['marketing', 'manager', 'marken manager'],
  [
    'sales',
    null,
    'vertrieb, verkauf, aussendienst, innendienst, geschaftsentwicklung, grosskunden, vertriebs*',
  ],
  ['sales', 'staff', 'verkaufer, verkauferin, vertriebler*, kundenberater, kundenberaterin, kunden berater'],
  [
    'engineering',
    null,
    'entwicklung, softwareentwicklung, technik, technische, technischer, technisches, technologie, forschung, konstruktion, forschung und entwicklung',
  ],
  [
    'engineering',
    'staff',
    'entwickler, entwicklerin, softwareentwickler*, software entwickler, programmierer*, ingenieur, ingenieurin, softwarearchitekt*, konstrukteur*, informatiker*',
  ],
  ['product', null, 'produkt, produkte, produktmanagement'],
  ['product', 'manager', 'produkt manager'],
  ['design', null, 'gestaltung, grafik'],
  ['design', 'staff', 'grafiker, grafikerin, gestalter, gestalterin, grafikdesigner*, mediengestalter*'],
  ['data', null, 'daten, kunstliche intelligenz'],
  [
    'it',
    null,
    'edv, informatik, informationstechnik, informationstechnologie, it leiter, leiter it, netzwerk*',
  ],
  ['it', 'head', 'it leiter, leiter it, leiter der it'],
  ['it', 'staff', 'systemadministrator*, fachinformatiker*'],
  [
    'security',
    null,
    'sicherheit, informationssicherheit, cybersicherheit, it sicherheit, informationtechnology sicherheit',
  ],
  [
    'finance',
    null,
    'finanzen, finanz, finanz*, buchhaltung, rechnungswesen, kaufmannische, kaufmannischer, steuer, steuern, revision',
  ],
  ['finance', 'staff', 'buchhalter, buchhalterin, bilanzbuchhalter*, steuerberater*, wirtschaftsprufer*'],
  ['finance', 'manager', 'controllerin'],
  ['legal', null, 'recht, rechtsabteilung, datenschutz'],
  [
    'legal',
    'staff',
    'jurist, juristin, justiziar*, syndikus*, rechtsanwalt, rechtsanwaltin, anwalt, anwaltin, datenschutzbeauftragte*',
  ],
  [
    'people',
    null,
    'personalwesen, personalabteilung, personalentwicklung, personalmanagement, personalbeschaffung, ausbildung',
  ],
  ['people', 'head', 'personal leiter, leiter personal, leitung personal, personal leitung'],
  ['people', 'manager', 'personal manager'],
  [
    'people',
    'staff',
    'personal referent*, personaler, personalerin, personal berater, personalsachbearbeiter*, personal sachbearbeiter*',
  ],
  [
    'operations',
    null,
    'einkauf, beschaffung, logistik, produktion, fertigung, qualitat, lager, supply chain, betrieb, qualitatssicherung, qualitatsmanagement, verwaltung',
  ],
  [
    'operations',
    'staff',
    'projekt leiter, projekt manager, burokauffrau, burokaufmann, sekretar, sekretarin, einkaufer, einkauferin, disponent*, projektassistenz',
  ],
  [
    'customer_success',
    null,
    'kundenservice, kundendienst, kundenbetreuung, kundenerfolg, kundensupport, kundenzufriedenheit',
  ],
  ['customer_success', 'staff', 'kundenbetreuer*, servicetechniker*'],
  [
    'other',
    'staff',
    'lehrer, lehrerin, arzt, arztin, wissenschaftler*, dozent*, unternehmensberater*, trainer, trainerin, steward*',
  ],
];
