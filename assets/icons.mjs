// Makes the PNG icons from icon.svg with the installed Chromium:
//   node assets/icons.mjs [path of the browser]
// No package is needed: the browser is driven over a pipe.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = new URL("./", import.meta.url);
const browser = process.argv[2] ?? "chromium";

// A home screen cuts its own shape out of these, so the ground fills the square.
const ICONS = [
  { file: "icon-192.png", size: 192, full: false },
  { file: "icon-512.png", size: 512, full: false },
  { file: "icon-maskable.png", size: 512, full: true },
  { file: "icon-180.png", size: 180, full: true },
];

const profile = await mkdtemp(join(tmpdir(), "fieldplan-icons-"));
const child = spawn(
  browser,
  ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
);
child.on("error", (error) => {
  console.error(`${browser} could not be started (${error.code}). Install Chromium or give its path.`);
  process.exit(1);
});

const [, , , send, receive] = child.stdio;
const waiting = new Map();
let received = "";
let count = 0;
receive.on("data", (bytes) => {
  received += bytes;
  const messages = received.split("\0");
  received = messages.pop();
  for (const message of messages.map((text) => JSON.parse(text))) {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  }
});

function call(method, params = {}, sessionId = undefined) {
  count += 1;
  const id = count;
  send.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((resolve, reject) => {
    waiting.set(id, (message) => (message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result)));
  });
}

try {
  const source = await readFile(new URL("icon.svg", folder), "utf8");
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  await call("Emulation.setDefaultBackgroundColorOverride", { color: { r: 0, g: 0, b: 0, a: 0 } }, sessionId);
  for (const { file, size, full } of ICONS) {
    const svg = full ? source.replace('rx="112"', 'rx="0"') : source;
    const html = `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;
    await call("Emulation.setDeviceMetricsOverride", { width: size, height: size, deviceScaleFactor: 1, mobile: false }, sessionId);
    const { frameTree } = await call("Page.getFrameTree", {}, sessionId);
    await call("Page.setDocumentContent", { frameId: frameTree.frame.id, html }, sessionId);
    await call("Runtime.evaluate", { expression: "document.images[0].decode()", awaitPromise: true }, sessionId);
    const { data } = await call("Page.captureScreenshot", { format: "png", clip: { x: 0, y: 0, width: size, height: size, scale: 1 } }, sessionId);
    await writeFile(new URL(file, folder), Buffer.from(data, "base64"));
    console.log(`${file} ${size}x${size}`);
  }
  await call("Browser.close");
} finally {
  child.kill();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
