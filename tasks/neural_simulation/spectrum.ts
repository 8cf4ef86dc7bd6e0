import { cos, sin } from '../elementary'

/** Power at frequencies from 0 to 500 Hz. */
export interface Spectrum {
  readonly frequenciesHz: Float64Array
  readonly power: Float64Array
}

/** Longest segment, ms: 2 Hz apart, enough to tell the rhythms of a brain from each other. */
const longestSegment = 512

/**
 * Power spectrum of a signal with one sample a ms, by Welch (1967): segments that overlap by half, each without its mean and
 * under Hann's window, their periodograms averaged. Power is per Hz, in squared units of the signal.
 */
export function powerSpectrum(signal: Float64Array): Spectrum {
  let length = longestSegment
  while (length > signal.length && length > 8) length /= 2
  const hann = Float64Array.from({ length }, (_, index) => (1 - cos((2 * Math.PI * index) / length)) / 2)
  const energy = hann.reduce((sum, weight) => sum + weight * weight, 0)
  const power = new Float64Array(length / 2)
  let segments = 0
  for (let start = 0; start + length <= signal.length; start += length / 2) {
    addPeriodogram(signal.subarray(start, start + length), hann, power)
    segments += 1
  }
  return {
    frequenciesHz: power.map((_, index) => (1000 * index) / length),
    power: power.map((value) => (2 * value) / (1000 * energy * Math.max(1, segments))),
  }
}

function addPeriodogram(segment: Float64Array, hann: Float64Array, into: Float64Array): void {
  const mean = segment.reduce((sum, value) => sum + value, 0) / segment.length
  const real = segment.map((value, index) => (value - mean) * (hann[index] ?? 0))
  const imaginary = new Float64Array(segment.length)
  transform(real, imaginary)
  for (let index = 0; index < into.length; index++) {
    const [re, im] = [real[index] ?? 0, imaginary[index] ?? 0]
    into[index] = (into[index] ?? 0) + re * re + im * im
  }
}

/** Fourier transform in place, by Cooley and Tukey (1965); the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const { length } = real
  if (length === 1) return
  const half = length / 2
  const split = (values: Float64Array, odd: number) =>
    Float64Array.from({ length: half }, (_, index) => values[2 * index + odd] ?? 0)
  const [evenReal, evenImaginary] = [split(real, 0), split(imaginary, 0)]
  const [oddReal, oddImaginary] = [split(real, 1), split(imaginary, 1)]
  transform(evenReal, evenImaginary)
  transform(oddReal, oddImaginary)
  for (let index = 0; index < half; index++) {
    const angle = (-2 * Math.PI * index) / length
    const [c, s] = [cos(angle), sin(angle)]
    const [or, oi] = [oddReal[index] ?? 0, oddImaginary[index] ?? 0]
    const [er, ei] = [evenReal[index] ?? 0, evenImaginary[index] ?? 0]
    const [tr, ti] = [c * or - s * oi, s * or + c * oi]
    real[index] = er + tr
    imaginary[index] = ei + ti
    real[index + half] = er - tr
    imaginary[index + half] = ei - ti
  }
}

const slowestHz = 2
const fastestHz = 300
const mostPeaks = 3
/** Two maxima are two rhythms when between them power falls below this share of the lower one. */
const valleyShare = 0.75

/** A rhythm is about as wide as it is fast: power is averaged over this share of a frequency to either side. */
const halfWidth = 0.2

/**
 * The rhythms of a signal: the maxima of its power per octave between 2 and 300 Hz, at most three, the strongest first, as far
 * as their power is at least twice the median and a valley lies between them and every stronger one.
 */
export function rhythms(spectrum: Spectrum): number[] {
  const { frequenciesHz } = spectrum
  const smooth = smoothed(spectrum)
  const median = smooth.slice().sort()[Math.floor(smooth.length / 2)] ?? 0
  const perOctave = smooth.map((value, index) => value * (frequenciesHz[index] ?? 0))
  const isPeak = (index: number) => {
    const value = perOctave[index] ?? 0
    const [before = Number.POSITIVE_INFINITY, after = Number.POSITIVE_INFINITY] = [
      perOctave[index - 1],
      perOctave[index + 1],
    ]
    return (smooth[index] ?? 0) > 2 * median && value > before && value >= after
  }
  const power = (index: number) => perOctave[index] ?? 0
  const peaks = Array.from(frequenciesHz.keys())
    .filter((index) => isWithinBand(frequenciesHz[index] ?? 0) && isPeak(index))
    .sort((one, other) => power(other) - power(one))
  return peaks
    .filter((index, rank) => peaks.slice(0, rank).every((stronger) => isApart(perOctave, index, stronger)))
    .slice(0, mostPeaks)
    .map((index) => frequenciesHz[index] ?? 0)
}

function isWithinBand(hz: number): boolean {
  return hz >= slowestHz && hz <= fastestHz
}

/** Whether power falls far enough between a maximum and a stronger one. */
function isApart(perOctave: Float64Array, peak: number, stronger: number): boolean {
  const between = perOctave.subarray(Math.min(peak, stronger), Math.max(peak, stronger))
  const lowest = between.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  return lowest < valleyShare * (perOctave[peak] ?? 0)
}

/** Power averaged about each frequency, as widely as a rhythm there would be: the nearer, the more it counts. */
export function smoothed({ power }: Spectrum): Float64Array {
  return power.map((_, index) => {
    const reach = Math.floor(halfWidth * index)
    let [sum, weights] = [0, 0]
    for (let at = index - reach; at <= Math.min(index + reach, power.length - 1); at++) {
      const weight = reach + 1 - Math.abs(at - index)
      sum += weight * (power[at] as number)
      weights += weight
    }
    return sum / weights
  })
}
