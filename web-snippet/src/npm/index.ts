/**
 * `@jawoord/snippet`: the site's script for pages that are made by a bundler or a framework. Importing it does nothing; on a server
 * nothing is ever allowed.
 */
export { allows, on, push, ready } from "./queue.ts";
export type { Jawoord, Queue, QueuedCommand } from "./queue.ts";
export { load } from "./load.ts";
export type { LoadOptions } from "./load.ts";
export type { DocumentEvents, EventDetails, Held } from "./events.ts";
export type { Api, Command, Explanation, Picks } from "../core/api.ts";
export type { Category, Config, Controller, Look, Provider, Service } from "../core/config.ts";
export type { Action, Answers, Decision, Status, Stored, Surface } from "../core/decision.ts";
export type { EventName, Listener } from "../core/events.ts";
export type { Layer } from "../ui.ts";
