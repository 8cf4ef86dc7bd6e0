export type { Brake } from './brake'
export { endNews, noUse } from './end-news'
export { holdAttempt } from './held-attempt'
export type { HeldAttempt } from './held-attempt-types'
