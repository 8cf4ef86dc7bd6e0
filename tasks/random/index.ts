export { createNormal } from './normal'
export { createRandom, type Random, randomFrom } from './xoshiro'
