import { expect, it } from 'vitest'
import { type AskWindows, windowsBootId } from './windows-boot'

const second = 10_000_000n // in units of 100 ns

/** A Windows that began then, whose clock was set forward by so much since. */
const windowsSince =
  (began: bigint, setBy: bigint): AskWindows =>
  (_kind, into) => {
    into.writeBigInt64LE(began + setBy, 0)
    into.writeBigInt64LE(setBy, 32)
    return 0
  }

const began = 134_000_000_000_000_000n

it('is the same for every process of a boot, however the clock was set', () => {
  const id = windowsBootId(windowsSince(began, 0n))
  expect(windowsBootId(windowsSince(began, 3600n * second))).toBe(id)
  expect(windowsBootId(windowsSince(began, -1n))).toBe(id)
})

it('is another after a restart, though the computer was up for only a moment', () => {
  expect(windowsBootId(windowsSince(began, 0n))).not.toBe(windowsBootId(windowsSince(began + second, 0n)))
})

it('is refused, with what to do, where Windows does not tell', () => {
  expect(() => windowsBootId(() => 0xc0000003)).toThrow(/c0000003/)
  expect(() => windowsBootId(() => 1)).toThrow(expect.objectContaining({ code: 'refused' }))
})
