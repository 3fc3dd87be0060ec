# One image for every app; the command says which one runs. Built in two stages, so that compilers, tests and the
# embedded Postgres stay out of what is shipped. Runs as the image's ordinary user `node`.

FROM node:26-slim AS build
WORKDIR /overture
COPY package.json package-lock.json .npmrc ./
COPY client/package.json ./client/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run generate && npm run build

FROM node:26-slim AS packages
WORKDIR /overture
COPY package.json package-lock.json .npmrc ./
COPY client/package.json ./client/
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:26-slim
ENV NODE_ENV=production LISTEN_HOST=0.0.0.0
WORKDIR /overture
COPY --from=packages /overture/node_modules ./node_modules
COPY --from=build /overture/dist ./dist
COPY package.json ./
COPY prisma ./prisma
USER node
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
