import { grouped } from '../figures'

/** A pixel coordinate, short: tenths are finer than any eye. */
export function pixel(value: number): string {
  return Number(value.toFixed(1)).toString()
}

/** A number as a person reads it on an axis. */
export function label(value: number): string {
  return grouped(Number(value.toPrecision(6))).replace('-', '−')
}

/** Text that cannot be mistaken for markup. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/**
 * Colours for series, in order: mid-tones that keep a contrast of 3:1 against both white and near-black paper, told apart by
 * people who see red and green alike (after Okabe and Ito 2008).
 */
export const palette = ['#2f81d6', '#d9632a', '#0f9d77', '#b565c4', '#8a8f98'] as const

/** The colour of axes and text: it follows the paper. */
export const ink = 'currentColor'
