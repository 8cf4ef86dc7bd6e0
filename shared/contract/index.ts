import { app } from './app'
import { costs } from './costs'
import { engine } from './engine'
import { jobs } from './jobs'
import { kinds } from './kinds'
import { machine } from './machine'
import { settings } from './settings'

export { Guess, Page } from './app'
export { LogChunk } from './jobs'

/** The only description of what Lull can do. The Electron door, the HTTP door and openapi.json are made from it. */
export const contract = { jobs, kinds, machine, costs, settings, engine }
export type Contract = typeof contract

/** What a page is served: the contract, and what it can ask of the app itself. Never served over HTTP. */
export const pageContract = { ...contract, app }
export type PageContract = typeof pageContract
