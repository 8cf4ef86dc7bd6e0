import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDecoder, createReader, encode } from './wire'

describe('the Wayland wire format', () => {
  it('packs a request as the protocol shows it', () => {
    // wl_registry.bind(name 3, "wl_seat", version 1, new id 4) on object 2
    const bytes = encode(2, 0, [3, 'wl_seat', 1, 4])
    expect(bytes.toString('hex').match(/.{8}/g)).toEqual([
      '02000000', // object 2
      '00002000', // opcode 0, 32 bytes
      '03000000',
      '08000000', // eight bytes of text, its NUL included
      '776c5f73',
      '65617400',
      '01000000',
      '04000000',
    ])
  })

  it('reads back what it packed, however the bytes arrive', () => {
    const request = fc.record({
      object: fc.integer({ min: 1, max: 0xffffffff }),
      opcode: fc.integer({ min: 0, max: 0xffff }),
      number: fc.integer({ min: 0, max: 0xffffffff }),
      text: fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !text.includes('\0')),
    })
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), (requests, step) => {
        const stream = Buffer.concat(requests.map((r) => encode(r.object, r.opcode, [r.number, r.text])))
        const decode = createDecoder()
        const messages = []
        for (let at = 0; at < stream.length; at += step)
          messages.push(...decode(stream.subarray(at, at + step)))
        const read = messages.map(({ object, opcode, body }) => {
          const reader = createReader(body)
          return { object, opcode, number: reader.uint(), text: reader.string() }
        })
        expect(read).toEqual(requests)
      }),
    )
  })

  it('refuses a size that no message can have', () => {
    expect(() => createDecoder()(Buffer.from('0100000000000400', 'hex'))).toThrow('4 bytes')
    expect(() => createDecoder()(Buffer.from('0100000000000a00', 'hex'))).toThrow('10 bytes')
  })

  it('refuses a string that is longer than its message', () => {
    expect(() => createReader(Buffer.from('ff00000061000000', 'hex')).string()).toThrow(RangeError)
    expect(() => createReader(Buffer.from('00', 'hex')).uint()).toThrow(RangeError)
  })
})
