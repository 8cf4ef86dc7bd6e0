export { createNormal } from './normal'
export { createPoisson, type PoissonFill } from './poisson'
export { createRandom, type Random, randomFrom } from './xoshiro'
