/** Is a request's body what it should be? Everything wrong with it is told at once. */
import { BadRequestException } from '@nestjs/common';
import type { z } from 'zod';

export function readBody<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  throw new BadRequestException(
    result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`),
  );
}
