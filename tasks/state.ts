type Numbers = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array

/** All that a computation changes as it goes on, in arrays to save and to restore. */
export type State = readonly Numbers[]

/**
 * Packs the exact contents of arrays one behind the other, each with its length before it. Little-endian, as every machine
 * that Lull runs on is, so that a state may travel.
 */
export function pack(arrays: State): Uint8Array {
  const packed = new Uint8Array(arrays.reduce((size, { byteLength }) => size + 8 + byteLength, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const { buffer, byteOffset, byteLength } of arrays) {
    view.setFloat64(at, byteLength, true)
    packed.set(new Uint8Array(buffer, byteOffset, byteLength), at + 8)
    at += 8 + byteLength
  }
  return packed
}

/** Puts packed contents back into arrays of the same lengths, in the same order. Throws RangeError when they do not fit. */
export function unpack(packed: Uint8Array, into: State): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  let at = 0
  for (const { buffer, byteOffset, byteLength } of into) {
    const fits = at + 8 + byteLength <= packed.byteLength && view.getFloat64(at, true) === byteLength
    if (!fits) throw new RangeError('the saved state belongs to other parameters or is damaged')
    new Uint8Array(buffer, byteOffset, byteLength).set(packed.subarray(at + 8, at + 8 + byteLength))
    at += 8 + byteLength
  }
  if (at !== packed.byteLength)
    throw new RangeError('the saved state belongs to other parameters or is damaged')
}
