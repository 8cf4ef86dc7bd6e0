/**
 * What the threads of a crew tell each other, in 32-bit cells of a memory that all of them share: how many orders were given,
 * what the last one is, how many lanes have carried it out, and whether one has failed.
 */
export const given = 0
export const order = 1
export const carriedOut = 2
export const failed = 3

export const controlBytes = 16
