# One image for owner and workers: Node, the checkout, and a browser from Debian.
FROM node:22-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ chromium ca-certificates fonts-liberation \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN node cli/set-up/main.mjs && chown -R node:node /app && mkdir -p /data && chown node:node /data
USER node
# As this user Chromium starts sandboxed where the host allows it; set-up finds out anew.
RUN node cli/set-up/main.mjs
EXPOSE 4680
CMD ["node", "cli/assay.mjs", "up"]
