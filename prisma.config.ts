/** Where does Prisma find the schema? The client is generated from it; migrations run by `./overture migrate`. */
import { defineConfig } from 'prisma/config';

export default defineConfig({ schema: 'prisma/schema.prisma' });
