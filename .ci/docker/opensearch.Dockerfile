# One OpenSearch node, from the libraries that Maven has; for Operate of engine 8.6, which can't keep its data in PostgreSQL.
FROM journeyrunner.local/java:here
RUN useradd --create-home --home-dir /var/lib/opensearch opensearch && mkdir -p /opt/opensearch /var/lib/opensearch/config \
    && printf '%s\n' 'network.host: 0.0.0.0' 'discovery.type: single-node' 'cluster.routing.allocation.disk.threshold_enabled: false' 'cluster.max_shards_per_node: 10000' > /var/lib/opensearch/config/opensearch.yml \
    && chown -R opensearch /var/lib/opensearch
COPY . /opt/opensearch
USER opensearch
WORKDIR /var/lib/opensearch
EXPOSE 9200
ENTRYPOINT ["java", "-Xmx320m", "-XX:+UseSerialGC", "-cp", "/opt/opensearch/*", "org.codelibs.opensearch.runner.OpenSearchRunner", \
  "-basePath", "/var/lib/opensearch", "-confPath", "/var/lib/opensearch/config", "-numOfNode", "1", "-baseHttpPort", "9199", "-disableESLogger"]
