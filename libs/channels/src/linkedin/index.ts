/** Which provider carries LinkedIn? Nothing outside this folder needs to know. */
export {
  createUnipileAdapter as createLinkedinAdapter,
  type LinkedinAdapterOptions,
} from './unipile/unipile-adapter.js';
