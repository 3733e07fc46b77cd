# The bot on a server. requirements-docker.txt is requirements.txt without local mode: 58 MB and a
# simulated Discord that no server needs.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/attache
WORKDIR /src
# Dependencies come first: this layer is reused until a pin changes.
COPY requirements-docker.txt ./
RUN /opt/attache/bin/pip install --no-compile --require-hashes -r requirements-docker.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY knowledge ./knowledge
# Bytecode is compiled here because nothing can be written next to the code later, and is not
# tied to file times, which a copy may change. pip goes: the running bot installs nothing.
RUN /opt/attache/bin/pip install --no-deps --no-compile . \
    && /opt/attache/bin/pip uninstall --yes pip \
    && python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/attache/lib

FROM python:3.13-slim
# A fixed id, so that a bind-mounted /data can be given to it: chown 10001:10001.
RUN groupadd --gid 10001 attache \
    && useradd --uid 10001 --gid attache --no-create-home --home-dir /data --shell /usr/sbin/nologin attache \
    && install -d -o attache -g attache -m 0750 /data
COPY --from=build /opt/attache /opt/attache
ENV PATH=/opt/attache/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ATTACHE_DATA_DIR=/data \
    MPLCONFIGDIR=/data/cache/matplotlib
USER 10001:10001
WORKDIR /data
# Only /data is written, so the rest can be read-only: docker run --read-only.
VOLUME ["/data"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["attache", "health"]
ENTRYPOINT ["attache"]
