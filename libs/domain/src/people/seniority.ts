/** Which functions and levels does Overture know? */
export const JOB_FUNCTIONS = [
  'marketing',
  'sales',
  'engineering',
  'product',
  'design',
  'data',
  'it',
  'security',
  'finance',
  'legal',
  'people',
  'operations',
  'customer_success',
  'general_management',
  'other',
] as const;
export type JobFunction = (typeof JOB_FUNCTIONS)[number];

/** Highest first. */
export const SENIORITIES = [
  'founder',
  'c_level',
  'vp',
  'head',
  'director',
  'manager',
  'senior',
  'staff',
  'junior',
  'intern',
] as const;
export type Seniority = (typeof SENIORITIES)[number];
