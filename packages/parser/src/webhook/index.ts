export { parseWebhook, parseWebhookText } from "./parse-webhook.js";
