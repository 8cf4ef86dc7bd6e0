import { exp } from '../elementary'

/** The error function (Abramowitz and Stegun 1964, 7.1.1), to a few units of the last place. */
export function erf(x: number): number {
  if (x < 0) return -erf(-x)
  return x < 2.5 ? rising(x) : 1 - falling(x)
}

/** 1 - erf(x), exact to the end of its tail. */
export function erfc(x: number): number {
  return x < 2.5 ? 1 - erf(x) : falling(x)
}

const twoOverRootPi = 2 / Math.sqrt(Math.PI)

/** The series of positive terms, A&S 7.1.6: nothing cancels. */
function rising(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return twoOverRootPi * exp(-x * x) * sum
}

/** The continued fraction A&S 7.1.14, from its far end: 60 levels are exact from 2.5 on. */
function falling(x: number): number {
  let fraction = x
  for (let level = 60; level > 0; level--) fraction = x + level / 2 / fraction
  return (exp(-x * x) * twoOverRootPi) / 2 / fraction
}
