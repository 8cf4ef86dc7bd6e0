/** Bytes of a message's header: the object's id, then its size and opcode. */
const HEADER_BYTES = 8

/** One message of the Wayland wire protocol, arguments still packed. Integers are in the order of this machine. */
export interface WireMessage {
  readonly object: number
  readonly opcode: number
  readonly body: Buffer
}

export type Argument = number | string

/** Packs a request: numbers (uint, object, new_id) as one word, strings with length, NUL and padding to a word. */
export function encode(object: number, opcode: number, args: readonly Argument[]): Buffer {
  const body = Buffer.concat(args.map((arg) => (typeof arg === 'string' ? text(arg) : word(arg))))
  return Buffer.concat([word(object), word(((HEADER_BYTES + body.length) << 16) | opcode), body])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

function text(value: string): Buffer {
  const length = Buffer.byteLength(value) + 1
  const bytes = Buffer.alloc(padded(length))
  bytes.write(value)
  return Buffer.concat([word(length), bytes])
}

const padded = (length: number): number => (length + 3) & ~3

/**
 * Cuts a stream of bytes into messages: feed it what arrives, it returns what is complete and keeps the rest. Throws on
 * a size that no message can have, after which nothing in the stream can be trusted.
 */
export function createDecoder(): (chunk: Buffer) => readonly WireMessage[] {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const messages: WireMessage[] = []
    while (rest.length >= HEADER_BYTES) {
      const size = rest.readUInt16LE(6)
      if (size < HEADER_BYTES || size % 4 !== 0) throw new Error(`a Wayland message of ${size} bytes`)
      if (rest.length < size) break
      const body = rest.subarray(HEADER_BYTES, size)
      messages.push({ object: rest.readUInt32LE(0), opcode: rest.readUInt16LE(4), body })
      rest = rest.subarray(size)
    }
    return messages
  }
}

/** Reads arguments one after the other. Throws a RangeError when the message is shorter than they say. */
export function createReader(body: Buffer): { uint(): number; string(): string } {
  let offset = 0
  return {
    uint() {
      const value = body.readUInt32LE(offset)
      offset += 4
      return value
    },
    string() {
      const length = this.uint()
      if (length === 0 || offset + length > body.length) throw new RangeError(`a string of ${length} bytes`)
      const value = body.toString('utf8', offset, offset + length - 1)
      offset += padded(length)
      return value
    },
  }
}
