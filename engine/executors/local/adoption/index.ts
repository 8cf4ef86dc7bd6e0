export { adopter } from './adopter'
