/** Hands out arrays that lie one behind the other in one memory. */
export interface Carver {
  float64(length: number): Float64Array
  uint32(length: number): Uint32Array
  int32(length: number): Int32Array
  uint16(length: number): Uint16Array
  uint8(length: number): Uint8Array
}

/** Bytes that the arrays of a plan take. */
export function measure(plan: (carver: Carver) => unknown): number {
  let bytes = 0
  const grow = (length: number, width: number) => {
    bytes = aligned(bytes) + length * width
  }
  plan({
    float64: (length) => (grow(length, 8), new Float64Array()),
    uint32: (length) => (grow(length, 4), new Uint32Array()),
    int32: (length) => (grow(length, 4), new Int32Array()),
    uint16: (length) => (grow(length, 2), new Uint16Array()),
    uint8: (length) => (grow(length, 1), new Uint8Array()),
  })
  return bytes
}

/** The arrays of a plan in a memory that `measure` found big enough: the same places in every thread. */
export function carve<Arrays>(memory: SharedArrayBuffer, plan: (carver: Carver) => Arrays): Arrays {
  let end = 0
  const place = (length: number, width: number) => {
    const start = aligned(end)
    end = start + length * width
    return start
  }
  return plan({
    float64: (length) => new Float64Array(memory, place(length, 8), length),
    uint32: (length) => new Uint32Array(memory, place(length, 4), length),
    int32: (length) => new Int32Array(memory, place(length, 4), length),
    uint16: (length) => new Uint16Array(memory, place(length, 2), length),
    uint8: (length) => new Uint8Array(memory, place(length, 1), length),
  })
}

/** On a cache line of its own, so that lanes do not wait for each other's neighbours. */
function aligned(bytes: number): number {
  return 64 * Math.ceil(bytes / 64)
}
