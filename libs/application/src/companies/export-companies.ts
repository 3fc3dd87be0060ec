/** companies.export: companies as CSV, page by page, newest first. */
import { encodeId } from '#contracts';
import { BYTE_ORDER_MARK, csvLine } from '../csv/write-csv.js';
import type { StreamHandler } from '../streams/stream-context.js';
import { companyQuery } from './list-companies.js';
import type { Company } from './company.js';

const PAGE = 1_000;

export const exportCompanies: StreamHandler<'companies.export'> = async function* (
  { caller, unitOfWork, signal },
  { byteOrderMark, ...wanted },
) {
  const query = companyQuery(wanted);
  yield (
    (byteOrderMark === 'true' ? BYTE_ORDER_MARK : '') +
    csvLine(['companyId', 'name', 'domain', 'industry', 'size', 'tags', 'createdAt', 'updatedAt'])
  );
  let after: string | undefined;
  do {
    const page: Company[] = await unitOfWork.read(caller.workspaceId, ({ companies }) =>
      companies.list(query, PAGE, after),
    );
    if (page.length > 0) yield page.map(lineOf).join('');
    after = page.length < PAGE ? undefined : page.at(-1)?.id;
  } while (after !== undefined && !signal.aborted);
};

function lineOf({ id, name, domain, industry, size, tags, createdAt, updatedAt }: Company): string {
  return csvLine([
    encodeId('company', id),
    name,
    domain,
    industry,
    size,
    tags.join(';'),
    createdAt.toString(),
    updatedAt.toString(),
  ]);
}
