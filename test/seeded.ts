import fc from 'fast-check'

/**
 * Property tests draw the same worlds at every run, so that a change is judged by what it changed. `LULL_SEED=N` draws
 * others: go looking with it, and keep what it finds as an example in a test of its own.
 */
const given = Number(process.env['LULL_SEED'])
fc.configureGlobal({ seed: Number.isInteger(given) && given !== 0 ? given : 20_261_122 })
