/** French titles. */
import type { LexiconRow } from './row.js';

export const FR: readonly LexiconRow[] = [
  [
    'general_management',
    'c_level',
    'pdg, dg, president directeur general, presidente directrice generale, directeur general, directrice generale, directeur executif, directrice executive',
  ],
  ['general_management', 'vp', 'dga'],
  [
    'any',
    'c_level',
    'presidente, gerant, gerante, directeur associe, directrice associee, associe gerant, associee gerante',
  ],
  [
    'any',
    'founder',
    'fondateur, fondatrice, cofondateur, cofondatrice, co fondateur, co fondatrice, fondateur associe, proprietaire, createur, creatrice, chef d entreprise, cheffe d entreprise, dirigeant, dirigeante',
  ],
  [null, 'vp', 'vice presidente'],
  ['people', 'director', 'drh'],
  ['people', 'manager', 'rrh'],
  ['it', 'director', 'dsi'],
  [
    'finance',
    'director',
    'daf, directeur administratif et financier, directrice administrative et financiere, dir admin et financier',
  ],
  [
    'finance',
    'manager',
    'raf, responsable administratif et financier, responsable administrative et financiere',
  ],
  ['security', 'manager', 'rssi'],
  ['marketing', 'director', 'dircom, dirmark'],
  ['sales', 'director', 'dircom commercial, dco'],
  [
    'any',
    'director',
    'directeur d agence, directrice d agence, directeur de site, directrice de site, directeur pays, directrice pays, directeur de filiale, directrice de filiale, secretaire general, secretaire generale',
  ],
  [
    'design',
    'director',
    'directeur artistique, directrice artistique, directeur de creation, directrice de creation, da',
  ],
  [null, 'director', 'directeur, directrice'],
  [
    null,
    'head',
    'chef de service, cheffe de service, chef de departement, cheffe de departement, chef de pole, cheffe de pole',
  ],
  [
    null,
    'manager',
    'responsable, manageur, manageuse, chef d equipe, cheffe d equipe, chef des, cheffe des, superviseur, superviseuse, resp',
  ],
  [null, 'senior', 'confirme, confirmee, experimente, experimentee, referent technique'],
  [
    null,
    'staff',
    'charge, chargee, assistante, attache, attachee, conseiller, conseillere, coordinateur, coordinatrice, technicien, technicienne, employe, employee, gestionnaire, referent, referente, specialiste, analyste',
  ],
  [null, 'junior', 'debutant, debutante'],
  [
    null,
    'intern',
    'stagiaire, stage, alternant, alternante, alternance, apprenti, apprentie, etudiant, etudiante',
  ],

  [
    'marketing',
    null,
    'mercatique, webmarketing, web marketing, marque, marques, communication, contenu, contenus, evenementiel, croissance, reseaux sociaux, relations presse, relations publiques, publicite',
  ],
  [
    'marketing',
    'staff',
    'chef de projet marketing, cheffe de projet marketing, chef de projet communication, cheffe de projet communication, redacteur, redactrice, charge de communication, chargee de communication, traffic manager',
  ],
  ['marketing', 'manager', 'chef de marque, cheffe de marque, chef de publicite'],
  [
    'sales',
    null,
    'vente, ventes, commerciale, commerciaux, developpement commercial, grands comptes, comptes cles, avant vente, partenariats, partenariat, developpement des affaires',
  ],
  [
    'sales',
    'staff',
    'commercial terrain, commercial sedentaire, technico commercial, technico commerciale, charge d affaires, chargee d affaires, ingenieur commercial, ingenieure commerciale, ingenieur d affaires, ingenieure d affaires, vendeur, vendeuse, charge de clientele, chargee de clientele, attache commercial, attachee commerciale',
  ],
  ['sales', 'manager', 'chef des ventes, cheffe des ventes'],
  [
    'engineering',
    null,
    'technique, techniques, ingenierie, recherche et developpement, logiciel, technologie, technologies, developpement logiciel',
  ],
  ['engineering', 'staff', 'ingenieur, ingenieure, developpeur, developpeuse, architecte logiciel'],
  ['product', null, 'produit, produits'],
  ['product', 'manager', 'chef de produit, cheffe de produit, responsable produit'],
  ['design', 'staff', 'graphiste, concepteur, conceptrice, maquettiste'],
  ['data', null, 'donnees, intelligence artificielle, statistiques'],
  ['it', null, 'informatique, systeme d information, systemes d information, si, reseaux, infrastructures'],
  [
    'it',
    'staff',
    'chef de projet informatique, cheffe de projet informatique, administrateur systeme, administratrice systeme, administrateur reseau',
  ],
  ['security', null, 'securite, cybersecurite, securite informatique, securite des systemes d information'],
  [
    'finance',
    null,
    'financier, financiere, financiers, finances, comptabilite, tresorerie, fiscal, fiscalite, controle de gestion, paie',
  ],
  [
    'finance',
    'staff',
    'comptable, tresorier, tresoriere, controleur de gestion, controleuse de gestion, auditeur, auditrice, gestionnaire de paie',
  ],
  ['legal', null, 'juridique, conformite'],
  ['legal', 'staff', 'juriste, avocat, avocate, notaire'],
  ['people', null, 'ressources humaines, rh, recrutement, formation, humaines'],
  [
    'people',
    'staff',
    'recruteur, recruteuse, charge de recrutement, chargee de recrutement, charge de rh, chargee de rh',
  ],
  [
    'operations',
    null,
    'operation, exploitation, logistique, achats, achat, chaine logistique, approvisionnement, approvisionnements, qualite, usine, moyens generaux, administratif, administrative',
  ],
  [
    'operations',
    'staff',
    'chef de projet, cheffe de projet, assistante de direction, assistant de direction, secretaire, acheteur, acheteuse, chef de chantier',
  ],
  [
    'customer_success',
    null,
    'relation client, relations clients, relation clients, service client, service clients, support client, experience client, clientele, satisfaction client',
  ],
  [
    'other',
    'staff',
    'consultante, enseignant, enseignante, professeur, professeure, medecin, infirmier, infirmiere, chercheur, chercheuse, formateur, formatrice',
  ],
];
