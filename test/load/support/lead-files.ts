/** Files of leads, made row by row while they are sent. */
import { Readable } from 'node:stream';

export interface FileOfLeads {
  readonly name: string;
  readonly rows: number;
  readonly body: () => Readable;
}

const HEADER = 'firstname,lastname,email,linkedin,company,domain,title,industry,location,phone,segment\n';
const TITLES = ['Head of Sales', 'CMO', 'VP Engineering', 'Office Manager', 'Directrice marketing'];
const ROWS_PER_PIECE = 500;

/** One company for twenty people. */
function person(n: number, email = n, profile = n): string {
  const company = Math.floor(n / 20);
  return (
    `First${n % 997},Last${n},person${email}@company${company}.example,https://www.linkedin.com/in/person-${profile},` +
    `Company ${company} SAS,company${company}.example,${TITLES[n % TITLES.length]},Software,"Paris, France",+33 1 ${10_000_000 + n},s${n % 7}\n`
  );
}

/** People from number `from` on. */
export function newPeople(name: string, rows: number, from: number): FileOfLeads {
  return file(name, rows, (n) => person(from + n));
}

/** New people from `from` on, but every tenth row has the address of one known lead and the profile of another. */
export function withConflicts(name: string, rows: number, from: number): FileOfLeads {
  return file(name, rows, (n) => (n % 10 === 9 ? person(n, n, n - 5) : person(from + n)));
}

function file(name: string, rows: number, row: (n: number) => string): FileOfLeads {
  function* pieces(): Generator<string> {
    yield HEADER;
    for (let n = 0; n < rows; n += ROWS_PER_PIECE) {
      let text = '';
      for (let at = n; at < Math.min(rows, n + ROWS_PER_PIECE); at += 1) text += row(at);
      yield text;
    }
  }
  return { name, rows, body: () => Readable.from(pieces(), { objectMode: false }) };
}
