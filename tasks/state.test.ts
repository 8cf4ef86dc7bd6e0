import { describe, expect, it } from 'vitest'
import { carve, measure } from './memory'
import { pack, unpack } from './state'

describe('a packed state', () => {
  const state = () => [Float64Array.of(0.1, Number.NaN, -0), Uint16Array.of(1, 2, 3), new Uint8Array()]

  it('comes back to the last bit', () => {
    const back = [new Float64Array(3), new Uint16Array(3), new Uint8Array()]
    unpack(pack(state()), back)
    expect(back).toEqual(state())
    expect(Object.is(back[0]?.[2], -0)).toBe(true)
  })

  it('fits no other lengths, and is not taken when it is cut or too long', () => {
    const packed = pack(state())
    const refused = (bytes: Uint8Array, into: Parameters<typeof unpack>[1]) =>
      expect(() => unpack(bytes, into)).toThrow(RangeError)
    refused(packed, [new Float64Array(2), new Uint16Array(3), new Uint8Array()])
    refused(packed.subarray(0, 20), state())
    refused(packed, state().slice(0, 2))
  })
})

describe('a carved memory', () => {
  it('has all arrays side by side, none over another, in the bytes that were measured', () => {
    const plan = (carver: Parameters<Parameters<typeof measure>[0]>[0]) => [
      carver.uint8(3),
      carver.float64(5),
      carver.uint16(7),
      carver.int32(1),
    ]
    const memory = new SharedArrayBuffer(measure(plan))
    const arrays = carve(memory, plan)
    for (const [at, array] of arrays.entries()) array.fill(at + 1)
    for (const [at, array] of arrays.entries()) expect(new Set(array)).toEqual(new Set([at + 1]))
    const last = arrays.at(-1)
    expect((last?.byteOffset ?? 0) + (last?.byteLength ?? 0)).toBe(memory.byteLength)
  })
})
