// Whatever would open a connection, look up a name or start a program ends the process instead.
const modules = [
  "net",
  "tls",
  "dns",
  "dns/promises",
  "dgram",
  "http",
  "https",
  "http2",
  "child_process",
  "worker_threads",
  "cluster",
];
// Node itself loads some of these for its streams; that is no connection.
const LOUD =
  /^(?:connect|createConnection|createSocket|request|get|lookup|resolve\w*|reverse|spawn\w*|exec\w*|fork|setServers)$/;

function refuse(name) {
  // No arrow, since some are called with new.
  return function trapped() {
    require("node:fs").writeSync(2, `TRAPPED ${name}\n`);
    process.exit(99);
  };
}

for (const name of modules) {
  const held = require(`node:${name}`);
  for (const key of Object.keys(held)) if (LOUD.test(key)) held[key] = refuse(`${name}.${key}`);
  for (const key of ["Socket", "TLSSocket", "Resolver", "Worker"]) {
    const prototype = held[key]?.prototype;
    for (const method of ["connect", "resolve", "postMessage"])
      if (prototype && Object.hasOwn(prototype, method))
        prototype[method] = refuse(`${name}.${key}.${method}`);
  }
  if (name === "worker_threads") held.Worker = refuse("worker_threads.Worker");
}
require("node:module").syncBuiltinESMExports();
for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"]) globalThis[name] = refuse(name);
