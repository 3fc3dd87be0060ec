import fc from 'fast-check';
import { normaliseJobTitle } from './job-title.js';
import { JOB_FUNCTIONS, SENIORITIES } from './seniority.js';

const short = (title: string) => {
  const { function: job, seniority } = normaliseJobTitle(title);
  return `${job ?? '-'} ${seniority ?? '-'}`;
};

const TABLE: Record<string, readonly string[]> = {
  'marketing c_level': [
    'CMO',
    'cmo',
    'C.M.O.',
    'Chief Marketing Officer',
    'Global CMO',
    'Interim CMO',
    'Fractional CMO',
    'CMO at Acme',
    'CMO @ Acme Sales Inc',
    'Chief Growth Officer',
    'Chief Brand Officer',
    'Chief Communications Officer',
    'CMO | Speaker | ex-Google',
    'Ex-Google, CMO',
    'Chief Marketing & Digital Officer',
    'CMO chez Acme',
  ],
  'general_management c_level': [
    'CEO',
    'Chief Executive Officer',
    'Geschäftsführer',
    'Geschäftsführerin (m/w/d)',
    'Geschäftsführende Gesellschafterin',
    'PDG',
    'Présidente-directrice générale',
    'Directeur général',
    'Directrice Générale',
    'Director General',
    'Consejera Delegada',
    'Gerente General',
    'Managing Director',
    'President',
    'Président',
    'Vorstandsvorsitzender',
    'Geschäftsleiter',
    'Mitglied der Geschäftsleitung',
    'Gérant',
    'Chairwoman of the Board',
    'Président Directeur Général',
  ],
  'general_management founder': [
    'Founder',
    'Founder & CEO',
    'CEO / Founder',
    'CEO & Co-Founder',
    'Cofounder and CEO',
    'Fondatrice',
    'Co-fondateur & PDG',
    'Gründer',
    'Mitgründerin',
    'Inhaber',
    'Fundadora',
    'Owner',
    'Propriétaire',
    'Founder and former CEO',
  ],
  'engineering founder': ['Co-founder & CTO', 'CTO & Co-Founder', 'CTO, Founder'],
  'engineering c_level': ['CTO', 'Chief Technology Officer', 'Chief Technical Officer', 'C.T.O'],
  'finance c_level': ['CFO', 'Chief Financial Officer', 'Group CFO'],
  'operations c_level': ['COO', 'Chief Operating Officer', 'Chief Operations Officer'],
  'sales c_level': ['CRO', 'Chief Revenue Officer', 'Chief Sales Officer', 'Chief Commercial Officer'],
  'product c_level': ['CPO', 'Chief Product Officer', 'Chief Product and Technology Officer'],
  'people c_level': ['CHRO', 'Chief People Officer', 'Chief Human Resources Officer'],
  'data c_level': ['Chief Data Officer', 'CDO'],
  'it c_level': ['CIO', 'Chief Information Officer', 'Chief Digital Officer'],
  'security c_level': ['CISO', 'Chief Information Security Officer', 'Chief Security Officer'],
  'legal c_level': ['General Counsel', 'Chief Legal Officer'],
  'customer_success c_level': ['Chief Customer Officer'],
  'other c_level': ['Chief Medical Officer'],
  'finance vp': ['Deputy CFO', 'VP Finance', 'V.P. of Finance', 'Stellvertretender CFO'],
  'general_management vp': [
    'Directeur général adjoint',
    'Directrice générale adjointe',
    'DGA',
    'Deputy CEO',
    'Stellvertretender Geschäftsführer',
  ],
  'marketing vp': [
    'VP Marketing',
    'Vice President of Marketing',
    'Vice-President, Marketing',
    'SVP Marketing',
    'Senior Vice President Marketing',
    'EVP, Global Brand',
    'Vice-présidente marketing',
    'Vicepresidente de Marketing',
    'vp of growth',
    'VP, Product Marketing',
  ],
  'sales vp': [
    'VP Sales',
    'VP of Sales, EMEA',
    'Vice President Business Development',
    'VP Sales and Marketing',
  ],
  'engineering vp': ['VP Engineering', 'VP of Engineering', 'VP R&D'],
  'it vp': ['VP IT', 'VP of it'],
  'marketing head': [
    'Head of Growth',
    'Head of Marketing',
    'Global Head of Content',
    'Marketingleiter',
    'Marketingleiterin',
    'Leiter Marketing',
    'Leiterin Marketing & Kommunikation',
    'Leitung Marketing',
    'Leiter:in Marketing',
    'Jefa de Marketing',
    'Marketing Head',
  ],
  'sales head': [
    'Leiter Vertrieb',
    'Vertriebsleiter',
    'Vertriebsleiterin DACH',
    'Verkaufschef',
    'Head of Sales',
    'Jefe de ventas',
    'Leiter/-in Vertrieb',
  ],
  'people head': ['Head of People', 'Personalleiter', 'Leiterin Personal', 'Head of HR'],
  'engineering head': ['Head of Engineering', 'Technischer Leiter', 'Chief Architect', 'Entwicklungsleiter'],
  'it head': ['IT-Leiter', 'Leiter IT', 'Head of IT'],
  'finance head': ['Kaufmännischer Leiter', 'Leiterin Finanzen'],
  'operations head': ['Chief of Staff', 'Chief of Staff to the CEO', 'Head of Operations'],
  'marketing director': [
    'directrice marketing',
    'Directeur Marketing',
    'Directrice du marketing et de la communication',
    'Marketing Director',
    'Director of Marketing',
    'Directora de Marketing',
    'Associate Director, Brand',
    'Directeur·rice marketing',
    'Sr. Director Marketing',
    'Marketingdirektorin',
    'DIRECTRICE MARKETING',
    'Directeur adjoint marketing',
  ],
  'sales director': [
    'Directeur commercial',
    'Directrice commerciale',
    'Director comercial',
    'Sales Director',
    'Regional Sales Director',
  ],
  'people director': ['DRH', 'Directrice des ressources humaines', 'Directora de Recursos Humanos'],
  'finance director': [
    'DAF',
    'Directeur administratif et financier',
    'Director financiero',
    'Finance Director',
  ],
  'it director': ['DSI', "Directeur des systèmes d'information", 'IT Director', 'Directeur informatique'],
  'design director': ['Art Director', 'Directrice artistique', 'Creative Director'],
  'general_management director': ['General Manager', 'Country Manager France'],
  '- director': ['Director', 'Directeur', 'Executive Director'],
  'marketing manager': [
    'Responsable marketing',
    'Marketing Manager',
    'Senior Marketing Manager',
    'Product Marketing Manager',
    'Responsable de la communication',
    'Marketing Mgr.',
    'Brand manager',
    'Assistant Marketing Manager',
    'Gerente de marketing',
  ],
  'product manager': [
    'Product Manager',
    'Senior Product Manager',
    'Chef de produit',
    'Cheffe de produit',
    'Produktmanager',
    'Group Product Manager',
  ],
  'sales manager': [
    'Sales Manager',
    'Chef des ventes',
    'Responsable commerciale',
    'Partnerships Manager',
    'Teamleiter Vertrieb',
  ],
  'it manager': ['IT Manager', 'it manager', 'Responsable informatique'],
  'engineering manager': ['Engineering Manager'],
  'engineering senior': [
    'Sr. Software Engineer',
    'Senior Developer',
    'Principal Engineer',
    'Lead Developer',
    'Staff Software Engineer',
    'Tech Lead',
    'Senior Softwareentwickler',
    'Développeuse confirmée',
  ],
  'engineering staff': [
    'Software Engineer',
    'Ingénieure logiciel',
    'Développeur web',
    'Softwareentwicklerin',
    'Desarrolladora',
    'DevOps Engineer',
    'Growth Engineer',
  ],
  'sales staff': [
    'Account Executive',
    'SDR',
    'Sales Engineer',
    'Technico-commercial',
    'Ingénieur d’affaires',
    'Key Account Manager',
    'Vertriebsmitarbeiterin',
    'Ejecutivo de ventas',
  ],
  'marketing staff': [
    'Chargée de communication',
    'Chargé(e) de marketing',
    'Marketing Specialist',
    'Community Manager',
    'Marketing Assistant',
    'Content writer | Copywriter',
  ],
  'operations staff': [
    'assistant to the CMO',
    'Assistant to CMO',
    'Executive Assistant to the CEO',
    'Assistante de direction',
    'Assistante du directeur marketing',
    'Assistentin der Geschäftsführung',
    'Asistente de dirección',
    "CEO's assistant",
    'EA to the CFO',
    'Project Manager',
    'Chef de projet',
    'Projektleiter',
  ],
  'people staff': [
    'HR Business Partner',
    'Technical Recruiter',
    'Personalreferentin',
    'Chargée de recrutement',
  ],
  'customer_success staff': ['Customer Success Manager', 'Support Engineer'],
  'product staff': ['Product Owner'],
  'data staff': ['Data Scientist', 'Data Analyst, Marketing', 'Machine Learning Engineer'],
  'finance staff': ['Accountant', 'Comptable', 'Buchhalterin', 'Contable'],
  'legal staff': ['Juriste', 'Data Protection Officer', 'Rechtsanwältin'],
  'other staff': ['Consultant', 'Executive Coach', 'Coach for CMOs'],
  'marketing junior': ['Junior Marketing Manager', 'Jr. Brand Manager', 'Marketing Trainee'],
  'marketing intern': [
    'Marketing Intern',
    'Stagiaire marketing',
    'Alternante assistante marketing',
    'Werkstudentin Marketing',
    'Becaria de marketing',
    'Marketing Manager Intern',
    'Alternant chef de projet marketing',
  ],
  'marketing -': ['Marketing', 'Growth hacking', 'Growth'],
  '- -': [
    '',
    '   ',
    'ex-CMO',
    'Former CMO',
    'former Chief Marketing Officer at Acme',
    'Ancienne directrice marketing',
    'Ehemaliger Geschäftsführer',
    'CMO (retired)',
    'Retired CFO',
    'Aspiring CMO',
    'Helping CMOs grow',
    'Making it happen',
    '???',
    '张伟',
    'Living the dream',
  ],
};
const rows = Object.entries(TABLE).flatMap(([meaning, titles]) =>
  titles.map((title) => [title, meaning] as const),
);

describe('normaliseJobTitle', () => {
  it.each(rows)('%j is %s', (title, meaning) => {
    expect(short(title)).toBe(meaning);
  });

  it('the table is worth its name', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });

  it('case, accents, spare white space and an employer change nothing', () => {
    const plain = rows.filter(([title]) => !/\bit\b|@| at | chez |retired|^\s*$/i.test(title));
    fc.assert(
      fc.property(fc.constantFrom(...plain), ([title, meaning]) => {
        expect(short(`  ${title.toUpperCase()} `)).toBe(meaning);
        expect(short(title.toLowerCase().normalize('NFD'))).toBe(meaning);
        expect(short(title.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '  '))).toBe(meaning);
        expect(short(`${title} at Sales Director Consulting`)).toBe(meaning);
      }),
      { numRuns: 500 },
    );
  });

  it('whoever has been something, or serves somebody, is not it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), ([title]) => {
        fc.pre(!/[|,;/()[\]•·–—:."]/.test(title));
        expect(short(`Former ${title}`)).toBe('- -');
        expect(short(`ex-${title}`)).toBe('- -');
        expect(short(`Assistant to the ${title}`)).toBe('operations staff');
      }),
      { numRuns: 300 },
    );
  });

  it('never throws and answers only with what it knows', () => {
    const words = fc.constantFrom(
      'chief',
      'officer',
      'vp',
      'of',
      '&',
      '/',
      'leiter',
      'in',
      'directeur',
      '(e)',
      'constructor',
      '__proto__',
      '.',
      'IT',
      'ex',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((given) => given.join(' ')),
        ),
        (title) => {
          const { function: job, seniority } = normaliseJobTitle(title);
          if (job !== null) expect(JOB_FUNCTIONS).toContain(job);
          if (seniority !== null) expect(SENIORITIES).toContain(seniority);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads a very long title in no time', () => {
    const started = performance.now();
    for (const word of ['chief ', 'a.', 'leiter', '(m/w/d)', 'assistant to ', 'c_officer ', 'director/a '])
      normaliseJobTitle(word.repeat(5000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
