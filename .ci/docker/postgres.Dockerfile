# Understands of the official image what is used here: POSTGRES_USER, _PASSWORD, _DB, PGDATA, and its command line.
FROM journeyrunner.local/debian:bookworm
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-15 && rm -rf /var/lib/apt/lists/*
COPY postgres-entrypoint /usr/local/bin/
ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin PGDATA=/var/lib/postgresql/data LANG=C.UTF-8
RUN install -d -o postgres -g postgres -m 700 /var/lib/postgresql/data
VOLUME /var/lib/postgresql/data
EXPOSE 5432
STOPSIGNAL SIGINT
USER postgres
ENTRYPOINT ["postgres-entrypoint"]
CMD ["postgres"]
