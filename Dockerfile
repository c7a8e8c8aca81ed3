# The product with the site of one home in it. Build it with that home as a named context:
#   docker build --build-context home=../acme-help -t acme-help .
FROM node:26-trixie-slim AS site
WORKDIR /ladder
COPY package.json package-lock.json astro.config.mjs ./
RUN npm ci --no-audit --no-fund
COPY . .
COPY --from=home . /home-of-ladder
RUN SITE_DIR=/site CACHE_DIR=/cache npm run build -- /home-of-ladder \
  && node -e "import('./scripts/programs.mjs').then(({ program }) => program('main'))"

FROM node:26-trixie-slim
ENV NODE_ENV=production LADDER_HOME=/home-of-ladder HOST=0.0.0.0 PORT=4321 SITE_DIR=/site CACHE_DIR=/cache DATA_DIR=/data
WORKDIR /ladder
# Copies of a PostgreSQL database are made by its own client, which must be at least as new as the server: 17 is what this Debian has.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json astro.config.mjs ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force && mkdir /data && chown node:node /data
COPY api api
COPY site site
COPY content content
COPY demo demo
COPY --from=site /ladder/.cache/programs .cache/programs
COPY --from=site /site /site
COPY --from=site --chown=node:node /cache /cache
COPY --from=home . /home-of-ladder
USER node
VOLUME /data
EXPOSE 4321
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4321/api/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--expose-gc", ".cache/programs/main.mjs"]
