import path from 'node:path'

/** The checkout's folder. */
export const root = path.resolve(import.meta.dirname, '..')

/** Says what is going on, on stderr: stdout belongs to the program that was asked for. */
export const say = (message) => process.stderr.write(`lull: ${message}\n`)
