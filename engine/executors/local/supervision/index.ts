export { superviseAttempts } from './supervision'
