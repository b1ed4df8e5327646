// Answers 204 to what is signed rightly with the secret that it was started with, and 400 to the rest.
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.argv[2]);

const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    try {
      webhook.verify(Buffer.concat(parts).toString("utf8"), request.headers);
      response.writeHead(204).end();
    } catch (refusal) {
      response.writeHead(400).end(String(refusal));
    }
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
