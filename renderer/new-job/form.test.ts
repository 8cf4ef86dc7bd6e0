import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { LullError } from '../../shared/model'
import type { Client } from '../connect'
import { createForm } from './form'

const guess = { name: 'train', workdir: '/work', command: ['python3', 'train.py'] }

/** A main process that refuses every job for the sake of one field. */
function refusingClient(path: string): Client {
  const refusal = new LullError('refused', 'This computer has 1 GPU', { hint: 'Ask for fewer', path })
  const refuse = () => Promise.reject(new ORPCError('refused', { data: refusal.toData() }))
  const client = { jobs: { preview: refuse }, app: { guess: () => Promise.resolve(guess), submit: refuse } }
  return client as unknown as Client
}

describe('the form', () => {
  it('says what the engine refuses at the field that it is about, until that is mended', async () => {
    const form = createForm(refusingClient('resources.gpus'))
    await form.fillFromPath('/home/ada/train.py')
    await form.preview()
    expect(form.state.getState()).toMatchObject({
      refused: { path: 'resources.gpus', message: 'This computer has 1 GPU' },
      trouble: { hint: 'Ask for fewer' },
      busy: null,
    })
    form.write('resources.gpus', '1')
    expect(form.state.getState()).toMatchObject({ refused: null, trouble: null })
  })

  it('asks nothing while something is missing', async () => {
    const form = createForm(refusingClient('command'))
    await form.submit()
    expect(form.state.getState()).toMatchObject({ tried: true, trouble: null, refused: null })
  })

  it('keeps what was written when a file is dropped on it', async () => {
    const form = createForm(refusingClient('command'))
    form.write('timeout', '2h')
    form.choose('shell')
    await form.fillFromPath('/home/ada/train.py')
    expect(form.state.getState().draft).toMatchObject({
      way: 'command',
      texts: { command: 'python3 train.py', workdir: '/work', timeout: '2h' },
    })
  })
})

describe('the parameters of a kind', () => {
  /** A main process that answers each check when the test lets it. */
  function checkingClient() {
    const asked: { readonly params: unknown; answer: (memoryBytes: number) => void }[] = []
    const check = ({ params }: { readonly params: unknown }) =>
      new Promise((resolve) => {
        asked.push({ params, answer: (memoryBytes) => resolve({ memoryBytes, complaints: [] }) })
      })
    const client = { kinds: { check }, app: { facts: () => Promise.resolve({ home: '/home/lull' }) } }
    return { client: client as unknown as Client, asked }
  }

  it('are asked about as they are written, and only the newest answer counts', async () => {
    const { client, asked } = checkingClient()
    const form = createForm(client)
    form.state.setState({ draft: { way: 'kind', texts: {}, now: false } })
    await form.chooseKind('decision_making')
    expect(form.state.getState().draft.texts).toMatchObject({ workdir: '/home/lull', params: '' })
    form.write('params', 'trials=1000')
    form.write('params', 'trials=2000')
    expect(asked.map(({ params }) => params)).toEqual([{}, { trials: 1000 }, { trials: 2000 }])
    asked[2]?.answer(2)
    asked[1]?.answer(1)
    await expect.poll(() => form.state.getState().checked?.check.memoryBytes).toBe(2)
  })
})
