# The official distribution, laid out as in the official image: same folders, user, ports and start script.
FROM journeyrunner.local/java:here
RUN groupadd --gid 1001 camunda && useradd --uid 1001 --gid 1001 --home-dir /usr/local/camunda --no-create-home camunda
COPY --chown=1001:0 . /usr/local/camunda
RUN mkdir /usr/local/camunda/data /usr/local/camunda/logs && chown -R 1001:0 /usr/local/camunda/data /usr/local/camunda/logs
ENV ZEEBE_BROKER_NETWORK_HOST=0.0.0.0 ZEEBE_BROKER_GATEWAY_NETWORK_HOST=0.0.0.0
WORKDIR /usr/local/camunda
VOLUME /tmp /usr/local/camunda/data /usr/local/camunda/logs
EXPOSE 8080 9600 26500 26501 26502
USER 1001:1001
ENTRYPOINT ["/usr/local/camunda/bin/camunda"]
