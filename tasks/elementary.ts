/**
 * The elementary functions that built-in kinds of work may use. V8's own (`Math.exp` and its kin) give other last bits from
 * one version to the next, these are the same bits everywhere: ports of FreeBSD's msun to plain arithmetic, which IEEE 754
 * fixes. `Math.sqrt`, `abs`, `floor`, `ceil`, `min`, `max`, `imul`, `fround` and `clz32` are exact and may be used as they are.
 */
export { default as cos } from '@stdlib/math-base-special-cos'
export { default as exp } from '@stdlib/math-base-special-exp'
export { default as ln } from '@stdlib/math-base-special-ln'
export { default as log1p } from '@stdlib/math-base-special-log1p'
export { default as sin } from '@stdlib/math-base-special-sin'
export { default as tanh } from '@stdlib/math-base-special-tanh'
