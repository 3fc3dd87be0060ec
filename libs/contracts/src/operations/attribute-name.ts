/** What may an attribute of a lead be called? */
import { z } from 'zod';

export const attributeName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,39}$/,
    'Expected a name like deal_size: small letters a to z, digits and _, a letter first, at most 40 characters.',
  );
