/**
 * What does each column mean?
 *
 * Fields are named as in leads.upsert. An explicit mapping wins; else the header is compared, folded, with the names
 * that people and tools use (English, French, and the field names of La Growth Machine). The rest is ignored.
 */
import { Refusal, type FieldProblem } from '#contracts';
import { foldText } from '#domain';

const FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'professionalEmail',
  'personalEmail',
  'linkedinUrl',
  'linkedinMemberId',
  'jobTitle',
  'location',
  'phone',
  'timeZone',
  'company.name',
  'company.domain',
  'company.industry',
  'company.size',
  'company.tags',
] as const;
type PlainField = (typeof FIELDS)[number];
export type ImportField = PlainField | `attributes.${string}`;

/** Folded, letters and digits only; what is most specific stands first. */
const SYNONYMS: Readonly<Record<PlainField, string>> = {
  firstName: 'firstname givenname forename prenom prenoms first',
  lastName: 'lastname surname familyname nomdefamille nom last',
  fullName: 'fullname name contactname nomcomplet nometprenom prenometnom prenomnom contact',
  professionalEmail:
    'professionalemail proemail workemail businessemail emailpro emailprofessionnel emailprofessionnelle mailpro ' +
    'adresseemailprofessionnelle email emailaddress mail adresseemail adressemail adresseelectronique courriel',
  personalEmail:
    'personalemail persoemail privateemail emailperso emailpersonnel mailperso adresseemailpersonnelle',
  linkedinUrl:
    'linkedinurl linkedinprofileurl personlinkedinurl linkedinprofile profilelinkedin profillinkedin urllinkedin ' +
    'lienlinkedin linkedinlink profileurl linkedin',
  linkedinMemberId: 'linkedinmemberid memberid linkedinid',
  jobTitle: 'jobtitle title position job role poste intitulededeposte intituledeposte fonction titre',
  location: 'location leadlocation personlocation localisation lieu city ville',
  phone: 'phone phonenumber mobile mobilephone telephone tel numerodetelephone portable',
  timeZone: 'timezone leadtimezone iana tz fuseau fuseauhoraire',
  'company.name':
    'companyname company organization organisation organizationname account accountname employer ' +
    'entreprise societe nomentreprise nomdelentreprise nomsociete nomdelasociete raisonsociale',
  'company.domain':
    'companydomain companywebsite companyurl companysite domain website domaine siteweb siteinternet ' +
    'siteentreprise urlentreprise siteweb url',
  'company.industry': 'companyindustry industry sector secteur secteurdactivite industrie',
  'company.size':
    'companysize companyheadcount employees employeecount numberofemployees headcount size effectif effectifs ' +
    'nombredesalaries nombredemployes taille tailleentreprise tailledelentreprise',
  'company.tags': 'companytags companytag tagsentreprise tags',
};

export interface Column {
  readonly name: string;
  /** Null: ignored. */
  readonly field: ImportField | null;
}

/** @throws Refusal `invalid_input` when the mapping is wrong, or no column says who the leads are. */
export function understandColumns(
  header: readonly string[],
  mapping: Readonly<Record<string, string>> = {},
): Column[] {
  const names = distinctNames(header);
  const fields = new Map<number, ImportField | null>();
  applyMapping(names, mapping, fields);
  const taken = new Set(fields.values());
  const folded = names.map(letters);
  for (const field of FIELDS) {
    if (taken.has(field)) continue;
    const wanted = [letters(field), ...SYNONYMS[field].split(' ')];
    const columns = wanted.map((word) =>
      folded.findIndex((name, index) => name === word && !fields.has(index)),
    );
    const column = columns.find((index) => index >= 0);
    if (column !== undefined) fields.set(column, field);
  }
  names.forEach((name, index) => {
    const attribute = attributeOf(name);
    if (attribute && !fields.has(index) && ![...fields.values()].includes(attribute))
      fields.set(index, attribute);
  });
  const columns = names.map((name, index) => ({ name, field: fields.get(index) ?? null }));
  refuseStrangers(columns);
  return columns;
}

function applyMapping(
  names: readonly string[],
  mapping: Readonly<Record<string, string>>,
  fields: Map<number, ImportField | null>,
): void {
  const problems: FieldProblem[] = [];
  for (const [column, target] of Object.entries(mapping)) {
    const index = names.indexOf(column.trim());
    const field = target === '' || target === 'ignore' ? null : fieldNamed(target);
    const path = `mapping.${column}`;
    if (index < 0)
      problems.push({ path, message: `The file has no such column; it has ${names.join(', ')}.` });
    else if (field === undefined) {
      problems.push({
        path,
        message: `“${target}” is no field; use ${FIELDS.join(', ')}, attributes.<name> or ignore.`,
      });
    } else if (field !== null && [...fields.values()].includes(field)) {
      problems.push({ path, message: `Another column is mapped to ${field} already.` });
    } else fields.set(index, field);
  }
  if (problems.length === 0) return;
  throw new Refusal(
    'invalid_input',
    'The mapping does not fit the file.',
    'Map columns of the file to known fields, each field once; leave out what the guess gets right.',
    problems,
  );
}

function fieldNamed(target: string): ImportField | undefined {
  if (/^attributes\.[a-z][a-z0-9_]{0,39}$/.test(target)) return target as ImportField;
  const word = letters(target);
  return FIELDS.find((field) => letters(field) === word || SYNONYMS[field].split(' ').includes(word));
}

/** `attributes.tier` of an export; `customAttribute1` … `customAttribute10` and `crm_id` of La Growth Machine. */
function attributeOf(name: string): ImportField | undefined {
  if (/^attributes\.[a-z][a-z0-9_]{0,39}$/.test(name)) return name as ImportField;
  const word = letters(name);
  const number = /^customattribute(10|[1-9])$/.exec(word)?.[1];
  if (number !== undefined) return `attributes.custom_attribute_${number}`;
  return word === 'crmid' ? 'attributes.crm_id' : undefined;
}

function refuseStrangers(columns: readonly Column[]): void {
  const known = new Set(columns.map((column) => column.field));
  const named = known.has('fullName') || (known.has('firstName') && known.has('lastName'));
  const reachable = ['professionalEmail', 'personalEmail', 'linkedinUrl', 'linkedinMemberId'] as const;
  if (reachable.some((field) => known.has(field)) || (named && known.has('company.name'))) return;
  throw new Refusal(
    'invalid_input',
    `No column says who the leads are. The columns are: ${columns.map(({ name }) => name).join(', ')}.`,
    'Name a column such as email or linkedinUrl (or first name, last name and company) in the first line, or pass mapping, for example {"Adresse": "professionalEmail"}.',
    [{ path: 'mapping', message: 'Needed: no identifying column was recognised.' }],
  );
}

function letters(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A column without a name gets its place as one; of two with the same name the second is numbered. */
function distinctNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((given, index) => {
    const name = given === '' ? `column ${index + 1}` : given;
    let unique = name;
    for (let number = 2; seen.has(unique); number += 1) unique = `${name} (${number})`;
    seen.add(unique);
    return unique;
  });
}
