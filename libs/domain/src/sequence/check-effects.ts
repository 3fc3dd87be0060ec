/** Do the steps with an effect inside Overture make sense: variants that can be dealt, fields that can be written? */
import type { Variant } from './graph.js';
import { MAX_VARIANTS } from './limits.js';
import { error, type SequenceProblem } from './problems.js';

/** Kept with the lead or its company, and changed there. */
const FIXED_FIELDS = ['job_title', 'location', 'company_name', 'industry'];

export function checkField(field: string, path: string): SequenceProblem[] {
  if (field.trim() === '') return [error(path, 'empty_field', 'Name the attribute to write.')];
  if (!FIXED_FIELDS.includes(field)) return [];
  return [error(path, 'fixed_field', `A sequence does not write ${field}. Choose an attribute of your own.`)];
}

export function checkVariants(variants: readonly Variant[], path: string): SequenceProblem[] {
  const problems: SequenceProblem[] = [];
  const place = `${path}.variants`;
  if (variants.length < 2)
    problems.push(error(place, 'too_few_variants', 'A split has two variants at least.'));
  if (variants.length > MAX_VARIANTS)
    problems.push(
      error(
        place,
        'too_many_variants',
        `${variants.length} variants are too many; the limit is ${MAX_VARIANTS}.`,
      ),
    );
  const names = variants.map(({ name }) => name);
  variants.forEach(({ name, weight }, index) => {
    const own = `${place}[${index}]`;
    if (!/^[\w-]{1,40}$/.test(name))
      problems.push(
        error(`${own}.name`, 'bad_variant_name', 'A variant is named with 1–40 letters, digits, "_" or "-".'),
      );
    else if (names.indexOf(name) < index)
      problems.push(error(`${own}.name`, 'duplicate_variant', `There is a variant "${name}" already.`));
    if (!Number.isFinite(weight) || weight <= 0)
      problems.push(
        error(`${own}.weight`, 'bad_weight', 'A weight is more than zero. Take the variant out instead.'),
      );
  });
  return problems;
}
